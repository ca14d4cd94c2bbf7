// SPDX-License-Identifier: GPL-3.0-or-later
/// The A4 page's pen: right-to-left text in boxes, tables, bars, badges. Lengths are hundredths of an inch.
#pragma once
#include <string>
#include <vector>

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace pishkhan::templates {

namespace ink {
inline const QColor primary(0x0F, 0x4C, 0x5C), deep(0x0A, 0x36, 0x42), soft(0xE4, 0xEF, 0xF1), sand(0xFA, 0xF7, 0xF2),
    line(0xD9, 0xD0, 0xC2), text(0x14, 0x27, 0x2D), faint(0x5F, 0x70, 0x75), saffron(0xE0, 0x9F, 0x3E),
    good(0x2E, 0x7D, 0x5B), bad(0xB3, 0x39, 0x2F);
} // namespace ink

enum class Side { Start, Centre, End }; ///< start is the right edge

class DayInk {
public:
    explicit DayInk(QPainter& painter) : m_painter(painter) {}

    void text(const QRectF& box, const std::string& words, double size, int weight, const QColor& colour,
              Side side = Side::Start) const;
    void card(const QRectF& box, const QColor& fill) const;
    void heading(const QRectF& box, const std::string& words) const; ///< over a card, at its top
    /// Bars of one row, the first at the start edge; `labels` under them.
    void bars(const QRectF& box, const std::vector<double>& values, const std::vector<std::string>& labels,
              const std::vector<std::string>& tops) const;
    /// A line of a list: title, count, amount, and a bar as long as its share.
    void row(const QRectF& box, const std::string& title, const std::string& count, const std::string& amount,
             double share) const;
    void badge(const QRectF& box, const std::string& words, const QColor& colour) const;
    QPainter& painter() const { return m_painter; }

private:
    QPainter& m_painter;
};

} // namespace pishkhan::templates
