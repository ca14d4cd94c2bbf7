// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/block_painter.h"

#include <algorithm>

#include <QPainterPath>

namespace pishkhan::templates {
namespace {

/// The eight-pointed star of Persian tile work: two squares, one turned by 45°.
void drawStar(const Canvas& canvas, QPointF center, double radius)
{
    if (canvas.measuring()) {
        return;
    }
    QPainter& painter = canvas.painter();
    painter.save();
    painter.translate(center);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    const QRectF square(-radius, -radius, 2 * radius, 2 * radius);
    painter.drawRect(square);
    painter.rotate(45);
    painter.drawRect(square);
    painter.rotate(-45);
    painter.setBrush(Qt::white);
    const double inner = radius * 0.55;
    painter.drawEllipse(QPointF(0, 0), inner, inner);
    painter.restore();
}

double paintBrand(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const double radius = sheet.dots(8);
    double at = y + sheet.dots(4);
    const QRectF over = canvas.strip(0, 1, at);
    const double half = canvas.textWidth(block.cell(1), TextStyle::BrandOver) / 2 + sheet.dots(26);
    const double height = canvas.text(block.cell(1), TextStyle::BrandOver, over, Align::Center);
    drawStar(canvas, {over.center().x() - half, at + height / 2}, radius);
    drawStar(canvas, {over.center().x() + half, at + height / 2}, radius);
    at += height + sheet.dots(2);
    at += canvas.text(block.cell(0), TextStyle::Brand, canvas.strip(0, 1, at), Align::Center);
    return at - y + sheet.dots(2);
}

double paintRule(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const bool thick = block.cell(0) == QLatin1String("thick");
    const double space = sheet.dots(thick ? 11 : 9);
    const double weight = thick ? 4 : 2;
    if (!canvas.measuring()) {
        QPen pen(Qt::black, sheet.screen ? weight / 1.6 : weight);
        if (block.cell(0) == QLatin1String("dots")) {
            pen.setDashPattern({1, 3});
            pen.setCapStyle(Qt::FlatCap);
        }
        canvas.painter().setPen(pen);
        const QRectF strip = canvas.strip(0, 1, y + space + weight / 2);
        canvas.painter().drawLine(strip.topLeft(), strip.topRight());
    }
    return 2 * space + weight;
}

/// A label at the start and a value at the end of the line; a long value wraps beside its label.
double paintPair(const Canvas& canvas, const QString& label, const QString& value, TextStyle labelStyle,
                 TextStyle valueStyle, QRectF area)
{
    const double gap = canvas.sheet().dots(12);
    const double labelWidth = std::min(canvas.textWidth(label, labelStyle) + 2, area.width() * 0.6);
    const double valueWidth = std::max(area.width() - labelWidth - gap, area.width() * 0.35);
    const bool rightToLeft = canvas.strip(0, 0.5, 0).left() > canvas.strip(0.5, 1, 0).left();
    QRectF labelArea(area);
    QRectF valueArea(area);
    labelArea.setWidth(area.width() - valueWidth - gap);
    valueArea.setWidth(valueWidth);
    if (rightToLeft) {
        labelArea.moveRight(area.right());
    } else {
        valueArea.moveRight(area.right());
    }
    // Both stand on one base line although their sizes differ.
    const double labelLine = QFontMetricsF(canvas.sheet().font(labelStyle)).ascent();
    const double valueLine = QFontMetricsF(canvas.sheet().font(valueStyle)).ascent();
    labelArea.translate(0, std::max(0.0, (valueLine - labelLine) * 0.93));
    valueArea.translate(0, std::max(0.0, (labelLine - valueLine) * 0.93));
    const double left = canvas.text(label, labelStyle, labelArea, Align::Start) + labelArea.top() - area.top();
    const double right = canvas.text(value, valueStyle, valueArea, Align::End) + valueArea.top() - area.top();
    return std::max(left, right);
}

double paintRow(const Canvas& canvas, const LayoutBlock& block, double y, TextStyle label, TextStyle value)
{
    return paintPair(canvas, block.cell(0), block.cell(1), label, value, canvas.strip(0, 1, y)) +
           canvas.sheet().dots(3);
}

double paintGrid(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const bool two = block.cells.size() > 2 && !block.cell(2).isEmpty();
    const double split = two ? 0.47 : 1;
    double height =
        paintPair(canvas, block.cell(0), block.cell(1), TextStyle::Label, TextStyle::Value, canvas.strip(0, split, y));
    if (two) {
        height = std::max(height, paintPair(canvas, block.cell(2), block.cell(3), TextStyle::Label, TextStyle::Value,
                                            canvas.strip(0.53, 1, y)));
    }
    return height + canvas.sheet().dots(3);
}

double paintHeading(const Canvas& canvas, const LayoutBlock& block, double y)
{
    double at = y;
    at += canvas.text(block.cell(1), TextStyle::Caption, canvas.strip(0, 1, at), Align::Start);
    at += canvas.text(block.cell(0), TextStyle::Heading, canvas.strip(0, 1, at), Align::Start);
    return at - y + canvas.sheet().dots(6);
}

double paintPlain(const Canvas& canvas, const LayoutBlock& block, double y, TextStyle style, Align align,
                  double indent = 0)
{
    const double height = canvas.text(block.cell(0), style, canvas.strip(indent, 1, y), align);
    return height + canvas.sheet().dots(2);
}

} // namespace

Result<double> paintBlock(const Canvas& canvas, const LayoutBlock& block, double y)
{
    switch (block.kind) {
    case BlockKind::Hatch:
    case BlockKind::Banner: return paintBand(canvas, block, y);
    case BlockKind::Brand: return paintBrand(canvas, block, y);
    case BlockKind::Center: return paintPlain(canvas, block, y, TextStyle::Plain, Align::Center);
    case BlockKind::Title: return paintRow(canvas, block, y, TextStyle::Title, TextStyle::Value);
    case BlockKind::Heading: return paintHeading(canvas, block, y);
    case BlockKind::Rule: return paintRule(canvas, block, y);
    case BlockKind::Row: return paintRow(canvas, block, y, TextStyle::Label, TextStyle::Value);
    case BlockKind::Grid: return paintGrid(canvas, block, y);
    case BlockKind::Item: return paintRow(canvas, block, y, TextStyle::Item, TextStyle::Amount);
    case BlockKind::Note: return paintPlain(canvas, block, y, TextStyle::Note, Align::Start, 0.035);
    case BlockKind::Total: return paintTotal(canvas, block, y);
    case BlockKind::Words: return paintPlain(canvas, block, y, TextStyle::Words, Align::Center);
    case BlockKind::Status: return paintStatus(canvas, block, y);
    case BlockKind::Code:
    case BlockKind::Pending: return paintCode(canvas, block, y);
    case BlockKind::Qr: return paintQr(canvas, block, y);
    case BlockKind::Paragraph: return paintPlain(canvas, block, y, TextStyle::Plain, Align::Start);
    case BlockKind::Small: return paintPlain(canvas, block, y, TextStyle::Small, Align::Center);
    case BlockKind::Chapter: return paintChapter(canvas, block, y);
    case BlockKind::Step: return paintStep(canvas, block, y);
    case BlockKind::Proof: return paintProof(canvas, block, y);
    case BlockKind::Seal: return paintSeal(canvas, block, y);
    }
    return makeError(ErrorKind::InvalidInput, "unknown block", "printer-templates");
}

} // namespace pishkhan::templates
