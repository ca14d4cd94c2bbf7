// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/canvas.h"

#include <cmath>

#include <QFontMetricsF>
#include <QTextLayout>

namespace pishkhan::templates {
namespace {

/// Vazirmatn's own line spacing (1.56 em) is generous for a slip of paper.
constexpr double lineTightening = 0.86;

/// QTextLayout does not mirror: its left is the paper's left in every language.
Qt::Alignment toQt(Align align, Qt::LayoutDirection direction)
{
    const bool rightToLeft = direction == Qt::RightToLeft;
    switch (align) {
    case Align::Start: return rightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    case Align::Center: return Qt::AlignHCenter;
    case Align::End: return rightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    }
    return Qt::AlignHCenter;
}

} // namespace

QRectF Canvas::strip(double from, double to, double y, double height) const
{
    const double width = m_sheet.content();
    const double start = m_direction == Qt::RightToLeft ? 1 - to : from;
    return {m_sheet.margin + start * width, y, (to - from) * width, height};
}

double Canvas::textWidth(const QString& text, TextStyle style) const
{
    return QFontMetricsF(m_sheet.font(style)).horizontalAdvance(text);
}

double Canvas::text(const QString& text, TextStyle style, const QRectF& area, Align align, const QColor& ink) const
{
    return layOut(text, m_sheet.font(style), area, align, ink);
}

double Canvas::fittedText(const QString& text, TextStyle style, const QRectF& area, Align align,
                          const QColor& ink) const
{
    QFont font = m_sheet.font(style);
    while (font.pixelSize() > 18 && QFontMetricsF(font).horizontalAdvance(text) > area.width()) {
        font.setPixelSize(font.pixelSize() - 1);
    }
    return layOut(text, font, area, align, ink);
}

double Canvas::layOut(const QString& text, const QFont& font, const QRectF& area, Align align, const QColor& ink) const
{
    if (text.isEmpty()) {
        return 0;
    }
    QTextOption option(toQt(align, m_direction));
    option.setTextDirection(m_direction);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(option);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(area.width());
        const double slack = line.height() * (1 - lineTightening) / 2;
        line.setPosition({0, std::round(height - slack)});
        height += line.height() * lineTightening;
    }
    layout.endLayout();
    if (m_painter != nullptr) {
        m_painter->setPen(ink);
        layout.draw(m_painter, area.topLeft());
    }
    return std::ceil(height);
}

} // namespace pishkhan::templates
