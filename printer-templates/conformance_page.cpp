// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/conformance_page.h"

#include <algorithm>

#include "terminal/domain/persian_text.h"

namespace pishkhan::templates {
namespace {

using namespace a4;

std::string counted(const ConformancePage& page, Light light)
{
    return std::to_string(std::count_if(page.rows.begin(), page.rows.end(),
                                        [light](const ConformanceRow& row) { return row.light == light; }));
}

/// The one sentence a person reads first.
double drawVerdict(Brush& brush, const ConformancePage& page)
{
    const bool isBad = counted(page, Light::Red) != "0";
    const bool isPartly = counted(page, Light::Yellow) != "0";
    const Light light = isBad ? Light::Red : isPartly ? Light::Yellow : Light::Green;
    const std::string words =
        isBad ? "این دستگاه پذیرفته نیست: " + counted(page, Light::Red) + " شرط لازم را ندارد."
        : isPartly ? "این دستگاه پذیرفته است، با " + counted(page, Light::Yellow) + " کاستی."
                   : "این دستگاه همهٔ شرط‌ها را دارد و پذیرفته است.";
    brush.box({margin, 42, content, 17}, lookOf(light).pale, 3);
    brush.light({pageWidth - margin - 10, 50.5}, light, 4.6);
    brush.text({margin + 6, 42, content - 25, 17}, persian(words), 5.8, QFont::Bold, lookOf(light).strong);
    return 64;
}

void drawRow(Brush& brush, const ConformanceRow& row, double y)
{
    const double right = pageWidth - margin;
    const bool isPassed = row.light == Light::Green;
    brush.light({right - 4, y + 5}, row.light, 2.5);
    brush.text({margin + 46, y, content - 56, 9}, persian(row.title), 4.2, QFont::Bold, ink);
    brush.text({margin, y, 44, 9}, persian(row.state), 3.9, QFont::ExtraBold, lookOf(row.light).strong, Qt::AlignLeft);
    if (!isPassed) {
        brush.text({margin, y + 7.4, content - 10, 6}, persian(row.means + " " + row.advice), 3.5, QFont::Medium, soft);
    }
}

void drawForOffice(Brush& brush, const ConformancePage& page)
{
    constexpr double high = 15.2, passedHigh = 10.6;
    double y = drawVerdict(brush, page);
    for (const ConformanceRow& row : page.rows) {
        drawRow(brush, row, y);
        y += row.light == Light::Green ? passedHigh : high;
        brush.rule(y - 0.8, margin, pageWidth - margin);
    }
}

/// English, left to right.
void latin(Brush& brush, const QRectF& area, const std::string& words, double size, QFont::Weight weight, QColor colour)
{
    brush.text(area, QString::fromStdString(domain::isolateLtr(words)), size, weight, colour, Qt::AlignLeft);
}

void drawForVendor(Brush& brush, const ConformancePage& page)
{
    constexpr double high = 17;
    double y = 44;
    for (const ConformanceRow& row : page.rows) {
        brush.light({margin + 4, y + 4}, row.light, 2.3);
        latin(brush, {margin + 10, y, content - 10, 7}, row.name, 4, QFont::Bold, ink);
        latin(brush, {margin + 10, y + 5.4, content - 10, 6}, row.clause, 3.4, QFont::Medium, soft);
        if (!row.detail.empty()) {
            latin(brush, {margin + 10, y + 10.2, content - 10, 6}, "It did instead: " + row.detail, 3.4, QFont::Bold,
                  lookOf(row.light).strong);
        }
        y += row.detail.empty() ? high - 4 : high;
    }
}

} // namespace

Result<Bytes> conformancePdf(const ConformancePage& page)
{
    constexpr std::size_t mostRows = 14;
    if (page.rows.empty() || page.rows.size() > mostRows) {
        return makeError(ErrorKind::InvalidInput, "one page cannot hold all clauses", "printer-templates");
    }
    const QString title = QStringLiteral("آزمون پذیرش دستگاه");
    const QString device = QString::fromStdString(page.device + "، " + domain::isolateLtr(page.address));
    return drawnPages(title, [&](Brush& brush, const std::function<void()>& nextPage) {
        drawHead(brush, {title, device, page.jalaliDateTime, page.version});
        drawForOffice(brush, page);
        nextPage();
        drawHead(brush, {QStringLiteral("برگ سازندهٔ دستگاه"), device, page.jalaliDateTime, page.version});
        drawForVendor(brush, page);
    });
}

} // namespace pishkhan::templates
