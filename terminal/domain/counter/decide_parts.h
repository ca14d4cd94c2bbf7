// SPDX-License-Identifier: GPL-3.0-or-later
/// decide(), one overload per command. Shared only by the decide_*.cpp files.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/domain/counter/core.h"

namespace pishkhan::domain::counter {

using Decision = Result<std::vector<Event>>;

/// Refused with a stable word for the screen.
inline Error refuse(std::string_view word)
{
    return makeError(ErrorKind::Refused, std::string(word), "counter");
}
/// InvalidInput with "field:reason" words.
inline Error invalid(std::string words)
{
    return makeError(ErrorKind::InvalidInput, std::move(words), "counter");
}
inline Actor system(std::string_view room)
{
    return {ActorKind::System, std::string(room)};
}
/// The person at the screen. Precondition: somebody is signed in.
inline Actor person(const State& now)
{
    return {ActorKind::Human, now.session->clerk};
}
/// A fact of the office.
inline Event office(Actor actor, event::Payload what)
{
    return {{}, {}, std::move(actor), std::move(what)};
}
/// A fact of a case.
inline Event about(const Case& subject, Actor actor, event::Payload what)
{
    return {subject.id, subject.agency, std::move(actor), std::move(what)};
}
/// The open case in `step`, worked on by somebody signed in; else why not.
Result<const Case*> workingCase(const State& now, Step step);
/// The facts of a wrong PIN of `clerk`: counted, and locked after fifteen.
std::vector<Event> failedPin(const State& now, const std::string& clerk, const std::string& means = "pin");
/// The request for a slip about the payment of `subject`.
Event noticeRequest(const Case& subject, Actor actor, const std::string& intent, std::string outcome, std::string why);
/// Facts about the picture of a document that was read for `subject`: discarded unless the sheet had it kept.
void tellImageFate(const Case& subject, const std::string& documentKind, const command::ImageFate& fate,
                   std::vector<Event>& facts);
/// "device-000012"
std::string composeCaseId(const std::string& device, std::int64_t number);
/// a closed gate or an open alarm stops new fee services. A full disk stops every new case: each one writes.
enum class Fee { None, Some };
Status gatesLetIn(const State& now, Fee fee);
/// A support session is consented to like any proposal: one of this subject.
constexpr std::string_view supportRequest = "session-request";
constexpr std::string_view supportAct = "session-act";
/// Refused: support-open, support-not-support (the centre has no sessions), support-not-timeboxed, support-over.
Status maySupportLookIn(const State& now, const command::AnswerProposal& ask, Instant at);
/// The end of the session that `ask` would open: of what was asked, of the certificate, and of the longest allowed.
Instant supportUntil(const command::AnswerProposal& ask, Instant at);
/// Before the payment of `subject` the terminal's last transaction was read: facts that stop it, or none when it may be sent (F24, R10).
std::vector<Event> stopIfAhead(const State& now, const Case& subject, const payment::PaymentBaseline& last);
/// The same at the close of a day, where nothing is under way.
std::vector<Event> foundAtClose(const State& now, const payment::PaymentBaseline& last);
/// Refused while something the terminal holds or shows waits for a manager.
Status terminalAgrees(const State& now);
/// Any case by id.
Result<const Case*> anyCase(const State& now, const std::string& id);

Decision decideOn(const State& now, const command::Start& ask, Instant at);
Decision decideOn(const State& now, const command::SignIn& ask, Instant at);
Decision decideOn(const State& now, const command::SignOut& ask, Instant at);
Decision decideOn(const State& now, const command::UnlockAccount& ask, Instant at);
Decision decideOn(const State& now, const command::RefuseCard& ask, Instant at);
Decision decideOn(const State& now, const command::AskCopy& ask, Instant at);
Decision decideOn(const State& now, const command::RecordImageEnd& ask, Instant at);
Decision decideOn(const State& now, const command::OpenShift& ask, Instant at);
Decision decideOn(const State& now, const command::CloseShift& ask, Instant at);
Decision decideOn(const State& now, const command::ReportDevice& ask, Instant at);
Decision decideOn(const State& now, const command::ReportLine& ask, Instant at);
Decision decideOn(const State& now, const command::RaiseAlarm& ask, Instant at);
Decision decideOn(const State& now, const command::ReportClock& ask, Instant at);
Decision decideOn(const State& now, const command::EndKioskVisit& ask, Instant at);
Decision decideOn(const State& now, const command::ReportGate& ask, Instant at);
Decision decideOn(const State& now, const command::ReportReserveUsed& ask, Instant at);
Decision decideOn(const State& now, const command::ReportSecondProgram& ask, Instant at);
Decision decideOn(const State& now, const command::OpenEpoch& ask, Instant at);
Decision decideOn(const State& now, const command::ContinueBooks& ask, Instant at);
Decision decideOn(const State& now, const command::SettleWork& ask, Instant at);
Decision decideOn(const State& now, const command::RecordSupportAct& ask, Instant at);
Decision decideOn(const State& now, const command::EndSupport& ask, Instant at);
Decision decideOn(const State& now, const command::ChangeRelease& ask, Instant at);
Decision decideOn(const State& now, const command::RecordReleaseStart& ask, Instant at);
Decision decideOn(const State& now, const command::RefuseRelease& ask, Instant at);
Decision decideOn(const State& now, const command::RecordTerminalWord& ask, Instant at);
Decision decideOn(const State& now, const command::CompareDisplay& ask, Instant at);
Decision decideOn(const State& now, const command::SettleFinding& ask, Instant at);

Decision decideOn(const State& now, const command::AnswerProposal& ask, Instant at);
Decision decideOn(const State& now, const command::AcknowledgeAlarm& ask, Instant at);
Decision decideOn(const State& now, const command::RecordJournalExport& ask, Instant at);

Decision decideOn(const State& now, const command::StartDayClose& ask, Instant at);
Decision decideOn(const State& now, const command::LeaveDayClose& ask, Instant at);
Decision decideOn(const State& now, const command::RecordTerminalTotals& ask, Instant at);
Decision decideOn(const State& now, const command::CountDrawer& ask, Instant at);
Decision decideOn(const State& now, const command::SettleDifference& ask, Instant at);
Decision decideOn(const State& now, const command::CloseDay& ask, Instant at);
Decision decideOn(const State& now, const command::RefuseApproval& ask, Instant at);
Decision decideOn(const State& now, const command::PrintReport& ask, Instant at);
Decision decideOn(const State& now, const command::PrintOfficePage& ask, Instant at);
Decision decideOn(const State& now, const command::RecordReportPrint& ask, Instant at);
Decision decideOn(const State& now, const command::RecordExport& ask, Instant at);

Decision decideOn(const State& now, const command::OpenCase& ask, Instant at);
Decision decideOn(const State& now, const command::OpenBill& ask, Instant at);
Decision decideOn(const State& now, const command::AcceptDocument& ask, Instant at);
Decision decideOn(const State& now, const command::ReportScanFailure& ask, Instant at);
Decision decideOn(const State& now, const command::EnterApplicant& ask, Instant at);
Decision decideOn(const State& now, const command::RecordIdentity& ask, Instant at);
Decision decideOn(const State& now, const command::RepeatInquiry& ask, Instant at);
Decision decideOn(const State& now, const command::SubmitForm& ask, Instant at);
Decision decideOn(const State& now, const command::CancelCase& ask, Instant at);
Decision decideOn(const State& now, const command::FinishCase& ask, Instant at);

Decision decideOn(const State& now, const command::RequestPayment& ask, Instant at);
Decision decideOn(const State& now, const command::TakeCash& ask, Instant at);
Decision decideOn(const State& now, const command::ResolvePayment& ask, Instant at);
Decision decideOn(const State& now, const command::ContinuePayment& ask, Instant at);
Decision decideOn(const State& now, const command::BeginReturn& ask, Instant at);
Decision decideOn(const State& now, const command::ContinueReturn& ask, Instant at);
Decision decideOn(const State& now, const command::ResolveReturn& ask, Instant at);
Decision decideOn(const State& now, const command::LeaveReturn& ask, Instant at);
Decision decideOn(const State& now, const command::RecordSubmission& ask, Instant at);
Decision decideOn(const State& now, const command::RetrySubmission& ask, Instant at);

Decision decideOn(const State& now, const command::IssueReceipt& ask, Instant at);
Decision decideOn(const State& now, const command::SendReceipt& ask, Instant at);
Decision decideOn(const State& now, const command::RecordPrint& ask, Instant at);
Decision decideOn(const State& now, const command::AnswerPaper& ask, Instant at);
Decision decideOn(const State& now, const command::PrintAgain& ask, Instant at);
Decision decideOn(const State& now, const command::PrintNotice& ask, Instant at);
Decision decideOn(const State& now, const command::RecordNoticePrint& ask, Instant at);
Decision decideOn(const State& now, const command::RecordPage& ask, Instant at);

} // namespace pishkhan::domain::counter
