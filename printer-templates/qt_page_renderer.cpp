// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/qt_page_renderer.h"

#include <cmath>

#include <QBuffer>
#include <QFile>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>

#include "printer-templates/block_painter.h"
#include "printer-templates/raster.h"

namespace pishkhan::templates {
namespace {

constexpr int tallestReceipt = 8000; ///< dots, one metre of paper: more is a mistake, not a receipt
constexpr int pdfResolution = 203;   ///< so that the A4 page is laid out in the receipt's dots
constexpr double a4SideMargin = 22;  ///< millimetres

Qt::LayoutDirection directionOf(Language language)
{
    return language == Language::Persian ? Qt::RightToLeft : Qt::LeftToRight;
}

Result<double> heightOf(const Canvas& ruler, const std::vector<LayoutBlock>& blocks)
{
    double y = 0;
    for (const LayoutBlock& block : blocks) {
        y += TRY(paintBlock(ruler, block, y));
    }
    return y;
}

/// The training mark across the whole slip, in dots sparse enough to read through and too sparse to hurt the QR.
void drawGhost(QPainter& painter, const QRectF& page, Language language)
{
    QFont font(QStringLiteral("Vazirmatn"));
    font.setWeight(QFont::Black);
    font.setPixelSize(static_cast<int>(page.width() / 5));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QString word = language == Language::Persian ? QStringLiteral("آموزشی") : QStringLiteral("TRAINING");
    QPainterPath path;
    path.addText(0, 0, font, word);
    path.translate(-path.boundingRect().center());
    for (double y = page.width() * 0.45; y < page.height(); y += page.width() * 0.75) {
        painter.resetTransform();
        painter.translate(page.center().x(), y);
        painter.rotate(-24);
        painter.fillPath(path, QBrush(Qt::black, Qt::Dense7Pattern));
    }
    painter.restore();
}

/// Blocks that follow each other down the page, and on to the next one when the page is full.
Status paintPages(QPdfWriter& writer, const Canvas& canvas, const std::vector<LayoutBlock>& blocks)
{
    const Canvas ruler(canvas.sheet(), canvas.direction(), nullptr);
    const double bottom = writer.height();
    double y = 0;
    for (const LayoutBlock& block : blocks) {
        const double height = TRY(paintBlock(ruler, block, y));
        if (y > 0 && y + height > bottom) {
            writer.newPage();
            y = 0;
        }
        y += TRY(paintBlock(canvas, block, y));
    }
    return {};
}

} // namespace

Result<std::unique_ptr<QtPageRenderer>> QtPageRenderer::create(Language language)
{
    TRY(loadFonts());
    const bool persian = language == Language::Persian;
    QFile file(persian ? QStringLiteral(":/templates/receipt/fa.mustache")
                       : QStringLiteral(":/templates/receipt/en.mustache"));
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(ErrorKind::Unsupported, "the receipt's template is not built in", "printer-templates");
    }
    return std::unique_ptr<QtPageRenderer>(new QtPageRenderer(language, file.readAll().toStdString()));
}

QtPageRenderer::QtPageRenderer(Language language, std::string receiptTemplate)
    : m_language(language), m_receiptTemplate(std::move(receiptTemplate))
{
}

Result<std::vector<LayoutBlock>> QtPageRenderer::blocksOf(const ports::ReceiptContent& content) const
{
    const std::string filled = TRY(fillReceipt(m_receiptTemplate, content, m_language));
    return parseBlocks(filled);
}

Result<ports::Bitmap> QtPageRenderer::receipt(const ports::ReceiptContent& content, int widthDots) const
{
    const Sheet sheet = TRY(receiptSheet(widthDots));
    const auto blocks = TRY(blocksOf(content));
    const double height = std::ceil(TRY(heightOf(Canvas(sheet, directionOf(m_language), nullptr), blocks)));
    if (height > tallestReceipt) {
        return makeError(ErrorKind::InvalidInput, "the receipt is longer than a metre", "printer-templates");
    }
    QImage page(widthDots, static_cast<int>(height) + 8, QImage::Format_Grayscale8);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (content.training) {
        drawGhost(painter, page.rect(), m_language);
    }
    const Canvas canvas(sheet, directionOf(m_language), &painter);
    double y = 0;
    for (const LayoutBlock& block : blocks) {
        y += TRY(paintBlock(canvas, block, y));
    }
    painter.end();
    return toBitmap(page);
}

Result<Bytes> QtPageRenderer::receiptPdf(const ports::ReceiptContent& content) const
{
    const auto blocks = TRY(blocksOf(content));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly)) {
        return makeError(ErrorKind::Unsupported, "cannot write PDF", "printer-templates");
    }
    QPdfWriter writer(&buffer);
    writer.setResolution(pdfResolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(a4SideMargin, 16, a4SideMargin, 16), QPageLayout::Millimeter);
    writer.setTitle(QString::fromStdString(content.receiptNumber));
    writer.setCreator(QLatin1String("Pishkhan"));
    QPainter painter(&writer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    if (content.training) {
        drawGhost(painter, QRectF(0, 0, writer.width(), writer.height()), m_language);
    }
    TRY(paintPages(writer, Canvas(a4Sheet(writer.width()), directionOf(m_language), &painter), blocks));
    painter.end();
    return toBytes(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
}

Result<Bytes> QtPageRenderer::png(const ports::Bitmap& bitmap) const
{
    return toPng(bitmap);
}

} // namespace pishkhan::templates
