// SPDX-License-Identifier: GPL-3.0-or-later
// The framed blocks: bands, total, outcome, tracking code and QR.
#include <algorithm>
#include <cmath>

#include <QPainterPath>

#include "printer-templates/block_painter.h"
#include "printer-templates/qr_symbol.h"

namespace pishkhan::templates {
namespace {

void fillBox(const Canvas& canvas, const QRectF& box, const QBrush& brush, double radius = 0)
{
    if (!canvas.measuring()) {
        canvas.painter().setPen(Qt::NoPen);
        canvas.painter().setBrush(brush);
        canvas.painter().drawRoundedRect(box, radius, radius);
    }
}

void frameBox(const Canvas& canvas, const QRectF& box, Qt::PenStyle style)
{
    if (!canvas.measuring()) {
        const double weight = canvas.sheet().screen ? 2.2 : 3;
        const double radius = canvas.sheet().dots(10);
        canvas.painter().setPen(QPen(Qt::black, weight, style));
        canvas.painter().setBrush(Qt::NoBrush);
        canvas.painter().drawRoundedRect(box.adjusted(weight, weight, -weight, -weight), radius, radius);
    }
}

/// Diagonal stripes, wide enough to survive one bit a dot.
void fillStripes(const Canvas& canvas, const QRectF& box)
{
    if (canvas.measuring()) {
        return;
    }
    QPainter& painter = canvas.painter();
    painter.save();
    painter.setClipRect(box);
    painter.setPen(QPen(Qt::black, 5));
    for (double x = box.left() - box.height(); x < box.right(); x += 16) {
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
    }
    painter.restore();
}

/// A tick, a cross, or a question mark in a disc, drawn so that it needs no font.
void drawVerdict(const Canvas& canvas, QPointF center, double radius, const QString& outcome)
{
    if (canvas.measuring()) {
        return;
    }
    QPainter& painter = canvas.painter();
    const bool settled = outcome == QLatin1String("approved") || outcome == QLatin1String("no-fee") ||
                         outcome == QLatin1String("given-back") || outcome == QLatin1String("given-back-cash") ||
                         outcome == QLatin1String("cash");
    painter.setPen(QPen(Qt::black, 3));
    painter.setBrush(settled ? Qt::black : Qt::white);
    painter.drawEllipse(center, radius, radius);
    QPainterPath mark;
    if (settled) {
        mark.moveTo(center + QPointF(-0.45, 0.05) * radius);
        mark.lineTo(center + QPointF(-0.1, 0.4) * radius);
        mark.lineTo(center + QPointF(0.5, -0.35) * radius);
    } else if (outcome == QLatin1String("not-paid") || outcome == QLatin1String("not-given-back")) {
        mark.moveTo(center + QPointF(-0.4, -0.4) * radius);
        mark.lineTo(center + QPointF(0.4, 0.4) * radius);
        mark.moveTo(center + QPointF(0.4, -0.4) * radius);
        mark.lineTo(center + QPointF(-0.4, 0.4) * radius);
    } else {
        mark.moveTo(center + QPointF(0, -0.5) * radius);
        mark.lineTo(center + QPointF(0, 0.15) * radius);
        mark.moveTo(center + QPointF(0, 0.45) * radius);
        mark.lineTo(center + QPointF(0, 0.5) * radius);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(settled ? Qt::white : Qt::black, radius * 0.24, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(mark);
}

/// Dots a module: as large as the paper allows, up to 1 mm, and a whole number so that every module prints the same.
int moduleDots(const Sheet& sheet, int side)
{
    const int room = static_cast<int>(sheet.wide() ? 400 : sheet.content());
    return std::clamp(room / (side + 2 * qrQuietZone), 2, 8);
}

void drawQr(const Canvas& canvas, const QrSymbol& symbol, const QRectF& box, int dots)
{
    if (canvas.measuring()) {
        return;
    }
    fillBox(canvas, box, Qt::white);
    QPainter& painter = canvas.painter();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    QPainterPath path;
    const QPointF origin = box.topLeft() + QPointF(qrQuietZone, qrQuietZone) * dots;
    for (int row = 0; row < symbol.side; ++row) {
        for (int column = 0; column < symbol.side; ++column) {
            if (symbol.dark(column, row)) {
                path.addRect(QRectF(origin + QPointF(column, row) * dots, QSizeF(dots, dots)));
            }
        }
    }
    painter.fillPath(path, Qt::black);
    painter.restore();
}

} // namespace

double paintBand(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const bool hatch = block.kind == BlockKind::Hatch;
    const TextStyle style = hatch ? TextStyle::Caption : TextStyle::Banner;
    const double pad = sheet.dots(hatch ? 10 : 7);
    const double textHeight =
        Canvas(sheet, Qt::RightToLeft, nullptr).text(block.cell(0), style, canvas.strip(0, 1, 0), Align::Center);
    const QRectF box = canvas.strip(0, 1, y, textHeight + 2 * pad);
    if (hatch) {
        fillStripes(canvas, box);
        const double half = std::min(canvas.textWidth(block.cell(0), style) / 2 + sheet.dots(14), box.width() / 2);
        fillBox(canvas, QRectF(box.center().x() - half, box.top() + 4, 2 * half, box.height() - 8), Qt::white);
    } else {
        fillBox(canvas, box, Qt::black, sheet.dots(6));
    }
    canvas.text(block.cell(0), style, canvas.strip(0, 1, y + pad), Align::Center, hatch ? Qt::black : Qt::white);
    return box.height() + sheet.dots(10);
}

double paintTotal(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const double top = y + sheet.dots(10);
    const double pad = sheet.dots(7);
    const double amountHeight = QFontMetricsF(sheet.font(TextStyle::Total)).height() * 0.86;
    const double labelHeight = QFontMetricsF(sheet.font(TextStyle::TotalLabel)).height() * 0.86;
    const QRectF box = canvas.strip(0, 1, top, amountHeight + 2 * pad);
    fillBox(canvas, box, Qt::black, sheet.dots(8));
    const double labelTop = top + pad + (amountHeight - labelHeight) / 2 + sheet.dots(2);
    const double inset = sheet.dots(14) / sheet.content();
    const double unit =
        (canvas.textWidth(block.cell(2), TextStyle::TotalLabel) + sheet.dots(8)) / sheet.content() + inset;
    canvas.text(block.cell(0), TextStyle::TotalLabel, canvas.strip(0.03, 0.42, labelTop), Align::Start, Qt::white);
    canvas.fittedText(block.cell(1), TextStyle::Total, canvas.strip(0.36, 1 - unit, top + pad), Align::End, Qt::white);
    canvas.text(block.cell(2), TextStyle::TotalLabel, canvas.strip(1 - unit, 1 - inset, labelTop), Align::End,
                Qt::white);
    return box.bottom() - y + sheet.dots(8);
}

double paintStatus(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const QString sentence = block.cell(1);
    const double radius = sheet.dots(16);
    double at = y + sheet.dots(6);
    const double mark = 2 * radius + sheet.dots(12);
    const double line = std::min(canvas.textWidth(sentence, TextStyle::Status), sheet.content() - mark);
    const QRectF area = canvas.strip(0, 1, at);
    const bool rightToLeft = canvas.strip(0, 0.5, 0).left() > canvas.strip(0.5, 1, 0).left();
    const double first = area.center().x() - (line + mark) / 2;
    const QRectF textArea(rightToLeft ? first : first + mark, at, line + 2, 0);
    const double height = std::max(2 * radius, canvas.text(sentence, TextStyle::Status, textArea, Align::Start));
    const double markX = rightToLeft ? first + line + mark - radius : first + radius;
    drawVerdict(canvas, {markX, at + height / 2}, radius, block.cell(0));
    at += height + sheet.dots(2);
    if (!block.cell(2).isEmpty()) {
        at += canvas.text(block.cell(2), TextStyle::Caption, canvas.strip(0, 1, at), Align::Center) + sheet.dots(4);
    }
    return at - y + sheet.dots(4);
}

double paintCode(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const bool pending = block.kind == BlockKind::Pending;
    const Canvas ruler(sheet, Qt::RightToLeft, nullptr);
    const double pad = sheet.dots(12);
    const double top = y + sheet.dots(4);
    const auto lines = [&](const Canvas& on) {
        double at = top + pad;
        const TextStyle first = pending ? TextStyle::Status : TextStyle::Caption;
        at += on.text(block.cell(0), first, canvas.strip(0.04, 0.96, at), Align::Center);
        at += pending ? on.text(block.cell(1), TextStyle::Plain, canvas.strip(0.04, 0.96, at), Align::Center)
                      : on.fittedText(block.cell(1), TextStyle::Code, canvas.strip(0.03, 0.97, at), Align::Center);
        return at + pad;
    };
    const QRectF box = canvas.strip(0, 1, top, lines(ruler) - top);
    frameBox(canvas, box, pending ? Qt::DashLine : Qt::SolidLine);
    lines(canvas);
    return box.bottom() - y + sheet.dots(8);
}

Result<double> paintQr(const Canvas& canvas, const LayoutBlock& block, double y)
{
    const Sheet& sheet = canvas.sheet();
    const QrSymbol symbol = TRY(makeQrSymbol(block.cell(0).toStdString()));
    const int dots = moduleDots(sheet, symbol.side);
    const double side = static_cast<double>((symbol.side + 2 * qrQuietZone) * dots);
    const double left = std::round(sheet.margin + (sheet.content() - side) / 2);
    const QRectF box(left, std::round(y), side, side);
    if (box.left() < 0 || box.right() > sheet.width) {
        return makeError(ErrorKind::InvalidInput, "the proof's QR code is wider than the paper", "printer-templates");
    }
    drawQr(canvas, symbol, box, dots);
    const double textTop = box.bottom() - qrQuietZone * dots + sheet.dots(8);
    const double height =
        canvas.text(block.cell(1), TextStyle::Small, canvas.strip(0.02, 0.98, textTop), Align::Center);
    return textTop + height - y + sheet.dots(2);
}

} // namespace pishkhan::templates
