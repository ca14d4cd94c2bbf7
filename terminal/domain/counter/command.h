// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked of a counter: by a person at the screen, or by a device's or the agency's reply. Every command
/// carries the time and what the outside world knew, so that decide stays a pure function.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/base/instant.h"
#include "terminal/domain/counter/continuation_command.h"
#include "terminal/domain/counter/day_command.h"
#include "terminal/domain/counter/guard_command.h"
#include "terminal/domain/counter/proposal_command.h"
#include "terminal/domain/counter/release_command.h"
#include "terminal/domain/counter/return_command.h"
#include "terminal/domain/counter/safety_events.h"
#include "terminal/domain/counter/support_command.h"
#include "terminal/domain/counter/terminal_command.h"
#include "terminal/domain/fee.h"
#include "terminal/domain/payment/command.h"

namespace pishkhan::domain::counter::command {

/// First command of every run.
struct Start {
    std::string version, mode;
    std::string catalogueVersion, catalogueDigest; ///< empty version: no valid catalogue
    std::string catalogueProblem;                  ///< why it was refused
    std::int64_t services = 0;
    std::int64_t epoch = 1;
};
/// A PIN was checked for `clerk`: the account's own, or with `means` card the card's.
struct SignIn {
    std::string clerk, role;
    bool pinMatches = false;
    std::string means = "pin";
};
struct SignOut {
    std::string cause; ///< asked, idle, locked, card-removed
};
/// A manager lets a locked account try again.
struct UnlockAccount {
    std::string clerk;
};
struct OpenShift {
    std::string businessDate;
    Rials drawer = Rials(0); ///< counted by the clerk before the first citizen
};
struct CloseShift {};
/// Asked twice for one screen it still opens one case: the second finds it open.
struct OpenCase {
    std::string service, serviceTitle, agency, agencyTitle, sheetVersion;
    bool needsInquiry = true;
    bool delegated = true; ///< a valid delegation exists (R-29)
    bool hasFee = true;    ///< gates stop these, and only these (R-35)
    std::string device;    ///< prefix of the case id: office, counter and epoch
    std::string counter;
};
/// A bill as typed or scanned. One paid before at this counter is refused with "bill-paid-before" until it is asked
/// again on purpose.
struct OpenBill {
    std::string billId, paymentId;
    enum class Repeat { Warn, OnPurpose } repeat = Repeat::Warn;
    std::string device; ///< prefix of the case id
    std::string counter;
};
struct AcceptDocument {
    std::string documentKind, source, proof, nationalCode, cardSerial;
    ImageFate image = {};
};
struct ReportScanFailure {
    std::string reason;
};
struct EnterApplicant {
    std::string nationalCode, postalCode, birthDate; ///< as typed
    std::string codeKind = {};                       ///< foreign-code, or empty: a national code
};
struct RecordIdentity {
    std::string caseId;
    std::string verdict; ///< verified, mismatch, deferred
    std::string reason, firstName, lastName, fatherName;
};
/// Ask the gateway again after a deferral or mismatch.
struct RepeatInquiry {};
struct SubmitForm {
    Fields form;               ///< validated by the catalogue's rules before it comes here
    std::vector<FeeLine> fees; ///< computed by the tariff
    std::string tariffVersion;
};
/// Take the payment, or confirm that nothing is to be paid.
struct RequestPayment {
    std::string terminal; ///< label of the card terminal
    std::string station;  ///< prefix of the intent's key
    int epoch = 1;
    bool canSplit = false; ///< the card terminal's protocol carries the parts
};
/// Take the case's price in cash. `forbidden` is the stable word of the rule of the signed configuration or sheet that forbids it; empty:
/// none does. What only the case knows (a bill, the treasury's money) is forbidden here.
struct TakeCash {
    Rials given;
    std::string station; ///< prefix of the intent's key
    int epoch = 1;
    std::string forbidden;
};
/// A manager decides with the terminal's slip in hand (R12).
struct ResolvePayment {
    std::string outcome, reference, reason;
};
/// A reply about the payment of `caseId`.
struct ContinuePayment {
    std::string caseId;
    payment::Command reply;
};
struct RecordSubmission {
    std::string caseId;
    std::string trackingCode; ///< empty when it did not get through
    std::string reason;       ///< why not
};
struct RetrySubmission {
    std::string caseId;
};
/// Give the receipt its number; the proof and the picture follow.
struct IssueReceipt {
    std::string caseId;
    std::string officeCode;
    int counter = 1;
};
/// The picture is ready: the bytes leave for the printer right after this is durable.
struct SendReceipt {
    std::string caseId, device, reason;
};
struct RecordPrint {
    std::string caseId, job;
    enum class Outcome { Printed, Failed, Unknown } outcome = Outcome::Unknown;
    std::string reason, device;
};
struct AnswerPaper {
    std::string caseId;
    bool seen = false;
};
/// Print an owed receipt, or a duplicate of one that is out.
struct PrintAgain {
    std::string caseId, reason, device;
};
/// Print the citizen's slip about the open case's failed or doubtful payment.
struct PrintNotice {};
struct RecordNoticePrint {
    std::string caseId, job, outcome, reason;
};
struct RecordPage {
    std::string caseId, job;
    bool printed = false;
    std::string reason, device;
};
struct CancelCase {
    std::string reason;
};
/// The citizen has everything: the counter is free.
struct FinishCase {};
struct ReportDevice {
    std::string device, state, reason;
};
struct ReportLine {
    std::string state;
    std::int64_t waiting = 0;
};
struct RaiseAlarm {
    std::string check, detail;
};
struct ReportClock {
    std::string before, after, source;
};
struct EndKioskVisit {
    std::string cause, screen;
};
struct ReportGate { ///< what domain/gates.h finds now; makes a fact only when it changed
    std::string gate, state, reason;
    std::int64_t left = 0;
};
struct ReportReserveUsed {
    std::int64_t freeMegabytes = 0;
};
struct ReportSecondProgram {
    std::int64_t times = 1;
};
/// First command of an epoch that follows a restored old copy.
struct OpenEpoch {
    event::RollbackFound found;
    std::vector<event::MissingListed> missing;
};

} // namespace pishkhan::domain::counter::command

namespace pishkhan::domain::counter {

using Ask = std::variant<
    command::Start, command::SignIn, command::SignOut, command::UnlockAccount, command::OpenShift, command::CloseShift,
    command::StartDayClose, command::LeaveDayClose, command::RecordTerminalTotals, command::CountDrawer,
    command::SettleDifference, command::CloseDay, command::RefuseApproval, command::PrintReport,
    command::RecordReportPrint, command::RecordExport, command::OpenCase, command::OpenBill, command::AcceptDocument,
    command::ReportScanFailure, command::EnterApplicant, command::RecordIdentity, command::RepeatInquiry,
    command::SubmitForm, command::RequestPayment, command::TakeCash, command::ResolvePayment, command::ContinuePayment,
    command::RecordSubmission, command::RetrySubmission, command::IssueReceipt, command::SendReceipt,
    command::RecordPrint, command::AnswerPaper, command::PrintAgain, command::PrintNotice, command::RecordNoticePrint,
    command::RecordPage, command::CancelCase, command::FinishCase, command::ReportDevice, command::ReportLine,
    command::RaiseAlarm, command::ReportClock, command::EndKioskVisit, command::ReportGate, command::ReportReserveUsed,
    command::ReportSecondProgram, command::OpenEpoch, command::AnswerProposal, command::AcknowledgeAlarm,
    command::RecordJournalExport, command::BeginReturn, command::ContinueReturn, command::ResolveReturn,
    command::LeaveReturn, command::RefuseCard, command::AskCopy, command::RecordImageEnd, command::ContinueBooks,
    command::SettleWork, command::RecordSupportAct, command::EndSupport, command::ChangeRelease,
    command::RecordReleaseStart, command::RefuseRelease, command::RecordTerminalWord, command::CompareDisplay,
    command::SettleFinding, command::PrintOfficePage>;

struct Command {
    Ask ask;
    Instant now;
};

} // namespace pishkhan::domain::counter
