// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_maker/travel_face.h"

#include <QFont>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace pishkhan::emulators {

namespace {

constexpr double dotsPerMm = 300 / 25.4;
constexpr double pitchMm = 2.54;       // ten characters to the inch, ICAO Doc 9303-3
constexpr double lineMm = 6.35;        // between base lines
constexpr double lastBaseLineMm = 7.0; // above the lower edge

/// Millimetres.
struct Format {
    double width, height, left;
};

bool formatOf(const QStringList& zone, Format& format)
{
    const auto length = zone.isEmpty() ? 0 : zone.first().size();
    const bool even = std::all_of(zone.begin(), zone.end(), [&](const QString& line) { return line.size() == length; });
    if (even && zone.size() == 2 && length == 44) {
        format = {125, 88, 6};
    } else if (even && zone.size() == 2 && length == 36) {
        format = {105, 74, 6};
    } else if (even && zone.size() == 3 && length == 30) {
        format = {85.6, 53.98, 4.7};
    } else {
        return false;
    }
    return true;
}

void drawGround(QPainter& painter, QSize size)
{
    QLinearGradient ground(0, 0, size.width(), size.height());
    ground.setColorAt(0, QColor(236, 226, 232));
    ground.setColorAt(0.5, QColor(244, 240, 230));
    ground.setColorAt(1, QColor(224, 232, 240));
    QPainterPath edge;
    edge.addRoundedRect(1, 1, size.width() - 2, size.height() - 2, 30, 30);
    painter.fillPath(edge, ground);
    painter.setClipPath(edge);
    painter.setPen(QPen(QColor(176, 150, 170, 80), 1.4));
    for (int line = 0; line < size.height() / 22; ++line) { // fine waves, as documents have against copying
        QPainterPath wave;
        for (int x = 0; x <= size.width(); x += 8) {
            const double y = line * 22 + 16 * std::sin(x / 70.0 + line * 0.7);
            x == 0 ? wave.moveTo(x, y) : wave.lineTo(x, y);
        }
        painter.drawPath(wave);
    }
}

void drawUpperPart(QPainter& painter, QSize size)
{
    const int height = size.height() * 6 / 10;
    painter.fillRect(QRect(60, 130, height / 2, height - 150), QColor(176, 176, 184)); // where a photograph would be
    painter.setPen(QColor(40, 50, 90));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 20));
    painter.drawText(QRect(40, 30, size.width() - 80, 70), Qt::AlignCenter,
                     QStringLiteral("سند آزمایشی - بی‌اعتبار - SPECIMEN"));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 13));
    for (int line = 0; 140 + line * 62 < height - 40; ++line) {
        painter.drawText(QRect(size.width() / 2 - 60, 130 + line * 62, size.width() / 2, 50),
                         Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("این سند ساختگی است و فقط برای آزمودن است"));
    }
    painter.save();
    painter.translate(size.width() * 0.6, height * 0.55);
    painter.rotate(-16);
    painter.setPen(QColor(180, 60, 60, 60));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 64, QFont::Bold));
    painter.drawText(QRect(-350, -90, 700, 180), Qt::AlignCenter, QStringLiteral("نمونه"));
    painter.restore();
}

void drawZone(QPainter& painter, QSize size, const QStringList& zone, double leftMm)
{
    QFont font(QStringLiteral("OCR B"));
    font.setPixelSize(42); // its characters then advance by 30 dots, the pitch at 300 dpi
    painter.setFont(font);
    painter.setPen(QColor(16, 16, 20));
    const QFontMetricsF metrics(font);
    const double pitch = pitchMm * dotsPerMm;
    for (int line = 0; line < zone.size(); ++line) {
        const double above = lastBaseLineMm + lineMm * static_cast<double>(zone.size() - 1 - line);
        const double baseLine = size.height() - above * dotsPerMm;
        for (int i = 0; i < zone[line].size(); ++i) {
            const QChar letter = zone[line][i];
            const double shift = (pitch - metrics.horizontalAdvance(letter)) / 2;
            painter.drawText(QPointF(leftMm * dotsPerMm + i * pitch + shift, baseLine), QString(letter));
        }
    }
}

} // namespace

QImage drawTravelDocument(const QStringList& zone)
{
    Format format{};
    if (!formatOf(zone, format)) {
        return {};
    }
    const QSize size(qRound(format.width * dotsPerMm), qRound(format.height * dotsPerMm));
    QImage page(size, QImage::Format_ARGB32_Premultiplied);
    page.fill(Qt::transparent);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    drawGround(painter, size);
    drawUpperPart(painter, size);
    drawZone(painter, size, zone, format.left);
    return page;
}

} // namespace pishkhan::emulators
