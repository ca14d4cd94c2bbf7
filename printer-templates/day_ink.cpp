// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/day_ink.h"

#include <algorithm>

#include <QTextOption>

namespace pishkhan::templates {

void DayInk::text(const QRectF& box, const std::string& words, double size, int weight, const QColor& colour,
                  Side side) const
{
    QFont font(QStringLiteral("Vazirmatn"));
    font.setPixelSize(std::max(1, static_cast<int>(size)));
    font.setWeight(static_cast<QFont::Weight>(weight));
    const QString whole = QString::fromStdString(words);
    // A long title becomes smaller before it is cut.
    for (int pixels = font.pixelSize(); pixels > 8 && QFontMetricsF(font).horizontalAdvance(whole) > box.width();
         --pixels) {
        font.setPixelSize(pixels - 1);
    }
    m_painter.setFont(font);
    m_painter.setPen(colour);
    m_painter.setLayoutDirection(Qt::RightToLeft);
    QTextOption option;
    option.setTextDirection(Qt::RightToLeft);
    option.setWrapMode(QTextOption::NoWrap);
    const Qt::Alignment across = side == Side::Centre  ? Qt::AlignHCenter
                                 : side == Side::Start ? Qt::AlignRight | Qt::AlignAbsolute
                                                       : Qt::AlignLeft | Qt::AlignAbsolute;
    option.setAlignment(across | Qt::AlignVCenter);
    m_painter.drawText(box, QFontMetricsF(font).elidedText(whole, Qt::ElideLeft, box.width() + 1), option);
}

void DayInk::card(const QRectF& box, const QColor& fill) const
{
    m_painter.setPen(QPen(ink::line, 0.6));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(box, 7, 7);
}

void DayInk::heading(const QRectF& box, const std::string& words) const
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ink::saffron);
    m_painter.drawRoundedRect(QRectF(box.right() - 12, box.top() + 11, 3, 14), 1.5, 1.5);
    text(QRectF(box.left() + 12, box.top() + 6, box.width() - 32, 24), words, 13, QFont::Bold, ink::primary);
}

void DayInk::bars(const QRectF& box, const std::vector<double>& values, const std::vector<std::string>& labels,
                  const std::vector<std::string>& tops) const
{
    const double greatest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
    const double pitch = box.width() / static_cast<double>(std::max<std::size_t>(values.size(), 1));
    const double floor = box.bottom() - 16;
    const double room = floor - box.top() - 14;
    m_painter.setPen(QPen(ink::line, 0.6));
    m_painter.drawLine(QPointF(box.left(), floor), QPointF(box.right(), floor));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double left = box.right() - pitch * static_cast<double>(i + 1);
        const double height = greatest > 0 ? room * values[i] / greatest : 0;
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(values[i] == greatest ? ink::saffron : ink::primary);
        if (height > 0) {
            m_painter.drawRoundedRect(QRectF(left + pitch * 0.2, floor - height, pitch * 0.6, height), 2, 2);
            text(QRectF(left, floor - height - 14, pitch, 13), tops[i], 9, QFont::DemiBold, ink::text, Side::Centre);
        }
        text(QRectF(left, floor + 2, pitch, 13), labels[i], 8.5, QFont::Medium, ink::faint, Side::Centre);
    }
}

void DayInk::row(const QRectF& box, const std::string& title, const std::string& count, const std::string& amount,
                 double share) const
{
    const double end = box.left() + box.width() * 0.30;
    text(QRectF(end + box.width() * 0.12, box.top(), box.right() - end - box.width() * 0.12, box.height() - 5), title,
         10.5, QFont::Medium, ink::text);
    text(QRectF(end, box.top(), box.width() * 0.11, box.height() - 5), count, 10.5, QFont::Medium, ink::faint,
         Side::Centre);
    text(QRectF(box.left(), box.top(), box.width() * 0.30, box.height() - 5), amount, 10.5, QFont::Bold, ink::text,
         Side::End);
    const QRectF track(box.left(), box.bottom() - 4, box.width(), 2.4);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(ink::soft);
    m_painter.drawRoundedRect(track, 1.2, 1.2);
    const double length = track.width() * std::clamp(share, 0.0, 1.0);
    m_painter.setBrush(ink::primary);
    m_painter.drawRoundedRect(QRectF(track.right() - length, track.top(), length, track.height()), 1.2, 1.2);
}

void DayInk::badge(const QRectF& box, const std::string& words, const QColor& colour) const
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    text(box.adjusted(6, 0, -6, 0), words, 10, QFont::Bold, Qt::white, Side::Centre);
}

} // namespace pishkhan::templates
