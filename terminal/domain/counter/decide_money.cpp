// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about a case's money and its submission to the agency. The payment itself is decided by domain/payment; here it meets the case.
#include "terminal/domain/counter/decide_parts.h"
#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::counter {
namespace {

/// Payment facts as facts of the case; a final payment sends the case to its agency in the same transaction.
std::vector<Event> asCaseFacts(const Case& subject, const Actor& actor, std::vector<payment::Event> facts)
{
    std::vector<Event> out;
    for (payment::Event& fact : facts) {
        const bool inCash = std::holds_alternative<payment::event::Cash>(fact);
        const bool paid = inCash || std::holds_alternative<payment::event::Final>(fact);
        const auto* resolved = std::get_if<payment::event::Resolved>(&fact);
        const bool resolvedPaid = resolved != nullptr && resolved->outcome == "paid";
        // The intent is the clerk's; everything after it is the terminal's doing.
        const bool human = inCash || std::holds_alternative<payment::event::Intended>(fact) || resolved != nullptr;
        const bool doubt = std::holds_alternative<payment::event::Unknown>(fact);
        const bool resolvedNotPaid = resolved != nullptr && !resolvedPaid;
        const auto* notPaid = std::get_if<payment::event::NotPaid>(&fact);
        const bool failed =
            notPaid != nullptr && notPaid->evidence != "never-sent"; // a card was asked for: the citizen gets a slip
        const std::string intent = subject.payment ? subject.payment->intent.key : std::string();
        out.push_back(about(subject, human ? actor : system("card-terminal"), std::move(fact)));
        if (doubt && !(subject.notice && subject.notice->intent == intent)) {
            out.push_back(noticeRequest(subject, system("receipt"), intent, "unknown", "doubt"));
        }
        if (resolvedNotPaid || failed) {
            out.push_back(
                noticeRequest(subject, system("receipt"), intent, "not-paid", resolvedNotPaid ? "resolved" : "failed"));
        }
        const bool waits = subject.step <= Step::Payment; // a case that went on was sent, or cancelled, before
        if (waits && !subject.bill && (paid || resolvedPaid)) {
            out.push_back(about(subject, system("gateway"), event::SubmissionSent{1}));
        }
    }
    return out;
}

std::string depositIdOf(const Case& subject)
{
    for (const FeeLine& line : subject.fees) {
        if (!line.depositId.empty()) {
            return line.depositId;
        }
    }
    return {};
}

/// The receivers' shares, as the fee screen showed them; none where everything is one receiver's.
std::vector<payment::PaymentPart> partsOf(const Case& subject)
{
    std::vector<payment::PaymentPart> parts;
    for (const FeeLine& line : subject.fees) {
        const auto same = std::find_if(parts.begin(), parts.end(), [&line](const payment::PaymentPart& part) {
            return part.payee == line.payee && part.depositId == line.depositId;
        });
        if (same == parts.end()) {
            parts.push_back({line.payee, line.depositId, line.gross});
        } else {
            same->amount = Rials(same->amount.count() + line.gross.count()); // the total was checked for overflow
        }
    }
    return parts.size() < 2 ? std::vector<payment::PaymentPart>() : parts;
}

/// The case a person has to decide about: the one that blocks the terminal first, else the open one.
Result<const Case*> caseInDoubt(const State& now)
{
    if (now.session && !now.blockedBy.empty()) {
        return anyCase(now, now.blockedBy);
    }
    const Case* open = TRY(workingCase(now, Step::Payment));
    if (!open->payment) {
        return refuse("not-this-step");
    }
    return open;
}

/// What stops any money, whatever it comes in.
Status payable(const State& now, const Case& open)
{
    if (now.alarm) {
        return refuse("alarm");
    }
    if (!now.blockedBy.empty()) {
        return refuse("terminal-blocked");
    }
    if (open.needsInquiry && open.identity.status != IdentityStatus::Verified) {
        return refuse("identity-open");
    }
    return {};
}

} // namespace

std::string_view cashForbidden(const Case& subject)
{
    return subject.bill ? "cash-bill" : depositIdOf(subject).empty() ? "" : "cash-treasury";
}

bool hasShares(const Case& subject)
{
    return !partsOf(subject).empty();
}

Decision decideOn(const State& now, const command::RequestPayment& ask, Instant /*at*/)
{
    if (const Case* open = openCase(now); open != nullptr && open->step > Step::Fees) {
        return std::vector<Event>{}; // the same key twice: the first intent counts
    }
    const Case* open = TRY(workingCase(now, Step::Fees));
    TRY(payable(now, *open));
    if (open->total == Rials(0)) {
        return std::vector{about(*open, system("gateway"), event::SubmissionSent{1})};
    }
    TRY(terminalAgrees(now));
    auto key = payment::composeIntentKey(ask.station, ask.epoch, now.intentCount + 1);
    if (!key) {
        return std::move(key).error();
    }
    const std::string billId = open->bill ? open->bill->billId : std::string();
    const std::string payId = open->bill ? open->bill->paymentId : std::string();
    payment::Intent intent{*key, open->total, ask.terminal, depositIdOf(*open), billId, payId, {}, partsOf(*open)};
    const bool carried = ask.canSplit && intent.parts.size() <= payment::mostPartsAtTerminal;
    intent.split = intent.parts.empty() ? payment::Split::None
                   : carried            ? payment::Split::AtTerminal
                                        : payment::Split::InBooks;
    const payment::command::Begin begin{std::move(intent)};
    auto facts = payment::decide(open->payment, begin);
    if (!facts) {
        return std::move(facts).error();
    }
    return asCaseFacts(*open, person(now), std::move(*facts));
}

Decision decideOn(const State& now, const command::TakeCash& ask, Instant /*at*/)
{
    if (const Case* open = openCase(now); open != nullptr && open->step > Step::Fees) {
        const bool taken = open->payment && open->payment->cash; // the same key twice: it was taken once
        return taken ? Decision(std::vector<Event>{}) : refuse("payment-in-doubt");
    }
    const Case* open = TRY(workingCase(now, Step::Fees));
    TRY(payable(now, *open));
    if (open->total == Rials(0)) {
        return refuse("not-this-step");
    }
    if (const std::string_view word = cashForbidden(*open); !ask.forbidden.empty() || !word.empty()) {
        return refuse(ask.forbidden.empty() ? word : std::string_view(ask.forbidden));
    }
    payment::command::TakeCash take;
    take.intent.key = TRY(payment::composeIntentKey(ask.station, ask.epoch, now.intentCount + 1));
    take.intent.amount = open->total;
    take.intent.parts = partsOf(*open);
    take.intent.split = take.intent.parts.empty() ? payment::Split::None : payment::Split::InBooks;
    take.given = ask.given;
    return asCaseFacts(*open, person(now), TRY(payment::decide(open->payment, take)));
}

Decision decideOn(const State& now, const command::ResolvePayment& ask, Instant /*at*/)
{
    const Case* open = TRY(caseInDoubt(now));
    if (now.session->role != "manager") {
        return refuse("manager-only");
    }
    const payment::command::OperatorResolved resolved{ask.outcome, ask.reference, ask.reason, now.session->clerk};
    auto facts = payment::decide(open->payment, resolved);
    if (!facts) {
        return std::move(facts).error();
    }
    return asCaseFacts(*open, person(now), std::move(*facts));
}

Decision decideOn(const State& now, const command::ContinuePayment& ask, Instant /*at*/)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    const auto* read = std::get_if<payment::command::BaselineRead>(&ask.reply);
    if (read != nullptr && subject->payment && subject->payment->phase == payment::Phase::Intended) {
        if (std::vector<Event> stop = stopIfAhead(now, *subject, read->baseline); !stop.empty()) {
            return stop;
        }
    }
    auto facts = payment::decide(subject->payment, ask.reply);
    if (!facts) {
        return std::move(facts).error();
    }
    return asCaseFacts(*subject, system("card-terminal"), std::move(*facts));
}

Decision decideOn(const State& now, const command::RecordSubmission& ask, Instant /*at*/)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    if (!subject->submissionRunning) {
        return std::vector<Event>{};
    }
    if (ask.trackingCode.empty()) {
        return std::vector{
            about(*subject, system("gateway"), event::SubmissionDeferred{ask.reason, subject->submissionAttempts})};
    }
    return std::vector{about(*subject, system("gateway"), event::TrackingCodeBound{ask.trackingCode})};
}

Decision decideOn(const State& now, const command::RetrySubmission& ask, Instant /*at*/)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    if (subject->submissionRunning || subject->submissionAttempts == 0 || !subject->trackingCode.empty()) {
        return std::vector<Event>{};
    }
    return std::vector{about(*subject, system("gateway"), event::SubmissionSent{subject->submissionAttempts + 1})};
}

} // namespace pishkhan::domain::counter
