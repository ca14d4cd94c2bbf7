// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/qt_day_renderer.h"

#include <cmath>

#include <QBuffer>
#include <QPdfWriter>

#include "printer-templates/block_painter.h"
#include "printer-templates/day_page.h"
#include "printer-templates/day_sheet.h"
#include "printer-templates/day_strip.h"
#include "printer-templates/layout_block.h"
#include "printer-templates/raster.h"

namespace pishkhan::templates {

Result<std::unique_ptr<QtDayRenderer>> QtDayRenderer::create()
{
    TRY(loadFonts());
    return std::unique_ptr<QtDayRenderer>(new QtDayRenderer);
}

Result<ports::Bitmap> QtDayRenderer::strip(const ports::DayContent& content, int widthDots) const
{
    constexpr int tallest = 16'000; // dots, two metres of paper
    const Sheet sheet = TRY(receiptSheet(widthDots));
    const auto blocks = TRY(parseBlocks(dayStrip(content)));
    const Canvas ruler(sheet, Qt::RightToLeft, nullptr);
    double height = 0;
    for (const LayoutBlock& block : blocks) {
        height += TRY(paintBlock(ruler, block, height));
    }
    if (height > tallest) {
        return makeError(ErrorKind::InvalidInput, "the strip is too long", "printer-templates");
    }
    QImage page(widthDots, static_cast<int>(std::ceil(height)) + 8, QImage::Format_Grayscale8);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const Canvas canvas(sheet, Qt::RightToLeft, &painter);
    double y = 0;
    for (const LayoutBlock& block : blocks) {
        y += TRY(paintBlock(canvas, block, y));
    }
    painter.end();
    return toBitmap(page);
}

Result<Bytes> QtDayRenderer::page(const ports::DayContent& content) const
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly)) {
        return makeError(ErrorKind::Unsupported, "cannot write PDF", "printer-templates");
    }
    QPdfWriter writer(&buffer);
    writer.setResolution(300);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(QString::fromStdString(content.officeCode + " " + content.report.businessDate));
    writer.setCreator(QLatin1String("Pishkhan"));
    QPainter painter(&writer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(static_cast<double>(writer.width()) / dayPageWidth,
                  static_cast<double>(writer.height()) / dayPageHeight);
    paintDayPage(painter, content);
    painter.end();
    return Bytes(bytes.begin(), bytes.end());
}

Result<Bytes> QtDayRenderer::sheet(const ports::DayContent& content) const
{
    return daySheet(content);
}

} // namespace pishkhan::templates
