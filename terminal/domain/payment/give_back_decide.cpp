// SPDX-License-Identifier: GPL-3.0-or-later
/// decide(): one overload per command. An answer is only taken while it can still matter; a late contradiction goes to a
/// person.
#include "terminal/base/overloaded.h"
#include "terminal/domain/card_mask.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::payment::back {
namespace {

using Decision = Result<std::vector<Event>>;

Error refuse(const char* word)
{
    return makeError(ErrorKind::Refused, word, "give-back");
}

Error wrong(const char* what)
{
    return makeError(ErrorKind::InvalidInput, what, "give-back");
}

Decision nothing()
{
    return std::vector<Event>{};
}

Decision one(Event fact)
{
    return std::vector<Event>{std::move(fact)};
}

Decision begin(const command::Begin& ask)
{
    const Intent& wish = ask.intent;
    const payment::State& paid = ask.original;
    if (wish.key.empty() || wish.key == paid.intent.key) {
        return wrong("key:not-fresh");
    }
    if (wish.original != paid.intent.key || paid.phase != payment::Phase::Final) {
        return refuse("payment-not-final");
    }
    if (wish.amount != paid.result.amount || wish.amount < Rials(1)) {
        return wrong("amount:differs"); // a part of a payment is given back outside the terminal
    }
    if (wish.askedBy.empty() || wish.approvedBy.empty() || wish.askedBy == wish.approvedBy) {
        return refuse("second-person-needed");
    }
    if (wish.reason.empty()) {
        return wrong("reason:empty");
    }
    if ((wish.kind == Kind::Cash) != paid.cash.has_value()) {
        return refuse("other-way-back"); // cash goes back in cash, and only cash does
    }
    if (wish.kind == Kind::Office && ask.reference.empty()) {
        return wrong("reference:empty");
    }
    for (const State& earlier : ask.earlier) {
        if (earlier.intent.key == wish.key) {
            return refuse("return-key-used");
        }
        if (earlier.intent.original == wish.original && earlier.phase != Phase::NotDone) {
            return refuse(earlier.phase == Phase::Done ? "already-given-back" : "return-in-doubt");
        }
    }
    std::vector<Event> facts{event::Intended{wish.key, wish.original, std::string(name(wish.kind)), wish.amount,
                                             wish.terminal, wish.askedBy, wish.approvedBy, maskTyped(wish.reason),
                                             paid.result.terminalId, paid.result.trace, paid.result.receiptNumber,
                                             paid.result.localTime}};
    if (wish.kind == Kind::Office) { // no device is asked: the document is the proof, the second person its witness
        facts.emplace_back(
            event::Resolved{wish.key, wish.amount, "done", maskTyped(ask.reference), wish.reason, wish.approvedBy});
    }
    if (wish.kind == Kind::Cash) { // counted out before both: it is over in the same breath
        TransactionFacts counted;
        counted.amount = wish.amount;
        facts.emplace_back(event::Done{wish.key, "cash", counted});
    }
    return facts;
}

Event needsOperator(const State& now, const std::string& reason, const TransactionFacts& facts)
{
    return event::NeedsOperator{now.intent.key, now.intent.amount, reason, facts.trace, facts.rrn};
}

Event done(const State& now, const char* evidence, const TransactionFacts& facts)
{
    TransactionFacts seen = facts;
    if (seen.amount == Rials(0)) {
        seen.amount = now.intent.amount; // some terminals leave it out of a reversal's answer
    }
    return seen.amount == now.intent.amount ? Event(event::Done{now.intent.key, evidence, seen})
                                            : needsOperator(now, "amount-differs", facts);
}

Event notDone(const State& now, const char* evidence, const std::string& reason, const std::string& code)
{
    return event::NotDone{now.intent.key, now.intent.amount, reason, code, evidence};
}

Decision onAnswer(const State& now, const PaymentAnswer& answer)
{
    const bool late = isClosed(now) || now.phase == Phase::NeedsOperator;
    if (late || now.phase == Phase::Intended) {
        return nothing();
    }
    switch (answer.outcome) {
    case PaymentOutcome::Approved: return one(done(now, "direct-result", answer.facts));
    case PaymentOutcome::NotPaid:
        return now.phase == Phase::Sending ? one(notDone(now, "direct-result", answer.reason, answer.facts.resultCode))
                                           : nothing();
    case PaymentOutcome::Unknown:
        return now.phase == Phase::Sending ? one(event::Unknown{now.intent.key, now.intent.amount, answer.reason})
                                           : nothing();
    }
    return nothing();
}

Decision onUndecided(const State& now, const char* word, const std::string& reason)
{
    if (now.phase == Phase::Sending) { // found at start
        return one(event::Unknown{now.intent.key, now.intent.amount, word});
    }
    return one(event::Queried{now.intent.key, word, reason});
}

Decision onQuery(const State& now, const QueryAnswer& answer)
{
    if (!isInDoubt(now)) {
        return nothing();
    }
    switch (answer.verdict) {
    case QueryVerdict::Approved: return one(done(now, "query", answer.facts));
    case QueryVerdict::NotPaid: return one(notDone(now, "query", answer.reason, answer.facts.resultCode));
    case QueryVerdict::NeedsOperator: return one(needsOperator(now, answer.reason, answer.facts));
    case QueryVerdict::StillRunning: return onUndecided(now, "still-running", answer.reason);
    case QueryVerdict::NoAnswer: return onUndecided(now, "no-answer", answer.reason);
    }
    return nothing();
}

Decision resolve(const State& now, const command::OperatorResolved& ask)
{
    if (now.phase != Phase::Unknown && now.phase != Phase::NeedsOperator) {
        return refuse("not-resolvable");
    }
    if (ask.outcome != "done" && ask.outcome != "not-done") {
        return wrong("outcome:unknown");
    }
    if (ask.reference.empty() || ask.reason.empty() || ask.by.empty()) {
        return wrong(ask.reference.empty() ? "reference:empty" : ask.reason.empty() ? "reason:empty" : "by:empty");
    }
    return one(event::Resolved{now.intent.key, now.intent.amount, ask.outcome, maskTyped(ask.reference),
                               maskTyped(ask.reason), ask.by});
}

} // namespace

Result<std::vector<Event>> decide(const std::optional<State>& now, const Command& command)
{
    if (!now) {
        const auto* first = std::get_if<command::Begin>(&command);
        return first == nullptr ? Decision(refuse("return-none")) : begin(*first);
    }
    return std::visit(
        Overloaded{
            [&](const command::Begin&) { return isClosed(*now) ? Decision(refuse("return-closed")) : nothing(); },
            [&](const command::BaselineRead& ask) {
                return now->phase == Phase::Intended
                           ? one(event::Sending{now->intent.key, now->intent.amount, ask.baseline})
                           : nothing();
            },
            [&](const command::BaselineFailed& ask) {
                return now->phase == Phase::Intended ? one(notDone(*now, "never-sent", ask.reason, {})) : nothing();
            },
            [&](const command::Answered& ask) { return onAnswer(*now, ask.answer); },
            [&](const command::QueryAnswered& ask) { return onQuery(*now, ask.answer); },
            [&](const command::OperatorResolved& ask) { return resolve(*now, ask); },
        },
        command);
}

} // namespace pishkhan::domain::payment::back
