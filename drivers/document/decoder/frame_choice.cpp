// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/frame_choice.h"

#include <cstdlib>

#include "drivers/document/decoder/picture.h"

namespace pishkhan::document {

namespace {

constexpr int firstFrames = 6;      // exposure and focus are still finding their place
constexpr int patience = 4;         // frames that were no better
constexpr double noticeable = 1.03; // and by how much better counts
constexpr double stillBelow = 3.0;  // grey levels between two frames; a sensor's noise stays below
constexpr int smallStep = 16;       // movement is sought in a picture so much smaller

/// The mean of each square.
GreyImage small(const GreyImage& frame)
{
    const int width = frame.width() / smallStep;
    const int height = frame.height() / smallStep;
    std::vector<std::uint8_t> pixels;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            int sum = 0;
            for (int dy = 0; dy < smallStep; ++dy) {
                const std::uint8_t* row =
                    frame.data() + static_cast<std::ptrdiff_t>(y * smallStep + dy) * frame.width() + x * smallStep;
                for (int dx = 0; dx < smallStep; ++dx) {
                    sum += row[dx];
                }
            }
            pixels.push_back(static_cast<std::uint8_t>(sum / (smallStep * smallStep)));
        }
    }
    return GreyImage(width, height, std::move(pixels));
}

bool isSame(const GreyImage& a, const GreyImage& b)
{
    const int count = a.width() * a.height();
    if (count == 0 || a.width() != b.width() || a.height() != b.height()) {
        return false;
    }
    double apart = 0;
    for (int i = 0; i < count; ++i) {
        apart += std::abs(int{a.data()[i]} - int{b.data()[i]});
    }
    return apart / count < stillBelow;
}

/// Edges, as strong as they stand in the picture: blur, darkness and glare all take from them.
double worthOf(const GreyImage& frame)
{
    const Quality quality = measure(frame);
    return quality.sharpness * quality.contrast * (1 - quality.burnt);
}

} // namespace

void FrameChoice::look(GreyImage frame)
{
    if (frame.empty()) {
        return;
    }
    ++m_seen;
    ++m_sinceBetter;
    GreyImage now = small(frame);
    const bool isStill = isSame(now, m_before);
    m_before = std::move(now);
    const double worth = worthOf(frame);
    const bool isBetter = isStill == m_isBestStill ? worth > m_bestWorth : isStill;
    if (!isBetter) {
        return;
    }
    if (isStill != m_isBestStill || worth > m_bestWorth * noticeable) {
        m_sinceBetter = 0;
    }
    m_isBestStill = isStill;
    m_bestWorth = worth;
    m_best = std::move(frame);
}

bool FrameChoice::isSettled() const
{
    return m_seen >= firstFrames && m_isBestStill && m_sinceBetter >= patience;
}

} // namespace pishkhan::document
