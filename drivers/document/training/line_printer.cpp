// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/training/line_printer.h"

#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <string>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/line_strip.h"
#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

constexpr int characters = 30;

class Dice {
public:
    explicit Dice(std::mt19937& random) : m_random(random) {}
    double between(double from, double to) { return std::uniform_real_distribution<double>(from, to)(m_random); }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }
    double around(double deviation) { return std::normal_distribution<double>(0, deviation)(m_random); }

private:
    std::mt19937& m_random;
};

/// A line before it was scanned: `pitch` dots from character to character, a margin of two characters all around.
struct Sheet {
    cv::Mat tones;
    double pitch = 0;
    std::string text;
};

std::string someText(Dice& dice)
{
    std::string text;
    while (text.size() < characters) {
        const int kind = dice.below(10);
        const int run = kind == 0 ? 4 : 1; // fillers come in rows
        for (int i = 0; i < run; ++i) {
            text += kind <= 1 ? '<' : glyphAlphabet[static_cast<std::size_t>(dice.below(static_cast<int>(glyphCount)))];
        }
    }
    text.resize(characters);
    return text;
}

void drawPattern(QPainter& painter, QSize size, Dice& dice)
{
    const int lines = dice.below(14);
    const double strength = dice.between(20, 110);
    painter.setPen(QPen(QColor(120, 110, 120, static_cast<int>(strength)), dice.between(0.8, 2.5)));
    for (int i = 0; i < lines; ++i) {
        const double wave = dice.between(40, 160);
        const double start = dice.between(-20, size.height() + 20);
        const double slope = dice.between(-0.3, 0.3);
        QPainterPath path;
        for (int x = 0; x <= size.width(); x += 6) {
            const double y = start + slope * x + 14 * std::sin(x / wave + i);
            x == 0 ? path.moveTo(x, y) : path.lineTo(x, y);
        }
        painter.drawPath(path);
    }
}

Sheet drawSheet(Dice& dice)
{
    Sheet sheet;
    sheet.text = someText(dice);
    sheet.pitch = dice.between(12.5, 32);
    const QSize size(static_cast<int>((characters + 4) * sheet.pitch), static_cast<int>(4 * sheet.pitch));
    QImage image(size, QImage::Format_Grayscale8);
    image.fill(205 + dice.below(48));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawPattern(painter, size, dice);
    QFont font(QStringLiteral("OCR B"));
    font.setPixelSize(200); // drawn scaled, so that every size is exact
    const QFontMetricsF metrics(font);
    const double scale = sheet.pitch / metrics.horizontalAdvance(QLatin1Char('0')) * dice.between(0.96, 1.04);
    painter.setFont(font);
    const int ink = dice.below(70);
    painter.setPen(QColor(ink, ink, ink));
    const double capHeight = metrics.boundingRect(QLatin1Char('H')).height() * scale;
    for (std::size_t i = 0; i < sheet.text.size(); ++i) {
        const QString letter(QLatin1Char(sheet.text[i]));
        painter.resetTransform();
        const double advance = metrics.horizontalAdvance(letter) * scale;
        painter.translate((2.5 + static_cast<double>(i)) * sheet.pitch - advance / 2,
                          size.height() / 2.0 + capHeight / 2);
        painter.scale(scale, scale);
        painter.drawText(QPointF(0, 0), letter);
    }
    for (const bool isLeft : {true, false}) { // where the document ends, the desk begins
        if (dice.below(3) == 0) {
            const auto width = static_cast<int>(sheet.pitch * dice.between(0.2, 1.2));
            const int tone = dice.below(256);
            painter.resetTransform();
            painter.fillRect(isLeft ? 0 : size.width() - width, 0, width, size.height(), QColor(tone, tone, tone));
        }
    }
    painter.end();
    sheet.tones =
        cv::Mat(size.height(), size.width(), CV_8UC1, image.bits(), static_cast<std::size_t>(image.bytesPerLine()))
            .clone();
    return sheet;
}

/// Blur, pale ink, poor light, noise.
void spoil(Sheet& sheet, Dice& dice, std::mt19937& random)
{
    cv::Mat tones;
    sheet.tones.convertTo(tones, CV_32F);
    if (dice.below(4) != 0) {
        const double sigma = dice.between(0.01, 0.13) * sheet.pitch;
        const double uneven = dice.between(0.7, 1.4); // a moving hand blurs one way more
        cv::GaussianBlur(tones, tones, {0, 0}, std::max(0.3, sigma * uneven), std::max(0.3, sigma / uneven));
    }
    const double contrast = dice.between(0.3, 1);
    const double light = dice.between(0.35, 1);
    const double fall = dice.between(-0.35, 0.35);
    const double noise = dice.below(3) == 0 ? dice.between(0, 34) : dice.between(0, 14);
    std::normal_distribution<float> grain(0, static_cast<float>(noise * std::max(contrast * light, 0.3)));
    for (int y = 0; y < tones.rows; ++y) {
        for (int x = 0; x < tones.cols; ++x) {
            float& tone = tones.at<float>(y, x);
            const double here = light * (1 + fall * (static_cast<double>(x) / tones.cols - 0.5));
            tone = static_cast<float>((150 + (tone - 150) * contrast) * here) + grain(random);
        }
    }
    tones.convertTo(sheet.tones, CV_8U);
}

/// As line_strip does, with its remaining errors: a little turned, shifted, too wide.
Strip straighten(const Sheet& sheet, Dice& dice)
{
    const auto scaled = scaledForStrips(imageOf(sheet.tones), sheet.pitch);
    const double pitch = sheet.pitch * scaled.scale;
    const double scale = pitch / glyphPitch;
    const double turn = dice.around(0.006);
    const double stretch = 1 + dice.around(0.03);
    const double rise = dice.around(1.1);
    const double width = (characters + 4) * glyphPitch;
    // strip (x, y) → picture
    const double middle = scaled.picture.height() / 2.0;
    const cv::Mat map = (cv::Mat_<double>(2, 3) << scale, 0, 0, turn * scale, scale * stretch,
                         middle - scale * stretch * stripHeight / 2.0 - turn * scale * width / 2 + rise * scale);
    cv::Mat strip;
    cv::warpAffine(matOf(scaled.picture), strip, map, {static_cast<int>(width), stripHeight},
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return evened(imageOf(strip));
}

} // namespace

std::vector<Lesson> printLine(std::mt19937& random)
{
    Dice dice(random);
    Sheet sheet = drawSheet(dice);
    spoil(sheet, dice, random);
    const Strip strip = straighten(sheet, dice);
    std::vector<Lesson> lessons;
    for (std::size_t i = 0; i < sheet.text.size(); ++i) {
        const double middle = stripMargin + (static_cast<double>(i) + 0.5) * glyphPitch;
        const auto near = static_cast<int>(std::lround(middle + dice.between(-2.4, 2.4)));
        lessons.push_back({strip.window(near, stripHeight / 2), glyphAlphabet.find(sheet.text[i])});
        if (dice.below(2) == 0) {
            const double side = dice.below(2) == 0 ? -1 : 1;
            const auto between = static_cast<int>(std::lround(middle + side * dice.between(6.5, 10)));
            lessons.push_back({strip.window(between, stripHeight / 2), glyphCount});
        }
    }
    for (int i = 0; i < 6; ++i) { // nothing stands beside the line
        const double beside = glyphPitch * dice.between(0.1, 1.3);
        const double middle = dice.below(2) == 0 ? beside : (characters + 4) * glyphPitch - beside;
        lessons.push_back({strip.window(static_cast<int>(std::lround(middle)), stripHeight / 2), glyphCount});
    }
    return lessons;
}

} // namespace pishkhan::document
