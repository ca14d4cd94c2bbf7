// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_maker/card_face.h"

#include <QFont>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

#include "drivers/emulators/card_maker/bar_symbol.h"

namespace pishkhan::emulators {

namespace {

void drawGround(QPainter& painter)
{
    QLinearGradient ground(0, 0, cardWidth, cardHeight);
    ground.setColorAt(0, QColor(222, 236, 240));
    ground.setColorAt(0.5, QColor(240, 244, 236));
    ground.setColorAt(1, QColor(214, 230, 224));
    QPainterPath edge;
    edge.addRoundedRect(1, 1, cardWidth - 2, cardHeight - 2, 36, 36);
    painter.fillPath(edge, ground);
    painter.setClipPath(edge);
    painter.setPen(QPen(QColor(150, 186, 190, 90), 1.2));
    for (int line = 0; line < 26; ++line) { // fine waves, as cards have against copying
        QPainterPath wave;
        for (int x = 0; x <= cardWidth; x += 8) {
            const double y = line * 26 + 14 * std::sin(x / 90.0 + line * 0.5);
            x == 0 ? wave.moveTo(x, y) : wave.lineTo(x, y);
        }
        painter.drawPath(wave);
    }
}

void drawWords(QPainter& painter)
{
    painter.setPen(QColor(30, 60, 70));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 22));
    painter.drawText(QRect(160, 50, 800, 60), Qt::AlignCenter,
                     QStringLiteral("کارت آزمایشی - بی‌اعتبار"));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 14));
    for (int line = 0; line < 4; ++line) {
        painter.drawText(QRect(170, 130 + line * 46, 780, 40), Qt::AlignRight | Qt::AlignVCenter,
                         QStringLiteral("این کارت ساختگی است و فقط برای آزمودن پویشگر به کار "
                                        "می‌رود."));
    }
    painter.save();
    painter.translate(560, 250);
    painter.rotate(-18);
    painter.setPen(QColor(180, 60, 60, 60));
    painter.setFont(QFont(QStringLiteral("DejaVu Sans"), 70, QFont::Bold));
    painter.drawText(QRect(-350, -90, 700, 180), Qt::AlignCenter, QStringLiteral("نمونه"));
    painter.restore();
}

void drawSerial(QPainter& painter, const CardFace& face)
{
    painter.save();
    painter.translate(58, cardHeight / 2.0);
    painter.rotate(-90); // read from the bottom to the top
    QFont font(face.serialFont);
    font.setPixelSize(44);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 3);
    painter.setFont(font);
    painter.setPen(QColor(15, 15, 15));
    painter.drawText(QRect(-cardHeight / 2, -40, cardHeight, 80), Qt::AlignCenter, face.serial);
    painter.restore();
}

} // namespace

QImage drawCardBack(const CardFace& face)
{
    const QImage bars = drawSymbol(Symbol::Code128, face.nationalCode);
    if (bars.isNull()) {
        return {};
    }
    QImage card(cardWidth, cardHeight, QImage::Format_ARGB32_Premultiplied);
    card.fill(Qt::transparent);
    QPainter painter(&card);
    painter.setRenderHint(QPainter::Antialiasing);
    drawGround(painter);
    drawWords(painter);
    drawSerial(painter, face);
    const QRect box(380, 430, 450, 110);
    painter.fillRect(box.adjusted(-40, -14, 40, 14), QColor(250, 250, 250));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(box, bars);
    return card;
}

} // namespace pishkhan::emulators
