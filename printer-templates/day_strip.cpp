// SPDX-License-Identifier: GPL-3.0-or-later
#include "printer-templates/day_strip.h"

#include <initializer_list>

#include "printer-templates/day_texts.h"

namespace pishkhan::templates {
namespace {

using domain::counter::DayReport;
using domain::counter::Finding;
using domain::counter::Tally;

class Lines {
public:
    void add(const char* kind, std::initializer_list<std::string> cells)
    {
        m_text += std::string(kind) + ": ";
        bool first = true;
        for (const std::string& cell : cells) {
            m_text += (first ? "" : " | ") + asCell(cell);
            first = false;
        }
        m_text += '\n';
    }
    const std::string& text() const { return m_text; }

private:
    /// A value must stay one cell of one line, whatever it holds.
    static std::string asCell(const std::string& value)
    {
        std::string out;
        for (const char c : value) {
            const auto byte = static_cast<unsigned char>(c);
            out += byte < 0x20 || c == '|' ? ' ' : c;
        }
        return out;
    }
    std::string m_text;
};

void addTallies(Lines& lines, const ports::DayContent& content, const char* title, const std::vector<Tally>& tallies)
{
    if (tallies.empty()) {
        return;
    }
    lines.add("rule", {"dots"});
    lines.add("heading", {title});
    for (const Tally& tally : tallies) {
        lines.add("item", {dayTitle(content, tally), dayAmount(tally.sum)});
        lines.add("note", {dayCount(tally.count) + " مورد"});
    }
}

void addOutcomes(Lines& lines, const DayReport& report)
{
    lines.add("rule", {"dots"});
    lines.add("heading", {"سرانجام‌ها"});
    for (const Tally& tally : report.outcomes) {
        if (tally.count != 0) {
            lines.add("row", {tally.title, dayCount(tally.count)});
        }
    }
}

void addFinding(Lines& lines, const char* title, const char* foundTitle, const Finding& finding)
{
    lines.add("heading", {title});
    lines.add("row", {"نتیجه", dayVerdict(finding)});
    lines.add("row", {"دفتر", dayAmount(finding.ledger)});
    lines.add("row", {foundTitle, finding.missing.empty() ? dayAmount(finding.found) : "خوانده نشد"});
    if (finding.verdict != "equal") {
        lines.add("row", {"اختلاف", dayAmount(finding.difference())});
        lines.add("paragraph", {finding.reason});
    }
}

void addMoney(Lines& lines, const DayReport& report)
{
    lines.add("grid", {"پرونده", dayCount(report.cases), "پرداخت", dayCount(report.payments)});
    const auto& cash = report.cash;
    lines.add("row", {"دریافت‌شده", dayAmount(report.received)});
    if (cash.isUsed()) {
        lines.add("row", {"از آن، نقد (" + dayCount(cash.taken) + " بار)", dayAmount(cash.in)});
        lines.add("row", {"از آن، با کارتخوان", dayAmount(Rials(report.received.count() - cash.in.count()))});
    }
    lines.add("row", {"برگشت‌داده", dayAmount(report.returned)});
    if (cash.givenBack > 0) {
        lines.add("row", {"از آن، نقد (" + dayCount(cash.givenBack) + " بار)", dayAmount(cash.out)});
    }
    lines.add("total", {"خالص روز", dayAmount(report.total), "ریال"});
}

/// What no terminal passed on is still in the office's hand, and says whose it is.
void addUnsplit(Lines& lines, const ports::DayContent& content)
{
    const DayReport& report = content.report;
    if (report.unsplit.empty()) {
        return;
    }
    addTallies(lines, content, "سهم‌هایی که دفتر باید برساند", report.unsplit);
    lines.add("row", {"جمع سهم‌های نرسیده", dayAmount(report.unsplitSum)});
}

/// How the drawer's figure comes about, where cash was taken.
void addDrawer(Lines& lines, const DayReport& report)
{
    addFinding(lines, "صندوق", "شمرده", report.drawer);
    if (report.cash.isUsed()) {
        lines.add("row", {"آغاز صندوق", dayAmount(report.cash.start)});
        lines.add("row", {"+ نقد گرفته", dayAmount(report.cash.in)});
        lines.add("row", {"− نقد برگشته", dayAmount(report.cash.out)});
    }
}

void addProposals(Lines& lines, const DayReport& report)
{
    if (report.proposals.empty()) {
        return;
    }
    lines.add("heading", {"از بیرون دفتر"});
    for (const domain::counter::Proposal& one : report.proposals) {
        lines.add("row", {dayActor(one.signer), dayAnswer(one)});
        lines.add("paragraph", {one.text});
        if (one.amount != Rials(0)) {
            lines.add("row", {"مبلغ", dayAmount(one.amount)});
        }
        if (!one.reason.empty()) {
            lines.add("paragraph", {"دفتر: " + one.reason});
        }
    }
    lines.add("row", {"جمع پذیرفته، بیرون از خالص", dayAmount(report.corrected)});
}

/// What the card terminal has beside these books, and what the manager said.
void addTerminal(Lines& lines, const DayReport& report)
{
    if (report.findings.empty()) {
        return;
    }
    lines.add("heading", {"کارتخوان، بیرون از دفتر"});
    for (const domain::counter::TerminalFinding& one : report.findings) {
        lines.add("row", {dayFound(one), dayAmount(one.amount)});
        lines.add("paragraph", {dayFoundAnswer(one)});
    }
}

void addProof(Lines& lines, const ports::DayContent& content)
{
    const DayReport& report = content.report;
    lines.add("rule", {"thick"});
    lines.add("row", {"رویدادهای دفتر",
                      dayCode(std::to_string(report.firstSequence) + "–" + std::to_string(report.lastSequence))});
    lines.add("row", {"شمار رویدادها", dayCount(static_cast<std::int64_t>(report.events))});
    lines.add("small", {dayShortRoot(report.root)});
    lines.add("row", {"مهر شد به دست", dayName(content, report.closedBy)});
    lines.add("row", {"زمان مهر", dayTime(report.closedAt)});
}

void addHead(Lines& lines, const ports::DayContent& content)
{
    if (content.training) {
        lines.add("hatch", {"آموزشی · پولی جابه‌جا نشده · فاقد اعتبار"});
    }
    lines.add("brand", {content.officeName, "پیشخوان خدمات دولت"});
    lines.add("center", {"کد دفتر " + dayCode(content.officeCode) + " · باجه " + dayCode(content.counter)});
    lines.add("rule", {"thick"});
}

/// A report that was never closed: a shift's beginning, before its first citizen.
std::string zeroStrip(const ports::DayContent& content)
{
    const DayReport& report = content.report;
    Lines lines;
    addHead(lines, content);
    lines.add("title", {"گزارش صفر", dayCode(report.businessDate)});
    for (const domain::counter::ShiftRecord& shift : report.shifts) {
        lines.add("grid", {"نوبت", dayCount(shift.number), "روز", dayCount(report.number)});
        lines.add("row", {"متصدی", dayName(content, shift.clerk)});
        lines.add("row", {"آغاز نوبت", dayTime(shift.openedAt)});
    }
    lines.add("rule", {"dots"});
    lines.add("row", {"پرداخت‌های این نوبت", dayCount(0)});
    lines.add("total", {"جمع این نوبت", dayAmount(Rials(0)), "ریال"});
    lines.add("row", {"موجودی آغاز صندوق", dayAmount(report.drawer.found)});
    lines.add("row", {"کارتخوان در پایان روز پیش", dayAmount(report.terminal.found)});
    lines.add("rule", {"thin"});
    lines.add("row", {"رسیدهای بدهی", dayCount(static_cast<std::int64_t>(report.paperOwed.size()))});
    lines.add("row", {"اعتراض‌های باز", dayCount(static_cast<std::int64_t>(report.disputes.size()))});
    lines.add("small", {"پیش از نخستین شهروند چاپ شد"});
    return lines.text();
}

} // namespace

std::string dayStrip(const ports::DayContent& content)
{
    const DayReport& report = content.report;
    if (report.closedAt == Instant{}) {
        return zeroStrip(content);
    }
    Lines lines;
    addHead(lines, content);
    lines.add("title", {"گزارش روز " + dayCount(report.number), dayCode(report.businessDate)});
    addMoney(lines, report);
    addTallies(lines, content, "خدمت‌ها", report.services);
    addTallies(lines, content, "گیرندگان وجه", report.payees);
    addUnsplit(lines, content);
    addTallies(lines, content, "متصدیان", report.clerks);
    addOutcomes(lines, report);
    lines.add("rule", {"thin"});
    addFinding(lines, "کارتخوان", "کارتخوان", report.terminal);
    addDrawer(lines, report);
    addTerminal(lines, report);
    addProposals(lines, report);
    lines.add("row", {"رسیدهای بدهی", dayCount(static_cast<std::int64_t>(report.paperOwed.size()))});
    lines.add("row", {"اعتراض‌های باز", dayCount(static_cast<std::int64_t>(report.disputes.size()))});
    addProof(lines, content);
    return lines.text();
}

} // namespace pishkhan::templates
