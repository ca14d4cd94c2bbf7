// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/terminal/counter/dump_state.h"

#include <type_traits>

namespace pishkhan::domain::counter {
namespace {

/// One line a row, one cell a value; texts are quoted with their length, so that no two rows can read the same.
class Rows {
public:
    Rows& row(const char* name)
    {
        m_text += (m_text.empty() ? "" : "\n") + std::string(name);
        return *this;
    }
    Rows& cell(const std::string& value)
    {
        m_text += " " + std::to_string(value.size()) + ":" + value;
        return *this;
    }
    template <typename Number> std::enable_if_t<std::is_arithmetic_v<Number>, Rows&> cell(Number value)
    {
        m_text += " " + std::to_string(value);
        return *this;
    }
    template <typename Word> std::enable_if_t<std::is_enum_v<Word>, Rows&> cell(Word value)
    {
        return cell(static_cast<int>(value));
    }
    Rows& cell(Rials value) { return cell(value.count()); }
    Rows& cell(Instant value) { return cell(value.ms); }
    Rows& cell(const Actor& value) { return cell(value.kind).cell(value.id); }
    template <typename... Values> Rows& cells(const Values&... values)
    {
        (cell(values), ...);
        return *this;
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

void facts(Rows& out, const char* name, const payment::TransactionFacts& one)
{
    out.row(name).cells(one.amount, one.maskedPan, one.terminalId, one.merchantId, one.trace, one.rrn, one.approvalCode,
                        one.receiptNumber, one.localTime, one.resultCode, one.text);
}

void paymentRows(Rows& out, const payment::State& one)
{
    const payment::Intent& intent = one.intent;
    out.row("payment").cells(intent.key, intent.amount, intent.terminal, intent.depositId, intent.billId, intent.payId,
                             one.phase, one.sentAt, one.reason, one.evidence, one.resolvedBy, one.queries);
    for (const payment::PaymentPart& part : intent.parts) {
        out.row("part").cells(std::string(payment::name(intent.split)), part.payee, part.depositId, part.amount);
    }
    out.row("baseline").cells(one.baseline.known, one.baseline.attempts);
    facts(out, "baseline-last", one.baseline.last);
    facts(out, "result", one.result);
}

void proposalRow(Rows& out, const Proposal& one)
{
    out.row("proposal")
        .cells(one.signer, one.id, one.subject, one.about, one.amount, one.text, one.verdict, one.reason, one.by,
               one.at);
}

void caseParts(Rows& out, const Case& one)
{
    for (const Field& field : one.form) {
        out.row("form").cells(field.name, field.value);
    }
    for (const FeeLine& line : one.fees) {
        out.row("fee").cells(line.title, line.payee, line.depositId, line.net, line.vat, line.gross);
    }
    if (one.bill) {
        out.row("bill").cells(one.bill->billId, one.bill->paymentId, one.bill->amount, one.bill->type);
    }
    if (one.payment) {
        paymentRows(out, *one.payment);
    }
    if (one.receipt) {
        const Receipt& r = *one.receipt;
        out.row("receipt").cells(r.number, r.sequence, r.issuedAt, r.job, r.attempts, r.copies, r.printingCopy, r.paper,
                                 r.reason, r.page, r.pageReason);
    }
    if (one.notice) {
        const Notice& n = *one.notice;
        out.row("notice").cells(n.intent, n.outcome, n.job, n.paper, n.reason, n.attempts, n.at);
    }
    for (const Proposal& proposal : one.proposals) {
        proposalRow(out, proposal);
    }
}

void caseRows(Rows& out, const Case& one)
{
    out.row("case").cells(one.id, one.agency, one.agencyTitle, one.service, one.serviceTitle, one.sheetVersion,
                          one.clerk, one.counter, one.needsInquiry, one.step, one.openedAt, one.updatedAt);
    out.row("applicant")
        .cells(one.applicant.nationalCode, one.applicant.postalCode, one.applicant.birthDate, one.applicant.cardSerial,
               one.applicant.method, one.applicant.codeKind, one.scanProblem);
    out.row("identity")
        .cells(one.identity.status, one.identity.reason, one.identity.firstName, one.identity.lastName,
               one.identity.fatherName);
    out.row("case-money").cells(one.total, one.billPaidBefore, one.paid);
    out.row("submission").cells(one.trackingCode, one.submissionAttempts, one.submissionProblem, one.submissionRunning);
    caseParts(out, one);
}

void findingRow(Rows& out, const char* name, const Finding& one)
{
    out.row(name).cells(one.known, one.missing, one.found, one.ledger, one.verdict, one.reason, one.by);
}

void disputeRows(Rows& out, const std::vector<Dispute>& disputes)
{
    for (const Dispute& one : disputes) {
        out.row("dispute").cells(one.day, one.businessDate, one.subject, one.amount, one.reason, one.by, one.since);
    }
}

void shiftRows(Rows& out, const std::vector<ShiftRecord>& shifts)
{
    for (const ShiftRecord& one : shifts) {
        out.row("shift").cells(one.number, one.clerk, one.businessDate, one.openedAt, one.closedAt, one.cases,
                               one.total);
    }
}

void tallyRows(Rows& out, const char* name, const std::vector<Tally>& tallies)
{
    for (const Tally& one : tallies) {
        out.row(name).cells(one.key, one.title, one.count, one.sum);
    }
}

void dayRows(Rows& out, const DayBook& day)
{
    out.row("day").cells(day.firstSequence, day.lastSequence, day.events, day.businessDate, day.openedAt, day.notPaid,
                         day.inDoubt, day.resolvedByHand, day.copies);
    shiftRows(out, day.shifts);
    for (const std::string& id : day.opened) {
        out.row("opened").cell(id);
    }
    for (const std::string& id : day.cancelled) {
        out.row("cancelled").cell(id);
    }
    for (const Move& move : day.moves) {
        out.row("move").cells(move.caseId, move.amount, move.at);
    }
    for (const Proposal& one : day.proposals) {
        proposalRow(out, one);
    }
    for (const std::int64_t count : day.hours) {
        out.row("hour").cell(count);
    }
}

void closingRows(Rows& out, const State& state)
{
    if (state.closing) {
        out.row("closing").cells(state.closing->by, state.closing->startedAt, state.closing->terminalCount,
                                 state.closing->terminalSum);
        findingRow(out, "closing-terminal", state.closing->terminal);
        findingRow(out, "closing-drawer", state.closing->drawer);
    }
    if (state.lastDay) {
        out.row("last-day").cells(state.lastDay->number, state.lastDay->businessDate, state.lastDay->closedAt);
    }
    if (state.lastReport) {
        out.row(dumpReport(*state.lastReport).c_str());
    }
    disputeRows(out, state.disputes);
    for (const auto& [form, paper] : state.reportPaper) {
        out.row("report-paper").cells(form, paper);
    }
    for (const auto& [form, page] : state.officePages) {
        out.row("office-page").cells(form, page.about, page.reason, page.paper);
    }
    out.row("report").cells(state.drawer, state.drawerCounted, state.terminalBase, state.reportReason,
                            state.exportedReport);
}

void safetyRows(Rows& out, const State& state)
{
    out.row("alarm").cells(state.alarm, state.alarmCheck, state.newestAt);
    for (const auto& [gate, line] : state.gates) {
        out.row("gate").cells(gate, line.state, line.reason);
    }
    if (state.rollback) {
        out.row("rollback").cells(state.rollback->knownSequence, state.rollback->foundSequence, state.rollback->at);
        for (const Rollback::Row& one : state.rollback->missing) {
            out.row("missing").cells(one.sequence, one.row, one.about);
        }
    }
    for (const auto& [key, one] : state.proposals) {
        out.row("answered").cell(key);
        proposalRow(out, one);
    }
    if (state.continuation) {
        const Continuation& found = *state.continuation;
        out.row("continuation")
            .cells(found.source, found.knownUntil, found.orderedBy, found.confirmedBy, found.oldEpoch,
                   found.oldSequence, found.carried, found.at);
        for (const CarriedWork& one : found.open) {
            out.row("carried").cells(one.row, one.about, one.title, one.amount, one.detail);
        }
    }
    if (state.support) {
        const SupportSession& seen = *state.support;
        out.row("support").cells(seen.id, seen.signer.id, seen.since, seen.until, seen.by, seen.endedBy, seen.endedAt);
        for (const SupportSession::Act& one : seen.acts) {
            out.row("act").cells(one.id, one.what, one.answer, one.at);
        }
    }
    const ReleaseStanding& release = state.release;
    out.row("release")
        .cells(release.version, release.digest, release.isConfirmed, release.at, release.backFrom, release.backCause)
        .cells(release.refusedVersion, release.refusedDigest, release.refusedCause);
    for (const std::string& one : release.failed) {
        out.row("failed").cell(one);
    }
    if (state.lastExport) {
        out.row("export").cells(state.lastExport->lastSequence, state.lastExport->head, state.lastExport->by,
                                state.lastExport->at);
    }
}

} // namespace

std::string dumpReport(const DayReport& report)
{
    Rows out;
    out.row("day-report")
        .cells(report.number, report.businessDate, report.firstSequence, report.lastSequence, report.events,
               report.root, report.openedAt, report.closedAt, report.closedBy);
    out.row("sums").cells(report.cases, report.payments, report.takenBack, report.received, report.returned,
                          report.total, report.corrected);
    out.row("cash").cells(report.cash.taken, report.cash.givenBack, report.cash.in, report.cash.out, report.cash.start,
                          report.cash.expected, report.unsplitSum);
    tallyRows(out, "unsplit", report.unsplit);
    shiftRows(out, report.shifts);
    tallyRows(out, "service", report.services);
    tallyRows(out, "payee", report.payees);
    tallyRows(out, "outcome", report.outcomes);
    tallyRows(out, "clerk", report.clerks);
    for (const std::int64_t count : report.hours) {
        out.row("hour").cell(count);
    }
    findingRow(out, "terminal", report.terminal);
    findingRow(out, "drawer", report.drawer);
    for (const std::string& receipt : report.paperOwed) {
        out.row("owed").cell(receipt);
    }
    for (const Proposal& one : report.proposals) {
        proposalRow(out, one);
    }
    disputeRows(out, report.disputes);
    return out.take();
}

std::string dumpState(const State& state)
{
    Rows out;
    if (state.session) {
        out.row("session").cells(state.session->clerk, state.session->role, state.session->since, state.session->means);
    }
    for (const auto& [name, guard] : state.accounts) {
        out.row("account").cells(name, guard.failures, guard.lastFailure, guard.locked);
    }
    if (state.shift) {
        out.row("open-shift")
            .cells(state.shift->number, state.shift->clerk, state.shift->businessDate, state.shift->cases,
                   state.shift->total);
    }
    out.row("counts").cells(state.shiftCount, state.caseCount, state.intentCount, state.receiptDay, state.receiptCount,
                            state.openCase, state.catalogueVersion, state.blockedBy);
    for (const auto& [id, one] : state.cases) {
        caseRows(out, one);
    }
    for (const auto& [bill, id] : state.paidBills) {
        out.row("paid-bill").cells(bill, id);
    }
    dayRows(out, state.day);
    closingRows(out, state);
    safetyRows(out, state);
    return out.take();
}

} // namespace pishkhan::domain::counter
