// SPDX-License-Identifier: GPL-3.0-or-later
/// Canvas: text and simple shapes in the reading direction of the language. Without a painter it only measures, so a
/// layout is measured and painted by the same code. Called by block_painter.
#pragma once
#include <QPainter>
#include <QRectF>
#include <QString>

#include "printer-templates/sheet.h"

namespace pishkhan::templates {

enum class Align { Start, Center, End }; ///< start is the right edge in Persian

class Canvas {
public:
    Canvas(const Sheet& sheet, Qt::LayoutDirection direction, QPainter* painter)
        : m_sheet(sheet), m_direction(direction), m_painter(painter)
    {
    }

    const Sheet& sheet() const { return m_sheet; }
    Qt::LayoutDirection direction() const { return m_direction; }
    bool measuring() const { return m_painter == nullptr; }
    QPainter& painter() const { return *m_painter; } ///< must not be called while measuring

    /// A strip of the content: `from` and `to` are fractions counted from the start edge.
    QRectF strip(double from, double to, double y, double height = 0) const;
    double textWidth(const QString& text, TextStyle style) const;
    /// Wrapped text at the top of `area`; answers its height.
    double text(const QString& text, TextStyle style, const QRectF& area, Align align,
                const QColor& ink = Qt::black) const;
    /// One font for all lines, made smaller until `text` fits the area's width on one line.
    double fittedText(const QString& text, TextStyle style, const QRectF& area, Align align,
                      const QColor& ink = Qt::black) const;

private:
    double layOut(const QString& text, const QFont& font, const QRectF& area, Align align, const QColor& ink) const;

    Sheet m_sheet;
    Qt::LayoutDirection m_direction;
    QPainter* m_painter;
};

} // namespace pishkhan::templates
