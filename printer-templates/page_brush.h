// SPDX-License-Identifier: GPL-3.0-or-later
/// What the A4 pages about devices are drawn with: millimetres, right to left, one line made smaller until it fits, and lights
/// that are told apart by shape. Used by self_test_page and conformance_page.
#pragma once
#include <functional>
#include <string>

#include <QColor>
#include <QFont>
#include <QPainter>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::templates {

enum class Light { Green, Yellow, Red };

namespace a4 {

inline constexpr double pageWidth = 210, pageHeight = 297, margin = 14; ///< millimetres
inline constexpr double content = pageWidth - 2 * margin;
inline const QColor navy(0x12, 0x2b, 0x45), ink(0x1c, 0x24, 0x2e), soft(0x5d, 0x6b, 0x7a), line(0xd9, 0xdf, 0xe6),
    wash(0xf5, 0xf7, 0xfa);

struct Look {
    QColor strong, pale;
    const char* word; ///< of a service
};
const Look& lookOf(Light light);
QString persian(const std::string& text); ///< with Persian digits

class Brush {
public:
    explicit Brush(QPainter& painter);
    void box(const QRectF& area, const QColor& fill, double round = 0);
    void rule(double y, double from, double to);
    /// One line, right-aligned unless told otherwise, made smaller until it fits.
    void text(const QRectF& area, const QString& words, double size, QFont::Weight weight, const QColor& colour,
              Qt::Alignment align = Qt::AlignRight);
    /// Circle with a tick, triangle with a bang, square with a cross: told apart without colour.
    void light(QPointF middle, Light which, double r);

private:
    QPainter& m_painter;
};

/// The dark head of a page: what it is, of which office or device, when, by which program.
struct Head {
    QString title, below;
    std::string jalaliDateTime, version;
};
void drawHead(Brush& brush, const Head& head);

/// A PDF of A4 pages, drawn by `draw`; `nextPage` begins another. Errors: Unsupported without the font.
Result<Bytes> drawnPages(const QString& title,
                         const std::function<void(Brush& brush, const std::function<void()>& nextPage)>& draw);

} // namespace a4
} // namespace pishkhan::templates
