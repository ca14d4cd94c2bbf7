// SPDX-License-Identifier: GPL-3.0-or-later
/// The fold of a working day: its book, the wizard that closes it, the seal.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"
#include "terminal/domain/iran_offset.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::domain::counter {
namespace {

int hourOnTheWall(Instant at)
{
    constexpr std::int64_t minuteMs = 60'000;
    const std::int64_t minutes = at.ms / minuteMs + offsetMinutes(at, iranOffsets());
    return static_cast<int>((minutes / 60 % 24 + 24) % 24);
}

/// What a fact changes in the day's counts beside the state it makes.
struct Counting {
    DayBook& book;
    const Recorded& fact;

    void operator()(const event::CaseOpened& /*what*/) const
    {
        book.opened.push_back(fact.event.caseId);
        book.hours[static_cast<std::size_t>(hourOnTheWall(fact.at))] += 1;
    }
    void operator()(const event::CaseCancelled& /*what*/) const { book.cancelled.push_back(fact.event.caseId); }
    void operator()(const event::ReceiptPrinted& what) const { book.copies += what.copy > 0 ? 1 : 0; }
    void operator()(const payment::Event& what) const
    {
        book.notPaid += std::holds_alternative<payment::event::NotPaid>(what) ? 1 : 0;
        book.inDoubt += std::holds_alternative<payment::event::Unknown>(what) ? 1 : 0;
        book.resolvedByHand += std::holds_alternative<payment::event::Resolved>(what) ? 1 : 0;
    }
    template <typename Other> void operator()(const Other& /*what*/) const {}
};

Move::Means meansOf(const Case& subject, const event::Payload& what)
{
    const bool byOffice = std::holds_alternative<payment::back::Event>(what) && !subject.returns.empty() &&
                          subject.returns.back().intent.kind == payment::back::Kind::Office;
    const bool cash = subject.payment && subject.payment->cash;
    return byOffice ? Move::Means::Office : cash ? Move::Means::Cash : Move::Means::Card;
}

Result<Finding*> findingOf(State& state, std::string_view subject)
{
    if (!state.closing || (subject != "terminal" && subject != "drawer")) {
        return impossible("a difference without a closing");
    }
    return subject == "terminal" ? &state.closing->terminal : &state.closing->drawer;
}

Status judge(State& state, std::string_view subject, std::string_view verdict, const std::string& reason,
             const std::string& by)
{
    Finding& finding = *TRY(findingOf(state, subject));
    finding.verdict = verdict;
    finding.reason = reason;
    finding.by = by;
    return {};
}

Finding finding(Rials found, Rials ledger)
{
    Finding out;
    out.known = true;
    out.found = found;
    out.ledger = ledger;
    out.verdict = found == ledger ? "equal" : "";
    return out;
}

} // namespace

void noteInBook(State& state, const Recorded& fact, Rials paidBefore)
{
    if (std::holds_alternative<event::DayClosed>(fact.event.what)) {
        return; // the seal belongs to no day
    }
    DayBook& book = state.day;
    book.firstSequence = book.events == 0 ? fact.sequence : book.firstSequence;
    book.openedAt = book.events == 0 ? fact.at : book.openedAt;
    book.lastSequence = fact.sequence;
    book.events = book.lastSequence - book.firstSequence + 1; // the log's count: it has events that no fold reads
    std::visit(Counting{book, fact}, fact.event.what);
    const auto subject = state.cases.find(fact.event.caseId);
    if (subject != state.cases.end() && subject->second.paid != paidBefore) {
        book.moves.push_back({fact.event.caseId, Rials(subject->second.paid.count() - paidBefore.count()), fact.at,
                              meansOf(subject->second, fact.event.what)});
    }
}

Status apply(State& state, const event::DrawerCounted& what, const Recorded& /*fact*/)
{
    state.drawer = state.drawerCounted = what.amount;
    state.day.movesCounted = state.day.moves.size();
    if (what.moment == "close") {
        if (!state.closing) {
            return impossible("drawer-counted");
        }
        state.closing->drawer = finding(what.amount, what.expected);
    }
    return {};
}

Status apply(State& /*state*/, const event::ZeroReportIssued& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

Status apply(State& state, const event::DayCloseStarted& what, const Recorded& fact)
{
    if (state.closing || !state.openCase.empty()) {
        return impossible("day-close-started");
    }
    state.closing = Closing{what.by, fact.at, 0, state.terminalBase, {}, {}};
    if (state.drawer == Rials(0) && !dayReport(state).cash.isUsed()) {
        state.closing->drawer = finding(Rials(0), Rials(0)); // nothing was in it, nothing is to be counted
    }
    return {};
}

Status apply(State& state, const event::DayCloseLeft& /*what*/, const Recorded& /*fact*/)
{
    state.closing.reset();
    return {};
}

Status apply(State& state, const event::TerminalTotalsRead& what, const Recorded& /*fact*/)
{
    if (!state.closing) {
        return impossible("terminal-totals-read");
    }
    state.closing->terminalCount = what.count;
    state.closing->terminalSum = what.sum;
    state.closing->terminal = finding(TRY(what.sum.minus(what.sumBefore)), what.ledgerSum);
    return {};
}

Status apply(State& state, const event::TerminalTotalsMissing& what, const Recorded& /*fact*/)
{
    if (!state.closing) {
        return impossible("terminal-totals-missing");
    }
    state.closing->terminal = {};
    state.closing->terminal.missing = what.reason;
    state.closing->terminal.ledger = state.closing->terminal.found = cardSum(state.day);
    return {};
}

Status apply(State& state, const event::DifferenceExplained& what, const Recorded& /*fact*/)
{
    return judge(state, what.subject, "explained", what.reason, what.by);
}

Status apply(State& state, const event::DifferenceDisputed& what, const Recorded& fact)
{
    TRY(judge(state, what.subject, "disputed", what.reason, what.by));
    const std::int64_t day = state.lastDay ? state.lastDay->number + 1 : 1;
    std::erase_if(state.disputes, [&](const Dispute& one) { return one.day == day && one.subject == what.subject; });
    state.disputes.push_back({day, state.day.businessDate, what.subject, what.amount, what.reason, what.by, fact.at});
    return {};
}

Status apply(State& state, const event::DayClosed& what, const Recorded& fact)
{
    const DayBook& book = state.day;
    const bool follows = state.closing && !state.shift &&
                         static_cast<std::uint64_t>(what.lastSequence) == book.lastSequence &&
                         static_cast<std::uint64_t>(what.firstSequence) == book.firstSequence;
    if (!follows) {
        return impossible("day-closed");
    }
    DayReport report = dayReport(state);
    report.root = what.root;
    report.closedAt = fact.at;
    report.closedBy = what.by;
    state.terminalBase = state.closing->terminalSum;
    state.lastDay = ClosedDay{what.day, what.businessDate, fact.at};
    state.lastReport = std::move(report);
    state.reportPaper.clear();
    state.reportReason.clear();
    std::vector<TerminalFinding> open = std::move(state.day.findings);
    std::erase_if(open, [](const TerminalFinding& one) { return !one.verdict.empty(); });
    for (TerminalFinding& one : open) {
        one.carried = true; // the terminal's sum is counted anew from here: no card before somebody has answered it
    }
    state.day = {};
    state.day.findings = std::move(open);
    state.closing.reset();
    return {};
}

bool isOfficePage(std::string_view form)
{
    return form == "readiness" || form == "evidence";
}

Status apply(State& state, const event::ReportPrintRequested& what, const Recorded& /*fact*/)
{
    if (isOfficePage(what.form)) {
        state.officePages[what.form] = {what.report, {}, PaperStatus::Requested};
        return {};
    }
    state.reportPaper[what.form] = PaperStatus::Requested;
    return {};
}

Status apply(State& state, const event::ReportPrintAnswered& what, const Recorded& /*fact*/)
{
    const PaperStatus paper = what.outcome == "printed" ? PaperStatus::Printed
                              : what.outcome == "owed"  ? PaperStatus::Owed
                                                        : PaperStatus::Unknown;
    if (isOfficePage(what.form)) {
        state.officePages[what.form] = {what.report, what.reason, paper};
        return {};
    }
    state.reportPaper[what.form] = paper;
    if (what.form != "zero") { // a shift's beginning says nothing about the closed day's paper
        state.reportReason = what.reason;
    }
    return {};
}

Status apply(State& state, const event::ReportExported& what, const Recorded& /*fact*/)
{
    state.exportedReport = what.report;
    return {};
}

} // namespace pishkhan::domain::counter
