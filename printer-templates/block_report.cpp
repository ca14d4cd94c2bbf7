// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of an A4 report: chapters, facts with their actor's badge, digests, and how far the proof reaches.
#include <algorithm>

#include "printer-templates/block_painter.h"

namespace pishkhan::templates {
namespace {

const QColor softInk(90, 90, 90);
const QColor hairline(205, 205, 205);
const QColor pale(243, 243, 240);

void fill(const Canvas& canvas, const QRectF& box, const QColor& colour, double radius)
{
    if (!canvas.measuring()) {
        canvas.painter().setPen(Qt::NoPen);
        canvas.painter().setBrush(colour);
        canvas.painter().drawRoundedRect(box, radius, radius);
    }
}

/// What is not a person's own doing must be seen at a glance, in black and white too: the badge's shape differs.
void drawBadge(const Canvas& canvas, const QRectF& box, const QString& kind, const QString& word)
{
    const double radius = box.height() / 2;
    const bool human = kind == QLatin1String("human");
    const bool outside = kind == QLatin1String("central") || kind == QLatin1String("support");
    if (!canvas.measuring()) {
        QPainter& painter = canvas.painter();
        painter.setPen(QPen(outside ? QColor(150, 30, 30) : QColor(60, 60, 60), outside ? 2.4 : 1.4,
                            human || outside ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(outside ? QColor(252, 236, 232) : human ? QColor(Qt::black) : QColor(Qt::white));
        painter.drawRoundedRect(box, outside ? 2 : radius, outside ? 2 : radius);
    }
    const QColor ink = human ? QColor(Qt::white) : outside ? QColor(150, 30, 30) : QColor(60, 60, 60);
    const double line = QFontMetricsF(canvas.sheet().font(TextStyle::Small)).height() * 0.86;
    canvas.fittedText(word, TextStyle::Small, box.adjusted(4, (box.height() - line) / 2, -4, 0), Align::Center, ink);
}

} // namespace

double paintChapter(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    double at = y + sheet.dots(16);
    const double height = canvas.text(block.cell(0), TextStyle::Title, canvas.strip(0.02, 1, at), Align::Start);
    const QRectF bar = canvas.strip(0, 0.006, at + sheet.dots(4), height - sheet.dots(8));
    fill(canvas, bar, Qt::black, 2);
    at += height;
    at += canvas.text(block.cell(1), TextStyle::Small, canvas.strip(0.02, 1, at), Align::Start, softInk);
    return at - y + sheet.dots(8);
}

double paintStep(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const double top = y + sheet.dots(5);
    double height = 0;
    const auto column = [&](int cell, TextStyle style, double from, double to, Align align, const QColor& ink) {
        height = std::max(height, canvas.text(block.cell(static_cast<std::size_t>(cell)), style,
                                              canvas.strip(from, to, top), align, ink));
    };
    column(0, TextStyle::Small, 0, 0.06, Align::Start, softInk);
    column(1, TextStyle::Small, 0.065, 0.235, Align::Start, softInk);
    column(5, TextStyle::Plain, 0.52, 1, Align::Start, Qt::black);
    column(4, TextStyle::Small, 0.375, 0.505, Align::Start, softInk);
    drawBadge(canvas, canvas.strip(0.245, 0.36, top + sheet.dots(1), sheet.dots(24)), block.cell(2), block.cell(3));
    height = std::max(height, sheet.dots(26)) + sheet.dots(10);
    if (!canvas.measuring()) {
        canvas.painter().setPen(QPen(hairline, 1));
        const QRectF line = canvas.strip(0, 1, y + height);
        canvas.painter().drawLine(line.topLeft(), line.topRight());
    }
    return height;
}

/// Long digests are compared by eye or copied: left to right, never broken by the Persian text around them.
double paintProof(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const double label = canvas.text(block.cell(0), TextStyle::Label, canvas.strip(0, 0.3, y), Align::Start, softInk);
    const double value =
        canvas.fittedText(block.cell(1), TextStyle::Plain, canvas.strip(0.31, 1, y), Align::End, Qt::black);
    return std::max(label, value) + canvas.sheet().dots(4);
}

double paintSeal(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const bool witnessed = block.cell(0) == QLatin1String("witnessed");
    const double top = y + sheet.dots(10);
    const QRectF inner = canvas.strip(0.03, 0.97, top + sheet.dots(10));
    const Canvas ruler(sheet, canvas.direction(), nullptr);
    const double first = ruler.text(block.cell(1), TextStyle::Heading, inner, Align::Start);
    const double second = ruler.text(block.cell(2), TextStyle::Plain, inner, Align::Start);
    const double height = first + second + sheet.dots(22);
    const QRectF box = canvas.strip(0, 1, top, height);
    fill(canvas, box, witnessed ? QColor(Qt::black) : pale, sheet.dots(8));
    if (!witnessed && !canvas.measuring()) {
        canvas.painter().setPen(QPen(Qt::black, 1.6, Qt::DashLine));
        canvas.painter().setBrush(Qt::NoBrush);
        canvas.painter().drawRoundedRect(box, sheet.dots(8), sheet.dots(8));
    }
    const QColor ink = witnessed ? QColor(Qt::white) : QColor(Qt::black);
    canvas.text(block.cell(1), TextStyle::Heading, inner, Align::Start, ink);
    canvas.text(block.cell(2), TextStyle::Plain, inner.translated(0, first + sheet.dots(2)), Align::Start, ink);
    return height + sheet.dots(14);
}

} // namespace pishkhan::templates
