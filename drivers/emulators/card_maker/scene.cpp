// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_maker/scene.h"

#include <QPainter>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace pishkhan::emulators {

namespace {

QImage makeGround(const Scene& scene, std::mt19937& random)
{
    QImage ground(scene.canvas, QImage::Format_RGB32);
    if (scene.background == QStringLiteral("paper")) {
        ground.fill(QColor(246, 246, 244));
        return ground;
    }
    if (scene.background == QStringLiteral("dark")) {
        ground.fill(QColor(36, 36, 40));
        return ground;
    }
    ground.fill(QColor(142, 104, 70)); // wood
    QPainter painter(&ground);
    std::uniform_int_distribution<int> tone(-14, 14);
    for (int y = 0; y < scene.canvas.height(); y += 5) {
        const int shift = tone(random);
        painter.fillRect(0, y, scene.canvas.width(), 5, QColor(142 + shift, 104 + shift, 70 + shift));
    }
    return ground;
}

void placeCard(QImage& ground, const QImage& card, const Scene& scene)
{
    const double scale = scene.cardPixels / card.width();
    const double halfWidth = card.width() * scale / 2;
    const double halfHeight = card.height() * scale / 2;
    const double narrow = 1 - scene.slant;
    const QPolygonF from({{0.0, 0.0},
                          {double(card.width()), 0.0},
                          {double(card.width()), double(card.height())},
                          {0.0, double(card.height())}});
    const QPolygonF flat({{-halfWidth * narrow, -halfHeight},
                          {halfWidth * narrow, -halfHeight},
                          {halfWidth, halfHeight},
                          {-halfWidth, halfHeight}});
    QTransform perspective;
    QTransform::quadToQuad(from, flat, perspective);
    QTransform turn;
    turn.translate(ground.width() * (0.5 + scene.offX), ground.height() * (0.5 + scene.offY));
    turn.rotate(scene.turn);
    QPainter painter(&ground);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setTransform(perspective * turn);
    for (int ring = 6; ring > 0; --ring) { // the thin shadow of a card's edge under a lamp
        painter.setPen(QPen(QColor(0, 0, 0, 14), ring * 2));
        painter.drawRoundedRect(QRectF(1, 1, card.width() - 2, card.height() - 2), 36, 36);
    }
    painter.drawImage(0, 0, card);
}

/// One pass of a separable Gaussian along rows (step 1) or columns (step width).
void blurAlong(std::vector<float>& pixels, int width, int height, const std::vector<float>& kernel, bool rows)
{
    const int reach = static_cast<int>(kernel.size()) / 2;
    std::vector<float> out(pixels.size());
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            float sum = 0;
            for (int k = -reach; k <= reach; ++k) {
                const int atX = rows ? std::clamp(x + k, 0, width - 1) : x;
                const int atY = rows ? y : std::clamp(y + k, 0, height - 1);
                sum += pixels[std::size_t(atY) * std::size_t(width) + std::size_t(atX)] *
                       kernel[std::size_t(k) + std::size_t(reach)];
            }
            out[std::size_t(y) * std::size_t(width) + std::size_t(x)] = sum;
        }
    }
    pixels.swap(out);
}

std::vector<float> gaussian(double sigma)
{
    const int reach = std::max(1, static_cast<int>(std::ceil(sigma * 2.5)));
    std::vector<float> kernel;
    float total = 0;
    for (int k = -reach; k <= reach; ++k) {
        kernel.push_back(static_cast<float>(std::exp(-k * k / (2 * sigma * sigma))));
        total += kernel.back();
    }
    for (float& weight : kernel) {
        weight /= total;
    }
    return kernel;
}

/// Light of the scene at a place, 1 where nothing is wrong.
double lightAt(const Scene& scene, double x, double y)
{
    const double fall = 1 - scene.shade * (0.6 * x + 0.4 * y);
    return scene.light * fall;
}

/// Noise from a table, because a page has nine million pixels.
class Noise {
public:
    Noise(double deviation, std::mt19937& random) : m_random(random)
    {
        std::normal_distribution<float> normal(0, static_cast<float>(deviation));
        std::generate(m_table.begin(), m_table.end(), [&] { return deviation > 0 ? normal(random) : 0.0F; });
    }
    float next()
    {
        if (m_left == 0) {
            m_at = static_cast<std::uint16_t>(m_random());
            m_left = 512;
        }
        --m_left;
        return m_table[m_at++];
    }

private:
    std::mt19937& m_random;
    std::vector<float> m_table = std::vector<float>(65536);
    std::uint16_t m_at = 0;
    int m_left = 0;
};

void spoil(std::vector<float>& pixels, const Scene& scene, std::mt19937& random)
{
    const int width = scene.canvas.width();
    const int height = scene.canvas.height();
    Noise noise(scene.noise, random);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double u = double(x) / width;
            const double v = double(y) / height;
            float& pixel = pixels[std::size_t(y) * std::size_t(width) + std::size_t(x)];
            const double distance = (u - scene.glareX) * (u - scene.glareX) + (v - scene.glareY) * (v - scene.glareY);
            const double bright = scene.glare > 0 && distance < 0.05 ? 160 * std::exp(-distance / 0.006) : 0;
            const double flat = 150 + (pixel - 150) * scene.contrast;
            pixel = static_cast<float>(flat * lightAt(scene, u, v) + scene.glare * bright) + noise.next();
        }
    }
}

} // namespace

QImage compose(const QImage& card, const Scene& scene)
{
    std::mt19937 random(scene.seed);
    QImage ground = makeGround(scene, random);
    if (!card.isNull()) {
        placeCard(ground, card, scene);
    }
    QImage grey = ground.convertToFormat(QImage::Format_Grayscale8);
    std::vector<float> pixels;
    for (int y = 0; y < grey.height(); ++y) {
        pixels.insert(pixels.end(), grey.constScanLine(y), grey.constScanLine(y) + grey.width());
    }
    if (scene.blur > 0.2) {
        const auto kernel = gaussian(scene.blur);
        blurAlong(pixels, grey.width(), grey.height(), kernel, true);
        blurAlong(pixels, grey.width(), grey.height(), kernel, false);
    }
    spoil(pixels, scene, random);
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            const float value = pixels[std::size_t(y) * std::size_t(grey.width()) + std::size_t(x)];
            grey.scanLine(y)[x] = static_cast<uchar>(std::clamp(value, 0.0F, 255.0F));
        }
    }
    return grey;
}

} // namespace pishkhan::emulators
