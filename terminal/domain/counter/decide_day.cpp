// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions at both ends of a working day. The day closes with an open dispute, never with an unexplained difference, and never silently
/// (payment.md R13, experience.md 3.6).
#include "terminal/domain/card_mask.h"
#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {
namespace {

bool isManager(const State& now)
{
    return now.session && now.session->role == "manager";
}

/// The wizard is open and somebody is there.
Result<const Closing*> closing(const State& now)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (!now.closing) {
        return refuse("day-not-closing");
    }
    return &*now.closing;
}

std::string nameOf(const DayReport& report)
{
    return "day-" + std::to_string(report.number);
}

std::string verdictOf(const Finding& finding)
{
    return finding.known || !finding.missing.empty() ? finding.verdict : std::string();
}

/// The terminal's running sum at the last close; a terminal that was reset since then starts at nothing.
Rials baseOf(const State& now, Rials sum)
{
    return sum < now.terminalBase ? Rials(0) : now.terminalBase;
}

event::DayClosed sealOf(const State& now, const command::CloseDay& ask)
{
    const DayReport report = dayReport(now);
    event::DayClosed seal;
    seal.day = report.number;
    seal.businessDate = report.businessDate;
    seal.firstSequence = static_cast<std::int64_t>(report.firstSequence);
    seal.lastSequence = static_cast<std::int64_t>(report.lastSequence);
    seal.events = static_cast<std::int64_t>(report.events);
    seal.root = ask.root;
    seal.shifts = static_cast<std::int64_t>(report.shifts.size());
    seal.cases = report.cases;
    seal.payments = report.payments;
    seal.takenBack = report.takenBack;
    seal.total = report.total;
    seal.terminal = report.terminal.verdict;
    seal.drawer = report.drawer.verdict;
    seal.terminalDifference = report.terminal.difference();
    seal.drawerDifference = report.drawer.difference();
    seal.paperOwed = static_cast<std::int64_t>(report.paperOwed.size());
    seal.by = ask.approver;
    return seal;
}

} // namespace

Decision decideOn(const State& now, const command::StartDayClose& /*ask*/, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (now.closing) {
        return std::vector<Event>{};
    }
    if (now.day.shifts.empty()) {
        return refuse("day-empty");
    }
    if (openCase(now) != nullptr) {
        return refuse("case-open");
    }
    if (!now.blockedBy.empty()) {
        return refuse("terminal-blocked");
    }
    if (!now.returning.empty()) {
        return refuse("return-in-doubt");
    }
    std::vector<Event> facts;
    if (now.shift) { // its numbers stand still from here on
        const Shift& shift = *now.shift;
        facts.push_back(
            office(person(now), event::ShiftClosed{shift.number, now.session->clerk, shift.cases, shift.total}));
    }
    facts.push_back(office(person(now), event::DayCloseStarted{now.day.businessDate, now.session->clerk}));
    return facts;
}

Decision decideOn(const State& now, const command::LeaveDayClose& /*ask*/, Instant /*at*/)
{
    TRY(closing(now));
    return std::vector{office(person(now), event::DayCloseLeft{now.session->clerk})};
}

Decision decideOn(const State& now, const command::RecordTerminalTotals& ask, Instant /*at*/)
{
    if (!now.closing) {
        return std::vector<Event>{}; // the wizard was left meanwhile
    }
    const Actor terminal = system("card-terminal");
    const Finding& last = now.closing->terminal;
    if (!ask.problem.empty()) {
        const bool again = last.missing == ask.problem; // the same word of the device again
        std::vector<Event> facts = foundAtClose(now, ask.last);
        if (!again) {
            facts.insert(facts.begin(), office(terminal, event::TerminalTotalsMissing{ask.problem}));
        }
        return facts;
    }
    const event::TerminalTotalsRead read{ask.count, ask.sum, baseOf(now, ask.sum), cardSum(now.day)};
    const bool same = last.known && now.closing->terminalCount == read.count && now.closing->terminalSum == read.sum &&
                      last.ledger == read.ledgerSum;
    std::vector<Event> facts = foundAtClose(now, ask.last);
    if (!same) {
        facts.insert(facts.begin(), office(terminal, read));
    }
    return facts;
}

Decision decideOn(const State& now, const command::CountDrawer& ask, Instant /*at*/)
{
    TRY(closing(now));
    if (ask.amount < Rials(0)) {
        return invalid("drawer:range");
    }
    if (now.closing->drawer.known && now.closing->drawer.found == ask.amount) {
        return std::vector<Event>{}; // the same key, or a recount that found the same
    }
    const std::int64_t shift = now.shiftCount;
    const Rials expected =
        now.closing->drawer.known ? now.closing->drawer.ledger : now.drawer; // a recount expects the same
    return std::vector{
        office(person(now), event::DrawerCounted{shift, "close", ask.amount, expected, now.session->clerk})};
}

Decision decideOn(const State& now, const command::SettleDifference& ask, Instant /*at*/)
{
    constexpr std::size_t shortestReason = 5; // bytes: one word says something
    const Closing* open = TRY(closing(now));
    if (ask.subject != "terminal" && ask.subject != "drawer") {
        return invalid("subject:unknown-format");
    }
    const Finding& finding = ask.subject == "terminal" ? open->terminal : open->drawer;
    if (!finding.known && finding.missing.empty()) {
        return refuse("not-counted");
    }
    if (finding.verdict == "equal") {
        return refuse("no-difference");
    }
    if (ask.reason.size() < shortestReason) {
        return invalid("reason:required");
    }
    using How = command::SettleDifference::How;
    if (finding.verdict == (ask.how == How::Dispute ? "disputed" : "explained") &&
        finding.reason == maskTyped(ask.reason)) {
        return std::vector<Event>{}; // the same words again
    }
    const Rials amount = finding.difference();
    if (ask.how == How::Dispute) {
        return std::vector{office(
            person(now), event::DifferenceDisputed{ask.subject, amount, maskTyped(ask.reason), now.session->clerk})};
    }
    return std::vector{office(
        person(now), event::DifferenceExplained{ask.subject, amount, maskTyped(ask.reason), now.session->clerk})};
}

Decision decideOn(const State& now, const command::CloseDay& ask, Instant /*at*/)
{
    const Closing* open = TRY(closing(now));
    if (ask.approverRole != "manager") {
        return refuse("manager-only");
    }
    if (verdictOf(open->drawer).empty() && !open->drawer.known) {
        return refuse("drawer-open");
    }
    if (!open->terminal.known && open->terminal.missing.empty()) {
        return refuse("totals-open");
    }
    if (verdictOf(open->drawer).empty() || verdictOf(open->terminal).empty()) {
        return refuse("difference-open");
    }
    return std::vector{office({ActorKind::Human, ask.approver}, sealOf(now, ask))};
}

Decision decideOn(const State& now, const command::RefuseApproval& ask, Instant /*at*/)
{
    return failedPin(now, ask.clerk);
}

Decision decideOn(const State& now, const command::PrintReport& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (!now.lastReport) {
        return refuse("no-report");
    }
    const auto paper = now.reportPaper.find(ask.form);
    if (paper != now.reportPaper.end() && paper->second == PaperStatus::Requested) {
        return std::vector<Event>{};
    }
    const std::string name = nameOf(*now.lastReport);
    const std::string job = name + "-" + ask.form + "." + std::to_string(now.day.events + 1);
    return std::vector{office(person(now), event::ReportPrintRequested{name, ask.form, job})};
}

/// Evidence shows what somebody did: a manager asks for it. How the counter is may be asked by whoever works at it.
Decision decideOn(const State& now, const command::PrintOfficePage& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (!isOfficePage(ask.form) || ask.about.empty()) {
        return makeError(ErrorKind::InvalidInput, "form:unknown", "counter");
    }
    if (ask.form == "evidence" && !isManager(now)) {
        return refuse("manager-only");
    }
    const auto last = now.officePages.find(ask.form);
    if (last != now.officePages.end() && last->second.paper == PaperStatus::Requested) {
        return std::vector<Event>{};
    }
    const std::string job = ask.form + "-" + now.day.businessDate + "." + std::to_string(now.day.events + 1);
    return std::vector{office(person(now), event::ReportPrintRequested{ask.about, ask.form, job})};
}

Decision decideOn(const State& now, const command::RecordReportPrint& ask, Instant /*at*/)
{
    const auto paper = now.reportPaper.find(ask.form);
    const auto page = now.officePages.find(ask.form);
    if ((paper != now.reportPaper.end() && paper->second != PaperStatus::Requested) ||
        (page != now.officePages.end() && page->second.paper != PaperStatus::Requested)) {
        return std::vector<Event>{}; // answered already
    }
    const bool big = ask.form == "page" || isOfficePage(ask.form);
    return std::vector{office(system(big ? "page-printer" : "receipt-printer"),
                              event::ReportPrintAnswered{ask.report, ask.form, ask.job, ask.outcome, ask.reason})};
}

Decision decideOn(const State& now, const command::RecordExport& ask, Instant /*at*/)
{
    if (!isManager(now)) {
        return refuse("manager-only");
    }
    if (!now.lastReport) {
        return refuse("no-report");
    }
    if (now.exportedReport == nameOf(*now.lastReport)) {
        return std::vector<Event>{}; // the same report gives the same files
    }
    return std::vector{
        office(person(now), event::ReportExported{nameOf(*now.lastReport), ask.formats, now.session->clerk})};
}

} // namespace pishkhan::domain::counter
