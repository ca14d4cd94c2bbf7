// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/day_page.h"

#include <algorithm>
#include <cmath>

#include "printer-templates/day_ink.h"
#include "printer-templates/day_texts.h"

namespace pishkhan::templates {
namespace {

using domain::counter::DayReport;
using domain::counter::Finding;
using domain::counter::Tally;

constexpr double margin = 40;
constexpr double content = dayPageWidth - 2 * margin;
constexpr double gutter = 14;

/// The box of column `index` of `count`, the first at the right edge.
QRectF column(int index, int count, double top, double height)
{
    const double width = (content - gutter * (count - 1)) / count;
    return {dayPageWidth - margin - width * (index + 1) - gutter * index, top, width, height};
}

void paintHead(const DayInk& pen, const ports::DayContent& day)
{
    QLinearGradient band(0, 0, dayPageWidth, 0);
    band.setColorAt(0, ink::deep);
    band.setColorAt(1, ink::primary);
    pen.painter().fillRect(QRectF(0, 0, dayPageWidth, 112), band);
    pen.painter().fillRect(QRectF(0, 112, dayPageWidth, 4), ink::saffron);
    const QColor pale(0xB9, 0xD3, 0xD9);
    pen.text(QRectF(margin + 300, 24, content - 300, 34), day.officeName, 23, QFont::Black, Qt::white);
    pen.text(QRectF(margin + 300, 62, content - 300, 24),
             "کد دفتر " + dayCode(day.officeCode) + " · پروانه " + dayCode(day.licenceNumber) + " · باجهٔ " +
                 dayCode(day.counter),
             12, QFont::Medium, pale);
    pen.text(QRectF(margin, 24, 300, 34), "گزارش روز " + dayCount(day.report.number), 21, QFont::Bold, ink::saffron,
             Side::End);
    pen.text(QRectF(margin, 62, 300, 24), dayDate(day), 13, QFont::Medium, Qt::white, Side::End);
}

std::int64_t cashNet(const DayReport& report)
{
    return report.cash.in.count() - report.cash.out.count();
}

void paintFigures(const DayInk& pen, const DayReport& report, double top)
{
    const std::pair<const char*, std::string> figures[] = {
        {"پرونده", dayCount(report.cases)},
        {"پرداخت", dayCount(report.payments)},
        {"برگشت", dayCount(report.takenBack)},
        {"رسید بدهی", dayCount(static_cast<std::int64_t>(report.paperOwed.size()))}};
    const QRectF net = QRectF(dayPageWidth - margin - 300, top, 300, 84);
    pen.card(net, ink::soft);
    pen.text(net.adjusted(16, 8, -16, -54), "خالص روز (ریال)", 11, QFont::Medium, ink::faint);
    pen.text(net.adjusted(16, 30, -16, -20), dayAmount(report.total), 27, QFont::Black, ink::primary);
    pen.text(net.adjusted(16, 60, -16, -4),
             report.cash.isUsed() ? "با کارتخوان " + dayAmount(Rials(report.total.count() - cashNet(report))) +
                                        " · نقد " + dayAmount(Rials(cashNet(report)))
                                  : "دریافت " + dayAmount(report.received) + " · برگشت " + dayAmount(report.returned),
             9.5, QFont::Medium, ink::faint);
    const double width = (content - 300 - gutter * 4) / 4;
    double right = net.left() - gutter;
    for (const auto& [title, value] : figures) {
        const QRectF box(right - width, top, width, 84);
        pen.card(box, Qt::white);
        pen.text(box.adjusted(4, 12, -4, -34), value, 25, QFont::Black, ink::text, Side::Centre);
        pen.text(box.adjusted(4, 52, -4, -8), title, 11, QFont::Medium, ink::faint, Side::Centre);
        right -= width + gutter;
    }
}

void paintHours(const DayInk& pen, const DayReport& report, const QRectF& box)
{
    pen.card(box, Qt::white);
    pen.heading(box, "پرونده‌ها در ساعت‌های روز");
    std::size_t first = 8;
    std::size_t last = 14;
    for (std::size_t hour = 0; hour < report.hours.size(); ++hour) {
        if (report.hours[hour] > 0) {
            first = std::min(first, hour);
            last = std::max(last, hour);
        }
    }
    std::vector<double> values;
    std::vector<std::string> labels;
    std::vector<std::string> tops;
    for (std::size_t hour = first; hour <= last; ++hour) {
        values.push_back(static_cast<double>(report.hours[hour]));
        labels.push_back(dayCount(static_cast<std::int64_t>(hour)));
        tops.push_back(dayCount(report.hours[hour]));
    }
    pen.bars(box.adjusted(14, 36, -14, -8), values, labels, tops);
}

/// Shares of the money as one ring; the list beside it says the same in words.
void paintRing(const DayInk& pen, const ports::DayContent& day, const QRectF& box)
{
    pen.card(box, Qt::white);
    pen.heading(box, "سهم گیرندگان وجه");
    const QColor colours[] = {ink::primary, ink::saffron, ink::good, QColor(0x5B, 0x8A, 0x97), ink::bad, ink::faint};
    std::int64_t whole = 0;
    for (const Tally& tally : day.report.payees) {
        whole += std::max<std::int64_t>(tally.sum.count(), 0);
    }
    const QRectF ring(box.left() + 20, box.top() + 44, box.height() - 62, box.height() - 62);
    double angle = 90;
    double y = box.top() + 42;
    for (std::size_t i = 0; i < day.report.payees.size() && i < std::size(colours); ++i) {
        const Tally& tally = day.report.payees[i];
        const double share =
            whole > 0 ? static_cast<double>(std::max<std::int64_t>(tally.sum.count(), 0)) / static_cast<double>(whole)
                      : 0;
        pen.painter().setPen(QPen(colours[i], 17, Qt::SolidLine, Qt::FlatCap));
        pen.painter().setBrush(Qt::NoBrush);
        pen.painter().drawArc(ring.adjusted(10, 10, -10, -10), static_cast<int>(angle * 16),
                              static_cast<int>(-share * 360 * 16));
        angle -= share * 360;
        pen.painter().setPen(Qt::NoPen);
        pen.painter().setBrush(colours[i]);
        pen.painter().drawEllipse(QRectF(box.right() - 22, y + 5, 8, 8));
        pen.text(QRectF(ring.right() + 6, y, box.right() - 28 - ring.right() - 6, 18),
                 dayTitle(day, tally) + " · " + dayCount(std::llround(share * 100)) + "٪", 9.5, QFont::Medium,
                 ink::text);
        y += 19;
    }
}

void paintList(const DayInk& pen, const ports::DayContent& day, const QRectF& box, const char* title,
               const std::vector<Tally>& tallies, double pitch = 24)
{
    pen.card(box, Qt::white);
    pen.heading(box, title);
    std::int64_t greatest = 1;
    for (const Tally& tally : tallies) {
        greatest = std::max(greatest, tally.sum.count());
    }
    double y = box.top() + 36;
    for (const Tally& tally : tallies) {
        if (y + pitch > box.bottom() - 4) {
            pen.text(QRectF(box.left() + 14, y - 2, box.width() - 28, 14),
                     "بقیه در برگهٔ رایانه‌ای", 8.5, QFont::Medium, ink::faint);
            break;
        }
        pen.row(QRectF(box.left() + 14, y, box.width() - 28, pitch - 2), dayTitle(day, tally), dayCount(tally.count),
                dayAmount(tally.sum), static_cast<double>(tally.sum.count()) / static_cast<double>(greatest));
        y += pitch;
    }
}

/// Who gets the money; where no terminal passed the shares on, also what the office still has to bring to each.
void paintPayees(const DayInk& pen, const ports::DayContent& day)
{
    const DayReport& report = day.report;
    if (report.unsplit.empty()) {
        paintList(pen, day, column(1, 2, 438, 240), "گیرندگان وجه", report.payees);
        return;
    }
    constexpr double close = 20;
    paintList(pen, day, column(1, 2, 438, 126), "گیرندگان وجه", report.payees, close);
    const std::string title =
        "سهم‌هایی که دفتر باید برساند · جمع " + dayAmount(report.unsplitSum);
    paintList(pen, day, column(1, 2, 572, 106), title.c_str(), report.unsplit, close);
}

void paintOutcomes(const DayInk& pen, const DayReport& report, const QRectF& box)
{
    pen.card(box, Qt::white);
    pen.heading(box, "سرانجام پرونده‌ها و پرداخت‌ها");
    const double width = (box.width() - 28) / 3;
    for (std::size_t i = 0; i < report.outcomes.size(); ++i) {
        const Tally& tally = report.outcomes[i];
        const std::size_t row = i / 3;
        const QRectF cell(box.right() - 14 - width * static_cast<double>(i % 3 + 1),
                          box.top() + 36 + 34 * static_cast<double>(row), width, 32);
        pen.text(cell.adjusted(0, 0, 0, -14), dayCount(tally.count), 14, QFont::Bold,
                 tally.count == 0 ? ink::faint : ink::text, Side::Centre);
        pen.text(cell.adjusted(0, 16, 0, 0), tally.title, 8.5, QFont::Medium, ink::faint, Side::Centre);
    }
}

void paintFinding(const DayInk& pen, const QRectF& box, const char* title, const char* found, const Finding& finding)
{
    const bool equal = finding.verdict == "equal";
    const bool disputed = finding.verdict == "disputed";
    pen.card(box, equal ? QColor(Qt::white) : ink::sand);
    pen.heading(box, title);
    pen.badge(QRectF(box.left() + 12, box.top() + 9, 118, 20), dayVerdict(finding),
              equal      ? ink::good
              : disputed ? ink::bad
                         : ink::saffron);
    const std::pair<const char*, std::string> cells[] = {
        {"دفتر", dayAmount(finding.ledger)},
        {found, finding.missing.empty() ? dayAmount(finding.found) : "خوانده نشد"},
        {"اختلاف", dayAmount(finding.difference())}};
    const double width = (box.width() - 24) / 3;
    double right = box.right() - 12;
    for (const auto& [name, value] : cells) {
        pen.text(QRectF(right - width, box.top() + 34, width, 14), name, 9, QFont::Medium, ink::faint, Side::Centre);
        pen.text(QRectF(right - width, box.top() + 48, width, 20), value, 13, QFont::Bold, ink::text, Side::Centre);
        right -= width;
    }
    pen.text(QRectF(box.left() + 14, box.top() + 71, box.width() - 28, 18), finding.reason, 10, QFont::Medium,
             ink::faint);
}

/// Where cash was taken, how the books come to the drawer's figure stands before the reason.
void paintDrawer(const DayInk& pen, const QRectF& box, const DayReport& report)
{
    Finding drawer = report.drawer;
    if (report.cash.isUsed()) {
        const std::string sum = "آغاز " + dayAmount(report.cash.start) + " + نقد " + dayAmount(report.cash.in) +
                                " − برگشت " + dayAmount(report.cash.out);
        drawer.reason = drawer.reason.empty() ? sum : sum + " · " + drawer.reason;
    }
    paintFinding(pen, box, "صندوق و دفتر", "شمرده", drawer);
}

void paintProof(const DayInk& pen, const ports::DayContent& day, double top)
{
    const DayReport& report = day.report;
    const QRectF box(margin, top, content, 98);
    pen.card(box, ink::sand);
    pen.heading(box, "این گزارش از کجاست");
    pen.text(
        QRectF(box.left() + 14, top + 34, content - 28, 18),
        "رویدادهای " + dayCount(static_cast<std::int64_t>(report.firstSequence)) + " تا " +
            dayCount(static_cast<std::int64_t>(report.lastSequence)) + " دفتر این باجه، " +
            dayCount(static_cast<std::int64_t>(report.events)) +
            " رویداد؛ هر کس همان‌ها را جمع بزند به همین عددها می‌رسد.",
        11, QFont::Medium, ink::text);
    pen.text(QRectF(box.left() + 14, top + 54, content - 28, 16), "ریشهٔ دفتر  " + dayShortRoot(report.root), 10,
             QFont::Medium, ink::faint);
    pen.text(QRectF(box.left() + 14, top + 74, content - 28, 16),
             "مهر شد به دست " + dayName(day, report.closedBy) + " در " + dayTime(report.closedAt) +
                 " · اعتراض‌های باز: " + dayCount(static_cast<std::int64_t>(report.disputes.size())),
             11, QFont::DemiBold, ink::primary);
}

/// What the card terminal has beside the books: two lines, and how many more the sheet has.
double paintFound(const DayInk& pen, const DayReport& report, double y)
{
    constexpr std::size_t most = 2;
    for (std::size_t i = 0; i < report.findings.size() && i < most; ++i) {
        const domain::counter::TerminalFinding& one = report.findings[i];
        pen.text(QRectF(margin, y, content - 320, 15),
                 dayFound(one) + " · " + dayAmount(one.amount) + " ریال · " + dayFoundAnswer(one), 9.5, QFont::Medium,
                 ink::text);
        y += 16;
    }
    if (report.findings.size() > most) {
        pen.text(QRectF(margin, y, content - 320, 15),
                 dayCount(static_cast<std::int64_t>(report.findings.size() - most)) +
                     " مورد دیگر کارتخوان در کاربرگ «مقایسه»",
                 9.5, QFont::DemiBold, ink::primary);
        y += 16;
    }
    return y;
}

/// What the centre and support said, beside the signature: three lines, and how many more the sheet has.
void paintOutside(const DayInk& pen, const DayReport& report)
{
    double y = paintFound(pen, report, 1066);
    const std::size_t most = report.findings.empty() ? 3 : 1;
    for (std::size_t i = 0; i < report.proposals.size() && i < most; ++i) {
        const domain::counter::Proposal& one = report.proposals[i];
        const std::string amount = one.amount == Rials(0) ? "" : " · " + dayAmount(one.amount) + " ریال";
        pen.text(QRectF(margin, y, content - 320, 15),
                 dayActor(one.signer) + ": " + one.text + amount + " · " + dayAnswer(one), 9.5, QFont::Medium,
                 ink::text);
        y += 16;
    }
    if (!report.proposals.empty()) {
        const std::size_t more = report.proposals.size() - std::min(most, report.proposals.size());
        const std::string rest =
            more == 0 ? std::string()
                      : " · " + dayCount(static_cast<std::int64_t>(more)) + " مورد دیگر در کاربرگ «از بیرون دفتر»";
        pen.text(QRectF(margin, y, content - 320, 15),
                 "جمع پذیرفته از بیرون دفتر، جدا از خالص روز: " + dayAmount(report.corrected) + " ریال" + rest, 9.5,
                 QFont::DemiBold, ink::primary);
    }
}

void paintTraining(const DayInk& pen)
{
    pen.painter().save();
    pen.painter().translate(dayPageWidth / 2.0, dayPageHeight / 2.0);
    pen.painter().rotate(-32);
    pen.text(QRectF(-400, -110, 800, 220), "آموزشی", 190, QFont::Black, QColor(0xB3, 0x39, 0x2F, 26), Side::Centre);
    pen.painter().restore();
}

} // namespace

void paintDayPage(QPainter& painter, const ports::DayContent& day)
{
    const DayInk pen(painter);
    const DayReport& report = day.report;
    paintHead(pen, day);
    paintFigures(pen, report, 134);
    paintHours(pen, report, column(0, 2, 234, 190));
    paintRing(pen, day, column(1, 2, 234, 190));
    paintList(pen, day, column(0, 2, 438, 240), "خدمت‌ها", report.services);
    paintPayees(pen, day);
    paintList(pen, day, column(0, 2, 692, 146), "متصدیان", report.clerks);
    paintOutcomes(pen, report, column(1, 2, 692, 146));
    paintFinding(pen, column(0, 2, 852, 96), "کارتخوان و دفتر", "کارتخوان", report.terminal);
    paintDrawer(pen, column(1, 2, 852, 96), report);
    paintProof(pen, day, 962);
    paintOutside(pen, report);
    pen.text(QRectF(margin, 1082, content, 20), "امضای مدیر دفتر", 11, QFont::Medium, ink::faint);
    painter.setPen(QPen(ink::line, 0.8));
    painter.drawLine(QPointF(dayPageWidth - margin - 300, 1126), QPointF(dayPageWidth - margin, 1126));
    if (day.training) {
        paintTraining(pen);
    }
}

} // namespace pishkhan::templates
