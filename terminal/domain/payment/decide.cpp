// SPDX-License-Identifier: GPL-3.0-or-later
/// decide(): one overload per command. A late answer that agrees with a closed intent changes nothing; one that
/// contradicts it is a conflict (R10).
#include "terminal/domain/card_mask.h"
#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::payment {
namespace {

using Decision = Result<std::vector<Event>>;

constexpr std::int64_t greatestAmount = 999'999'999'999; // R15: twelve digits is what the protocols carry

Error refuse(std::string_view word)
{
    return makeError(ErrorKind::Refused, std::string(word), "payment");
}

Decision nothing()
{
    return std::vector<Event>{};
}

Decision one(Event fact)
{
    return std::vector<Event>{std::move(fact)};
}

Event finalBy(const State& now, std::string_view evidence, const TransactionFacts& facts)
{
    return event::Final{now.intent.key, std::string(evidence), facts};
}

Event notPaidBy(const State& now, std::string_view evidence, const std::string& reason, const TransactionFacts& facts)
{
    return event::NotPaid{now.intent.key,   now.intent.amount,     reason,
                          facts.resultCode, std::string(evidence), facts.text};
}

Event unknown(const State& now, const std::string& reason)
{
    return event::Unknown{now.intent.key, now.intent.amount, reason};
}

Event needsOperator(const State& now, const std::string& reason, const TransactionFacts& facts)
{
    const Rials seen = facts.amount == Rials(0) ? now.intent.amount : facts.amount;
    return event::NeedsOperator{now.intent.key, seen, reason, facts.trace, facts.rrn, facts.terminalId};
}

Event conflict(const State& now, std::string_view reason, const TransactionFacts& facts)
{
    return event::Conflict{now.intent.key, now.intent.amount, std::string(reason), facts.trace, facts.rrn};
}

/// An approval counts only for exactly the amount asked for (F17).
Event approved(const State& now, std::string_view evidence, const TransactionFacts& facts)
{
    return facts.amount == now.intent.amount ? finalBy(now, evidence, facts)
                                             : needsOperator(now, "amount-differs", facts);
}

/// An approval that arrives for an intent already closed or handed to a person.
Decision lateApproval(const State& now, const TransactionFacts& facts)
{
    if (now.phase == Phase::NotPaid) {
        return one(conflict(now, "paid-after-close", facts));
    }
    if (now.cash && now.phase == Phase::Final) {
        return one(conflict(now, "paid-twice", facts)); // the card of an earlier attempt, after all
    }
    const bool another = now.phase == Phase::Final && !now.result.trace.empty() && !facts.trace.empty() &&
                         now.result.trace != facts.trace;
    return another ? one(conflict(now, "paid-twice", facts)) : nothing();
}

Decision lateRefusal(const State& now, const TransactionFacts& facts)
{
    const bool contradicts = now.phase == Phase::Final && !now.cash; // of cash no terminal knows anything
    return contradicts ? one(conflict(now, "not-paid-after-final", facts)) : nothing();
}

Decision onAnswer(const State& now, const PaymentAnswer& answer)
{
    const bool waiting = now.phase == Phase::Sending || now.phase == Phase::ApprovedPending;
    switch (answer.outcome) {
    case PaymentOutcome::Approved:
        return isInDoubt(now) ? one(approved(now, "direct-result", answer.facts)) : lateApproval(now, answer.facts);
    case PaymentOutcome::NotPaid:
        if (now.phase == Phase::ApprovedPending) {
            return one(unknown(now, "approval-withdrawn")); // never from "yes" to "no" without asking
        }
        return now.phase == Phase::Sending ? one(notPaidBy(now, "direct-result", answer.reason, answer.facts))
                                           : lateRefusal(now, answer.facts);
    case PaymentOutcome::Unknown: return waiting ? one(unknown(now, answer.reason)) : nothing();
    }
    return nothing();
}

std::string_view name(QueryVerdict verdict)
{
    switch (verdict) {
    case QueryVerdict::Approved: return "approved";
    case QueryVerdict::NotPaid: return "not-paid";
    case QueryVerdict::StillRunning: return "still-running";
    case QueryVerdict::NeedsOperator: return "needs-operator";
    case QueryVerdict::NoAnswer: return "no-answer";
    }
    return "no-answer";
}

Decision onUndecided(const State& now, const QueryAnswer& answer)
{
    if (now.phase == Phase::Unknown) {
        return one(event::Queried{now.intent.key, std::string(name(answer.verdict)), answer.reason});
    }
    return isInDoubt(now) ? one(unknown(now, std::string(name(answer.verdict)))) : nothing();
}

Decision onQuery(const State& now, const QueryAnswer& answer)
{
    const bool open = isInDoubt(now);
    switch (answer.verdict) {
    case QueryVerdict::Approved:
        return open ? one(approved(now, "query", answer.facts)) : lateApproval(now, answer.facts);
    case QueryVerdict::NotPaid:
        return open ? one(notPaidBy(now, "query", answer.reason, answer.facts)) : lateRefusal(now, answer.facts);
    case QueryVerdict::NeedsOperator: return open ? one(needsOperator(now, answer.reason, answer.facts)) : nothing();
    case QueryVerdict::StillRunning:
    case QueryVerdict::NoAnswer: return onUndecided(now, answer);
    }
    return nothing();
}

/// What every command but Begin needs: an intent to speak about.
struct Deciding {
    const State& now;

    Decision operator()(const command::Begin& ask) const;
    Decision operator()(const command::TakeCash& ask) const;
    Decision operator()(const command::BaselineRead& ask) const
    {
        if (now.phase != Phase::Intended) {
            return nothing();
        }
        return std::vector<Event>{event::BaselineTaken{now.intent.key, ask.baseline},
                                  event::Sending{now.intent.key, now.intent.amount}};
    }
    Decision operator()(const command::BaselineFailed& ask) const
    {
        return now.phase == Phase::Intended ? one(notPaidBy(now, "never-sent", ask.reason, {})) : nothing();
    }
    Decision operator()(const command::ApprovalReceived& ask) const
    {
        if (now.phase == Phase::ApprovedPending && now.result == ask.facts) {
            return nothing(); // the same status again, after 84 9C
        }
        if (now.phase != Phase::Sending && now.phase != Phase::ApprovedPending) {
            return refuse("payment-not-running"); // storeApproval then says no, and the terminal takes it back
        }
        if (ask.facts.amount != now.intent.amount) {
            return one(needsOperator(now, "amount-differs", ask.facts));
        }
        return one(event::ApprovedPending{now.intent.key, ask.facts});
    }
    Decision operator()(const command::PayAnswered& ask) const { return onAnswer(now, ask.answer); }
    Decision operator()(const command::QueryAnswered& ask) const { return onQuery(now, ask.answer); }
    Decision operator()(const command::CancelRequested& /*ask*/) const
    {
        if (now.phase == Phase::Intended) {
            return one(notPaidBy(now, "never-sent", "cancelled", {}));
        }
        return isClosed(now) || now.phase == Phase::Sending || now.phase == Phase::ApprovedPending
                   ? nothing()
                   : Decision(refuse("payment-in-doubt"));
    }
    Decision operator()(const command::OperatorResolved& ask) const;
};

/// Exactly the amount, nobody twice, nothing that a line of the books could not hold.
Status checkParts(const Intent& intent)
{
    const std::size_t most = intent.split == Split::AtTerminal ? mostPartsAtTerminal : 100;
    const auto wrongParts = [](const char* word) { return makeError(ErrorKind::InvalidInput, word, "payment"); };
    if ((intent.split == Split::None) != intent.parts.empty() || intent.parts.size() > most) {
        return wrongParts("parts:count");
    }
    Rials sum;
    for (const PaymentPart& part : intent.parts) {
        if (part.amount < Rials(1) || part.amount > intent.amount) {
            return wrongParts("parts:range");
        }
        if ((part.payee + part.depositId).find_first_of("\t\n") != std::string::npos) {
            return wrongParts("parts:charset");
        }
        sum = TRY(sum.plus(part.amount));
    }
    return intent.parts.empty() || sum == intent.amount ? Status() : Status(wrongParts("parts:sum"));
}

Status checkIntent(const Intent& intent)
{
    if (intent.key.empty()) {
        return makeError(ErrorKind::InvalidInput, "key:empty", "payment");
    }
    if (intent.amount < Rials(1) || intent.amount > Rials(greatestAmount)) {
        return makeError(ErrorKind::InvalidInput, "amount:range", "payment");
    }
    return checkParts(intent);
}

Decision checkedCash(const command::TakeCash& ask)
{
    const Intent& intent = ask.intent;
    TRY(checkIntent(intent));
    if (intent.split == Split::AtTerminal) {
        return makeError(ErrorKind::InvalidInput, "split:terminal", "payment");
    }
    if (ask.given < intent.amount) {
        return makeError(ErrorKind::InvalidInput, "given:less", "payment");
    }
    if (ask.given > Rials(greatestAmount)) {
        return makeError(ErrorKind::InvalidInput, "given:range", "payment");
    }
    const std::string split(intent.split == Split::None ? std::string_view() : name(intent.split));
    const Rials change = TRY(ask.given.minus(intent.amount));
    return one(event::Cash{intent.key, intent.amount, ask.given, change, split, intent.parts});
}

Decision checkedBegin(const Intent& intent)
{
    TRY(checkIntent(intent));
    const std::string split(intent.split == Split::None ? std::string_view() : name(intent.split));
    return one(event::Intended{intent.key, intent.amount, intent.terminal, intent.depositId, intent.billId,
                               intent.payId, split, intent.parts});
}

Decision Deciding::operator()(const command::Begin& ask) const
{
    if (now.phase == Phase::NotPaid) {
        return now.intent.key == ask.intent.key ? Decision(refuse("payment-key-used")) : checkedBegin(ask.intent);
    }
    return now.phase == Phase::Final ? Decision(refuse("payment-closed")) : nothing();
}

Decision Deciding::operator()(const command::TakeCash& ask) const
{
    if (now.intent.key == ask.intent.key) {
        return now.cash ? nothing() : Decision(refuse("payment-key-used"));
    }
    if (now.phase != Phase::NotPaid) {
        return refuse(now.phase == Phase::Final ? "payment-closed" : "payment-in-doubt");
    }
    return checkedCash(ask);
}

Decision Deciding::operator()(const command::OperatorResolved& ask) const
{
    if (now.phase != Phase::Unknown && now.phase != Phase::NeedsOperator && now.phase != Phase::Conflict) {
        return refuse("not-resolvable");
    }
    if (ask.outcome != "paid" && ask.outcome != "not-paid") {
        return makeError(ErrorKind::InvalidInput, "outcome:unknown", "payment");
    }
    if (ask.reference.empty()) {
        return makeError(ErrorKind::InvalidInput, "reference:empty", "payment");
    }
    if (ask.reason.empty()) {
        return makeError(ErrorKind::InvalidInput, "reason:empty", "payment");
    }
    if (ask.by.empty()) {
        return makeError(ErrorKind::InvalidInput, "by:empty", "payment");
    }
    // What lies in the drawer is paid, whatever the person found out about the card of an earlier attempt.
    const std::string card = !now.cash ? "" : ask.outcome == "paid" ? "card-charged: " : "card-not-charged: ";
    return one(event::Resolved{now.intent.key, now.intent.amount, now.cash ? "paid" : ask.outcome,
                               maskTyped(ask.reference), card + maskTyped(ask.reason), ask.by});
}

} // namespace

Result<std::vector<Event>> decide(const std::optional<State>& now, const Command& command)
{
    if (now) {
        return std::visit(Deciding{*now}, command);
    }
    if (const auto* cash = std::get_if<command::TakeCash>(&command)) {
        return checkedCash(*cash);
    }
    const auto* begin = std::get_if<command::Begin>(&command);
    return begin == nullptr ? Decision(refuse("payment-none")) : checkedBegin(begin->intent);
}

} // namespace pishkhan::domain::payment
