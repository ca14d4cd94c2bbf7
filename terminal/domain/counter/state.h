// SPDX-License-Identifier: GPL-3.0-or-later
/// What is known at a counter: a fold over the journal's events and nothing else. View models read it; only evolve
/// makes it.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/base/instant.h"
#include "terminal/base/money.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/counter/books_state.h"
#include "terminal/domain/counter/day_report.h"
#include "terminal/domain/counter/terminal_book.h"
#include "terminal/domain/fee.h"
#include "terminal/domain/payment/give_back.h"
#include "terminal/domain/payment/state.h"

namespace pishkhan::domain::counter {

/// Where a case stands. Named for what the counter waits for.
enum class Step { Applicant, Form, Fees, Payment, Submission, Receipt, Closed, Cancelled };

enum class IdentityStatus { Unverified, Asking, Verified, Mismatch, Deferred };

enum class PaperStatus {
    None,      ///< nothing asked of the printer yet
    Requested, ///< the bytes may be on their way
    Printed,   ///< confirmed by the device, or seen by a person
    Owed,      ///< not printed; the citizen has a right to it
    Unknown,   ///< the device cannot say; one question is open
};

struct Identity {
    IdentityStatus status = IdentityStatus::Unverified;
    std::string reason; ///< of a mismatch or a deferral
    std::string firstName, lastName, fatherName;
};

struct Applicant {
    std::string nationalCode, postalCode, birthDate; ///< canonical; birth date Jalali yyyy/mm/dd
    std::string cardSerial;
    std::string method;   ///< "card" or "typed"
    std::string codeKind; ///< foreign-code, or empty
};

struct Receipt {
    std::string number;
    std::uint64_t sequence = 0; ///< of its receipt-issued event
    Instant issuedAt;
    std::string job;
    std::int64_t attempts = 0;
    std::int64_t copies = 0;       ///< duplicates printed after the original
    std::int64_t printingCopy = 0; ///< which copy the current job prints
    PaperStatus paper = PaperStatus::None;
    std::string reason;                   ///< why it is owed
    PaperStatus page = PaperStatus::None; ///< the A4 copy
    std::string pageReason;
};

/// The citizen's slip about a payment that was not taken or is in doubt.
struct Notice {
    std::string intent, outcome, job;
    PaperStatus paper = PaperStatus::None;
    std::string reason;
    std::int64_t attempts = 0;
    Instant at;
};

struct Case {
    std::string id, agency, agencyTitle, service, serviceTitle, sheetVersion, clerk, counter;
    bool needsInquiry = true;
    Step step = Step::Applicant;
    Instant openedAt, updatedAt;
    Applicant applicant;
    std::string scanProblem; ///< reason of the last failed scan; empty after a good one
    Identity identity;
    Fields form;
    std::vector<FeeLine> fees;
    Rials total;
    std::optional<Bill> bill;              ///< set for a bill: it has no applicant, no form and no agency
    std::string billPaidBefore;            ///< case that paid the same bill, when the clerk went on all the same
    std::optional<payment::State> payment; ///< the latest intent
    Rials paid;                            ///< sum of final payments; never more than one, and nothing once given back
    std::vector<payment::back::State> returns; ///< every attempt to give it back, the latest last
    std::string trackingCode;
    std::int64_t submissionAttempts = 0;
    std::string submissionProblem; ///< empty while no attempt has failed since the last success
    bool submissionRunning = false;
    std::optional<Receipt> receipt;
    std::optional<Notice> notice;    ///< the latest
    std::vector<Proposal> proposals; ///< about this case, answered
};

struct Session {
    std::string clerk, role;
    Instant since;
    std::string means; ///< pin or card; a card's session ends with its card
};

/// A redacted picture on the office's disk, sealed to its agency.
struct KeptImage {
    std::string caseId, until; ///< until: last day, Jalali yyyy/mm/dd
};

struct AccountGuard {
    std::int64_t failures = 0;
    Instant lastFailure;
    bool locked = false;
};

struct Shift {
    std::int64_t number = 0;
    std::string clerk, businessDate;
    std::int64_t cases = 0;
    Rials total;
};

/// A page that is no receipt and no report of a day, as last asked for.
struct OfficePage {
    std::string about;  ///< counter, or a case's id
    std::string reason; ///< stable word why it is not printed
    PaperStatus paper = PaperStatus::None;
};

/// A gate that is not open (domain/gates.h).
struct GateLine {
    std::string state, reason;
};

struct State {
    std::optional<Session> session;
    std::map<std::string, AccountGuard> accounts; ///< only accounts with failures
    std::optional<Shift> shift;
    std::int64_t shiftCount = 0;
    std::int64_t caseCount = 0;
    std::int64_t intentCount = 0;
    std::string receiptDay;        ///< business date of the last receipt number
    std::int64_t receiptCount = 0; ///< receipts on that day: the numbers have no gaps
    std::string openCase;          ///< id, empty when none
    std::string returning;         ///< case whose money is on its way back, until somebody has seen how that ended
    std::map<std::string, Case> cases;
    std::map<std::string, std::string> paidBills; ///< "billId/paymentId" → the case that paid it
    std::string catalogueVersion;
    std::string blockedBy; ///< case whose closed payment was contradicted: no new payment before it is resolved
    DayBook day;           ///< since the last seal
    std::optional<Closing> closing;      ///< the wizard that closes the day is open
    std::optional<ClosedDay> lastDay;    ///< sealed: no shift on this date or before
    std::optional<DayReport> lastReport; ///< of that day, for its paper and its sheets
    std::vector<Dispute> disputes;       ///< open; a day closes with them
    Rials drawer;                        ///< what lies in it by the books: as last counted, and cash since then
    Rials drawerCounted;                 ///< as last counted
    Rials terminalBase;                  ///< the card terminal's running sum at the last close
    std::vector<std::string>
        terminalSeen; ///< transactions of card terminals these books know, the latest last: transactionName()
    std::vector<Rials>
        mayBeTakenBack; ///< of payments sent and not taken, and of returns: a terminal may have reversed those
    bool terminalCompared = false;                  ///< its word was once heard
    std::set<std::string> displaysRead;             ///< labels of terminals whose display showed the amount asked for
    std::int64_t findingCount = 0;                  ///< see DayBook::findings
    std::map<std::string, PaperStatus> reportPaper; ///< of the last report: strip, page
    std::string reportReason, exportedReport;
    std::map<std::string, OfficePage> officePages; ///< by form: readiness, evidence
    bool alarm = false;                            ///< an integrity alarm is open: no new fee services
    std::string alarmCheck;
    std::map<std::string, GateLine> gates;     ///< those that are not open
    std::optional<Rollback> rollback;          ///< this epoch follows a restored old copy
    std::map<std::string, Proposal> proposals; ///< answered, by proposalKey(): each can be answered once
    std::optional<BooksCopy> lastExport;
    std::optional<Continuation> continuation; ///< this terminal took the place of another one
    std::optional<SupportSession> support;    ///< the newest; see isSupportOpen()
    ReleaseStanding release;
    std::map<std::string, KeptImage> keptImages; ///< by digest of the ciphertext
    Instant newestAt;                            ///< of the newest fact: a clock that went back over a restart is seen
};

/// What a case opened for a bill has for a service code.
constexpr std::string_view billService = "bill";
/// The key of paidBills.
std::string keyOf(const Bill& bill);

/// Is this form of a printed page no day's report, but one of officePages?
bool isOfficePage(std::string_view form);

/// The key of `proposals`: a signer's number is unique with that signer only.
std::string proposalKey(const std::string& signer, const std::string& proposal);

/// Why this case's price is not for cash, as a stable word: cash-bill (its company is paid at the terminal only), cash-treasury (money with
/// a deposit id travels with it); empty when it is.
std::string_view cashForbidden(const Case& subject);

/// Its price belongs to more than one receiver.
bool hasShares(const Case& subject);

/// Does support look at this terminal right now?
bool isSupportOpen(const State& state);

/// May the program be changed for another release now? Refused: release-case-open, release-money, release-day-closing, release-support,
/// release-signed-in, release-queue.
Status mayChangeRelease(const State& state, std::int64_t unsent);

/// The open case, or nullptr.
const Case* openCase(const State& state);

/// The return under way, or the one whose end nobody has seen yet; nullptr when there is none.
const payment::back::State* openReturn(const State& state);

/// Is the money of `subject` here, and may it be asked back? The case that is open is finished first.
bool mayGiveBack(const State& state, const Case& subject);

/// How long `clerk` must still wait before another PIN is tried: five wrong → 15 s, doubling (experience.md,
/// lessons 2.2). Zero when free.
Milliseconds signInDelay(const State& state, const std::string& clerk, Instant now);

} // namespace pishkhan::domain::counter
