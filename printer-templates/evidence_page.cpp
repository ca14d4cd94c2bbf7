// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/evidence_page.h"

#include <QBuffer>
#include <QFile>
#include <QPdfWriter>

#include "printer-templates/block_painter.h"
#include "printer-templates/evidence_texts.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::templates {
namespace {

constexpr int resolution = 203;                   ///< the page is laid out in the receipt printer's dots
constexpr double sideMargin = 17, topMargin = 14; ///< millimetres
constexpr double footerDots = 60;

Sheet reportSheet(int widthDots)
{
    return Sheet{widthDots, 0, 0.98, true};
}

struct PlacedBlock {
    LayoutBlock block;
    int page;
    double y;
};

/// Blocks down the pages; a chapter's title never stays alone at the bottom.
Result<std::vector<PlacedBlock>> place(const Canvas& ruler, std::vector<LayoutBlock> blocks, double bottom)
{
    std::vector<PlacedBlock> out;
    int page = 0;
    double y = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const double height = TRY(paintBlock(ruler, blocks[i], y));
        const bool leads = blocks[i].kind == BlockKind::Chapter && i + 1 < blocks.size();
        const double with = leads ? TRY(paintBlock(ruler, blocks[i + 1], y)) : 0;
        if (y > 0 && y + height + with > bottom) {
            ++page;
            y = 0;
        }
        out.push_back({std::move(blocks[i]), page, y});
        y += height;
    }
    return out;
}

void paintFooter(const Canvas& canvas, double y, const std::string& words)
{
    canvas.painter().setPen(QPen(Qt::black, 1));
    const QRectF line = canvas.strip(0, 1, y + 14);
    canvas.painter().drawLine(line.topLeft(), line.topRight());
    canvas.text(QString::fromStdString(words), TextStyle::Small, canvas.strip(0, 1, y + 22), Align::Center);
}

std::string footerOf(const ports::EvidenceReport& report, int page, int pages)
{
    const auto count = [](int n) { return domain::persianDigits(std::to_string(n)); };
    return "پروندهٔ " + domain::isolateLtr(report.caseId) + "  ·  ریشه " +
           domain::isolateLtr(report.root.substr(0, 12) + "…") + "  ·  برگ " + count(page) + " از " + count(pages);
}

} // namespace

Result<std::unique_ptr<EvidencePage>> EvidencePage::create()
{
    TRY(loadFonts());
    QFile file(QStringLiteral(":/templates/evidence/fa.mustache"));
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(ErrorKind::Unsupported, "the report's template is not built in", "printer-templates");
    }
    return std::unique_ptr<EvidencePage>(new EvidencePage(file.readAll().toStdString()));
}

Result<Bytes> EvidencePage::evidencePdf(const ports::EvidenceReport& report) const
{
    const std::string filled = TRY(fillEvidence(m_template, report));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(sideMargin, topMargin, sideMargin, topMargin), QPageLayout::Millimeter);
    writer.setTitle(QString::fromStdString(report.caseId));
    writer.setCreator(QLatin1String("Pishkhan"));
    const double bottom = writer.height() - footerDots;
    const Sheet sheet = reportSheet(writer.width());
    auto blocks = TRY(parseBlocks(filled));
    const auto placed = TRY(place(Canvas(sheet, Qt::RightToLeft, nullptr), std::move(blocks), bottom));
    const int pages = placed.empty() ? 1 : placed.back().page + 1;
    QPainter painter(&writer);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const Canvas canvas(sheet, Qt::RightToLeft, &painter);
    paintFooter(canvas, bottom, footerOf(report, 1, pages));
    int page = 0;
    for (const PlacedBlock& one : placed) {
        if (one.page != page) {
            page = one.page;
            writer.newPage();
            paintFooter(canvas, bottom, footerOf(report, page + 1, pages));
        }
        TRY(paintBlock(canvas, one.block, one.y));
    }
    painter.end();
    return toBytes(
        ByteView(reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
}

} // namespace pishkhan::templates
