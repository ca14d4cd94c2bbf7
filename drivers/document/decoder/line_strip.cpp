// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/line_strip.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

std::size_t at(int row, int column, int width)
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
}

constexpr double lineStep = 2.5 * glyphPitch; // ICAO Doc 9303-3: 6.35 mm between lines, 2.54 mm between characters
constexpr int tallHeight = 48;                // looked at to find the line's true middle

cv::Point2f pointOf(Spot spot)
{
    return {static_cast<float>(spot.x), static_cast<float>(spot.y)};
}

/// From zone coordinates (dots of a strip, y 0 at the first line's middle) to the picture.
cv::Mat zoneToPicture(const LinePlace& place)
{
    const auto left = static_cast<float>(stripMargin);
    const auto right = left + static_cast<float>(place.characters * glyphPitch);
    const auto below = static_cast<float>(lineStep * std::max(1, place.lines - 1));
    const std::array<cv::Point2f, 4> from{cv::Point2f(left, 0), cv::Point2f(right, 0), cv::Point2f(right, below),
                                          cv::Point2f(left, below)};
    std::array<cv::Point2f, 4> to;
    std::transform(place.zone.begin(), place.zone.end(), to.begin(), pointOf);
    return cv::getPerspectiveTransform(from.data(), to.data());
}

/// The strip around y = middle + slope · x of the zone.
cv::Mat cut(const cv::Mat& picture, const LinePlace& place, int height, double middle, double slope)
{
    const cv::Mat shift = (cv::Mat_<double>(3, 3) << 1, 0, 0, slope, 1, middle - height / 2.0, 0, 0, 1);
    cv::Mat strip;
    cv::warpPerspective(picture, strip, zoneToPicture(place) * shift,
                        {place.characters * glyphPitch + 2 * stripMargin, height},
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return strip;
}

cv::Mat evenedTones(const cv::Mat& strip)
{
    constexpr int near = 6 * glyphPitch + 1;
    cv::Mat tones, mean, square;
    strip.convertTo(tones, CV_32F);
    cv::Mat rows, squares;
    cv::reduce(tones, rows, 0, cv::REDUCE_AVG, CV_32F);
    cv::reduce(tones.mul(tones), squares, 0, cv::REDUCE_AVG, CV_32F);
    cv::blur(rows, mean, {near, 1}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::blur(squares, square, {near, 1}, {-1, -1}, cv::BORDER_REPLICATE);
    cv::Mat deviation = square - mean.mul(mean);
    cv::max(deviation, 1, deviation);
    cv::sqrt(deviation, deviation);
    for (int y = 0; y < tones.rows; ++y) {
        cv::Mat row = tones.row(y);
        cv::divide(row - mean, deviation, row);
    }
    cv::min(cv::max(tones, -4), 4, tones);
    return tones;
}

struct Lean {
    double middle = 0, slope = 0;
};

/// The straight line through the middles of the ink, block by block.
Lean leanOf(const cv::Mat& tall)
{
    constexpr int block = 5 * glyphPitch;
    cv::Mat ink;
    cv::threshold(-evenedTones(tall), ink, 0.9, 0, cv::THRESH_TOZERO);
    std::vector<double> xs, ys;
    for (int x = stripMargin; x + block <= tall.cols - stripMargin; x += block) {
        cv::Mat profile;
        cv::reduce(ink.colRange(x, x + block), profile, 1, cv::REDUCE_SUM, CV_32F);
        // The window of a character's height that holds most ink.
        double best = -1;
        int at = 0;
        for (int y = 0; y + glyphPitch <= profile.rows; ++y) {
            const double sum = cv::sum(profile.rowRange(y, y + glyphPitch))[0];
            if (sum > best) {
                best = sum;
                at = y;
            }
        }
        double weight = 0, moment = 0;
        for (int y = std::max(0, at - 2); y < std::min(profile.rows, at + glyphPitch + 2); ++y) {
            weight += profile.at<float>(y);
            moment += profile.at<float>(y) * (y + 0.5);
        }
        if (weight > 0) {
            xs.push_back(x + block / 2.0);
            ys.push_back(moment / weight - tall.rows / 2.0);
        }
    }
    // Theil-Sen: the median of all slopes, so that a stain or glare does not tip the line.
    std::vector<double> slopes, middles;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        for (std::size_t j = i + 1; j < xs.size(); ++j) {
            slopes.push_back((ys[j] - ys[i]) / (xs[j] - xs[i]));
        }
    }
    if (slopes.empty()) {
        return {};
    }
    const auto median = [](std::vector<double>& values) {
        std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
        return values[values.size() / 2];
    };
    const double slope = median(slopes);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        middles.push_back(ys[i] - slope * xs[i]);
    }
    return {median(middles), slope};
}

Strip stripOf(const cv::Mat& tones)
{
    Strip strip;
    strip.width = tones.cols;
    strip.tones.assign(tones.begin<float>(), tones.end<float>());
    return strip;
}

} // namespace

GlyphWindow Strip::window(int middleX, int middleY) const
{
    constexpr float paper = 0.7F;
    GlyphWindow out;
    out.fill(paper);
    for (int y = 0; y < windowHeight; ++y) {
        const int fromY = middleY - windowHeight / 2 + y;
        for (int x = 0; x < windowWidth && fromY >= 0 && fromY < stripHeight; ++x) {
            const int fromX = middleX - windowWidth / 2 + x;
            if (fromX >= 0 && fromX < width) {
                out[at(y, x, windowWidth)] = tones[at(fromY, fromX, width)];
            }
        }
    }
    return out;
}

Strip straightLine(const GreyImage& picture, const LinePlace& place)
{
    try {
        const cv::Mat from = matOf(picture);
        const double middle = place.line * lineStep;
        const Lean first = leanOf(cut(from, place, tallHeight, middle, 0));
        const Lean second = leanOf(cut(from, place, tallHeight, middle + first.middle, first.slope));
        return stripOf(evenedTones(
            cut(from, place, stripHeight, middle + first.middle + second.middle, first.slope + second.slope)));
    } catch (...) {
        return {};
    }
}

ScaledPicture scaledForStrips(const GreyImage& picture, double pitch)
{
    try {
        const double scale = pitch > 1.2 * glyphPitch ? glyphPitch / pitch : 1;
        cv::Mat to;
        cv::resize(matOf(picture), to, {}, scale, scale, cv::INTER_AREA);
        return {imageOf(to), scale};
    } catch (...) {
        return {};
    }
}

Strip evened(const GreyImage& strip)
{
    try {
        return stripOf(evenedTones(matOf(strip)));
    } catch (...) {
        return {};
    }
}

} // namespace pishkhan::document
