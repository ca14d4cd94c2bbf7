// SPDX-License-Identifier: GPL-3.0-or-later
/// react(), live, and recover(), at start. They differ on purpose: a fresh payment intent is charged, the same intent found after a
/// crash is inquired; a fresh print request prints, one that was cut is unknown until somebody looked.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/payment/core.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::counter {
namespace {

void append(Effects& to, Effects more)
{
    for (Effect& one : more) {
        to.push_back(std::move(one));
    }
}

Effects steps(const std::string& caseId, const std::vector<payment::Effect>& effects)
{
    Effects out;
    for (const payment::Effect& step : effects) {
        out.emplace_back(effect::RunPayment{caseId, step});
    }
    return out;
}

Effects steps(const std::string& caseId, const std::vector<payment::back::Effect>& effects)
{
    Effects out;
    for (const payment::back::Effect& step : effects) {
        out.emplace_back(effect::RunReturn{caseId, step});
    }
    return out;
}

Effects number(const std::string& caseId, const State& after)
{
    const auto found = after.cases.find(caseId);
    const bool waits = found != after.cases.end() && found->second.step == Step::Receipt && !found->second.receipt;
    return waits ? Effects{effect::NumberReceipt{caseId}} : Effects{};
}

/// The A4 copy follows the first original, once.
Effects pageCopy(const std::string& caseId, const State& after)
{
    const auto found = after.cases.find(caseId);
    if (found == after.cases.end() || !found->second.receipt || found->second.receipt->page != PaperStatus::None ||
        found->second.receipt->printingCopy != 0) {
        return {};
    }
    return {effect::PrintPage{caseId}};
}

struct Reaction {
    const std::string& caseId;
    const State& after;

    Effects operator()(const event::InquirySent& /*fact*/) const { return {effect::VerifyIdentity{caseId}}; }
    Effects operator()(const event::FormSubmitted& /*fact*/) const { return {effect::DropDraft{caseId}}; }
    Effects operator()(const event::CaseCancelled& /*fact*/) const { return {effect::DropDraft{caseId}}; }
    Effects operator()(const event::SubmissionSent& /*fact*/) const { return {effect::SubmitCase{caseId}}; }
    Effects operator()(const event::SubmissionDeferred& /*fact*/) const { return number(caseId, after); }
    Effects operator()(const event::TrackingCodeBound& /*fact*/) const { return number(caseId, after); }
    Effects operator()(const event::ReceiptIssued& /*fact*/) const { return {effect::DrawReceipt{caseId}}; }
    Effects operator()(const event::ReceiptPrintRequested& fact) const
    {
        return {effect::PrintReceipt{caseId, fact.job}};
    }
    Effects operator()(const event::ReceiptPrinted& /*fact*/) const { return pageCopy(caseId, after); }
    Effects operator()(const event::ReceiptOwed& /*fact*/) const { return pageCopy(caseId, after); }
    Effects operator()(const payment::Event& fact) const
    {
        const auto found = after.cases.find(caseId);
        if (found == after.cases.end() || !found->second.payment) {
            return {};
        }
        Effects out = steps(caseId, payment::react(fact, *found->second.payment));
        append(out, number(caseId, after)); // a paid bill needs nobody's answer
        return out;
    }

    Effects operator()(const payment::back::Event& fact) const
    {
        const payment::back::State* now = openReturn(after);
        return now == nullptr ? Effects{} : steps(caseId, payment::back::react(fact, *now));
    }
    Effects operator()(const event::ReturnSeen& /*fact*/) const { return {}; }

    Effects operator()(const event::NoticePrintRequested& fact) const
    {
        return {effect::PrintNotice{caseId, fact.outcome, fact.job}};
    }
    Effects operator()(const event::NoticePrintAnswered& /*fact*/) const { return {}; }
    Effects operator()(const event::DayCloseStarted& /*fact*/) const { return {effect::ReadTerminalTotals{}}; }
    Effects operator()(const event::ReportPrintRequested& fact) const
    {
        return {effect::PrintReport{fact.report, fact.form, fact.job}};
    }
    Effects operator()(const event::DrawerCounted& /*fact*/) const { return {}; }
    Effects operator()(const event::DayCloseLeft& /*fact*/) const { return {}; }
    Effects operator()(const event::TerminalTotalsRead& /*fact*/) const { return {}; }
    Effects operator()(const event::TerminalTotalsMissing& /*fact*/) const { return {}; }
    Effects operator()(const event::DifferenceExplained& /*fact*/) const { return {}; }
    Effects operator()(const event::DifferenceDisputed& /*fact*/) const { return {}; }
    Effects operator()(const event::ReportPrintAnswered& /*fact*/) const { return {}; }
    Effects operator()(const event::ReportExported& /*fact*/) const { return {}; }
    Effects operator()(const event::DayClosed& /*fact*/) const { return {}; }
    Effects operator()(const event::ZeroReportIssued& /*fact*/) const { return {}; }

    Effects operator()(const event::JournalOpened& /*fact*/) const { return {}; }
    Effects operator()(const event::TerminalStarted& /*fact*/) const { return {}; }
    Effects operator()(const event::IntegrityAlarm& /*fact*/) const { return {}; }
    Effects operator()(const event::ClerkSignedIn& /*fact*/) const { return {}; }
    Effects operator()(const event::ClerkSignInFailed& /*fact*/) const { return {}; }
    Effects operator()(const event::ClerkLocked& /*fact*/) const { return {}; }
    Effects operator()(const event::ClerkUnlocked& /*fact*/) const { return {}; }
    Effects operator()(const event::ClerkSignedOut& /*fact*/) const { return {}; }
    Effects operator()(const event::ShiftOpened& /*fact*/) const
    {
        return isMoneyUnsettled(after) ? Effects{} : Effects{effect::CompareTerminal{"shift"}};
    }
    Effects operator()(const event::TerminalCompared& /*fact*/) const { return {}; }
    Effects operator()(const event::TerminalAhead& /*fact*/) const { return {}; }
    Effects operator()(const event::DisplayCompared& /*fact*/) const { return {}; }
    Effects operator()(const event::FindingSettled& /*fact*/) const { return {}; }
    Effects operator()(const event::ShiftClosed& /*fact*/) const { return {}; }
    Effects operator()(const event::CatalogueLoaded& /*fact*/) const { return {}; }
    Effects operator()(const event::CatalogueRefused& /*fact*/) const { return {}; }
    Effects operator()(const event::CaseOpened& /*fact*/) const { return {}; }
    Effects operator()(const event::DocumentRead& /*fact*/) const { return {}; }
    Effects operator()(const event::ImageDiscarded& /*fact*/) const { return {}; }
    Effects operator()(const event::ScanFailed& /*fact*/) const { return {}; }
    Effects operator()(const event::CardRefused& /*fact*/) const { return {}; }
    Effects operator()(const event::ImageKept& /*fact*/) const { return {}; }
    Effects operator()(const event::ImageUseRefused& /*fact*/) const { return {}; }
    Effects operator()(const event::ImageDestroyed& /*fact*/) const { return {}; }
    Effects operator()(const event::ApplicantEntered& /*fact*/) const { return {}; }
    Effects operator()(const event::InquiryAnswered& /*fact*/) const { return {}; }
    Effects operator()(const event::FeesShown& /*fact*/) const { return {}; }
    Effects operator()(const event::BillAccepted& /*fact*/) const { return {}; }
    Effects operator()(const event::ReceiptPrintUnknown& /*fact*/) const { return {}; }
    Effects operator()(const event::PrintAnswered& /*fact*/) const { return {}; }
    Effects operator()(const event::PagePrinted& /*fact*/) const { return {}; }
    Effects operator()(const event::PageOwed& /*fact*/) const { return {}; }
    Effects operator()(const event::CaseClosed& /*fact*/) const { return {}; }
    Effects operator()(const event::KioskVisitEnded& /*fact*/) const { return {}; }
    Effects operator()(const event::DeviceChanged& /*fact*/) const { return {}; }
    Effects operator()(const event::ClockChanged& /*fact*/) const { return {}; }
    Effects operator()(const event::LineChanged& /*fact*/) const { return {}; }
    Effects operator()(const event::GateChanged& /*fact*/) const { return {}; }
    Effects operator()(const event::DiskReserveUsed& /*fact*/) const { return {}; }
    Effects operator()(const event::SecondProgramRefused& /*fact*/) const { return {}; }
    Effects operator()(const event::RollbackFound& /*fact*/) const { return {}; }
    Effects operator()(const event::MissingListed& /*fact*/) const { return {}; }
    Effects operator()(const event::BooksContinued& /*fact*/) const { return {}; }
    Effects operator()(const event::WorkCarried& /*fact*/) const { return {}; }
    Effects operator()(const event::WorkSettled& /*fact*/) const { return {}; }
    Effects operator()(const event::SupportSessionOpened& /*fact*/) const { return {}; }
    Effects operator()(const event::SupportActed& /*fact*/) const { return {}; }
    Effects operator()(const event::SupportAnswered& /*fact*/) const { return {}; }
    Effects operator()(const event::SupportSessionEnded& /*fact*/) const { return {}; }
    Effects operator()(const event::ReleaseInstalled& /*fact*/) const { return {}; }
    Effects operator()(const event::ReleaseConfirmed& /*fact*/) const { return {}; }
    Effects operator()(const event::ReleaseRolledBack& /*fact*/) const { return {}; }
    Effects operator()(const event::ReleaseRefused& /*fact*/) const { return {}; }
    Effects operator()(const event::ProposalReceived& /*fact*/) const { return {}; }
    Effects operator()(const event::ProposalAccepted& /*fact*/) const { return {}; }
    Effects operator()(const event::ProposalDisputed& /*fact*/) const { return {}; }
    Effects operator()(const event::AlarmAcknowledged& /*fact*/) const { return {}; }
    Effects operator()(const event::JournalExported& /*fact*/) const { return {}; }
};

Effects recoverCase(const Case& found)
{
    Effects out;
    if (found.identity.status == IdentityStatus::Asking) {
        out.emplace_back(effect::VerifyIdentity{found.id});
    }
    if (found.payment && found.step == Step::Payment) {
        append(out, steps(found.id, payment::recover(*found.payment)));
    }
    if (found.submissionRunning) {
        out.emplace_back(effect::SubmitCase{found.id}); // the case id is the agency's idempotency key
    }
    if (found.step == Step::Receipt && !found.receipt) {
        out.emplace_back(effect::NumberReceipt{found.id});
    }
    if (found.receipt && found.receipt->paper == PaperStatus::None) {
        out.emplace_back(effect::DrawReceipt{found.id}); // nothing was sent to the printer yet
    }
    return out;
}

/// A report that was on its way when the program ended: only eyes can tell.
std::vector<Event> settleReports(const State& found)
{
    std::vector<Event> facts;
    for (const auto& [form, paper] : found.reportPaper) {
        const bool zero = form == "zero";
        if (paper == PaperStatus::Requested && (zero || found.lastReport)) {
            const std::string report =
                zero ? "shift-" + std::to_string(found.shiftCount) : "day-" + std::to_string(found.lastReport->number);
            facts.push_back(
                {{}, {}, {ActorKind::System, "recovery"}, event::ReportPrintAnswered{report, form, {}, "unknown", {}}});
        }
    }
    for (const auto& [form, page] : found.officePages) {
        if (page.paper == PaperStatus::Requested) {
            facts.push_back({{},
                             {},
                             {ActorKind::System, "recovery"},
                             event::ReportPrintAnswered{page.about, form, {}, "unknown", {}}});
        }
    }
    return facts;
}

} // namespace

Effects react(const Recorded& fact, const State& after)
{
    return std::visit(Reaction{fact.event.caseId, after}, fact.event.what);
}

Effects recover(const State& found)
{
    Effects out;
    for (const auto& [id, one] : found.cases) {
        append(out, recoverCase(one));
    }
    if (const payment::back::State* open = openReturn(found)) {
        append(out, steps(found.returning, payment::back::recover(*open)));
    }
    if (found.shift && !isMoneyUnsettled(found)) {
        out.emplace_back(effect::CompareTerminal{"start"}); // before the first sale of this run
    }
    if (found.closing && !found.closing->terminal.known) {
        out.emplace_back(effect::ReadTerminalTotals{});
    }
    return out;
}

std::vector<Event> settle(const State& found)
{
    std::vector<Event> facts = settleReports(found);
    for (const auto& [id, one] : found.cases) {
        const Actor recovery{ActorKind::System, "recovery"};
        if (one.payment && one.step == Step::Payment) {
            for (payment::Event& fact : payment::settle(*one.payment)) {
                facts.push_back({one.id, one.agency, recovery, std::move(fact)});
            }
        }
        if (!one.returns.empty()) {
            for (payment::back::Event& fact : payment::back::settle(one.returns.back())) {
                facts.push_back({one.id, one.agency, recovery, std::move(fact)});
            }
        }
        if (one.notice && one.notice->paper == PaperStatus::Requested) {
            facts.push_back({one.id, one.agency, recovery, event::NoticePrintAnswered{one.notice->job, "unknown", {}}});
        }
        if (one.receipt && one.receipt->paper == PaperStatus::Requested) {
            facts.push_back(
                {one.id, one.agency, recovery, event::ReceiptPrintUnknown{one.receipt->number, one.receipt->job, {}}});
        }
    }
    return facts;
}

} // namespace pishkhan::domain::counter
