// SPDX-License-Identifier: GPL-3.0-or-later
/// evolve(), react(), recover() and settle() of a return. A fact that cannot follow means a damaged or foreign ledger.
#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "terminal/domain/payment/fact_text.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::payment::back {
namespace {

struct Fold {
    const std::optional<State>& before;
    Instant at;

    template <typename Fact> Result<State> from(const Fact& what, std::initializer_list<Phase> allowed) const
    {
        const bool good = before && before->intent.key == what.intent &&
                          std::find(allowed.begin(), allowed.end(), before->phase) != allowed.end();
        return good ? Result<State>(*before)
                    : makeError(ErrorKind::Integrity, std::string(Fact::kind) + " cannot follow", "give-back");
    }

    Result<State> operator()(const event::Intended& what) const
    {
        const std::optional<Kind> kind = kindNamed(what.kindOfReturn);
        if (before || !kind || what.askedBy == what.approvedBy || what.approvedBy.empty()) {
            return makeError(ErrorKind::Integrity, "give-back-intended cannot stand here", "give-back");
        }
        State after;
        after.intent = {what.intent,   what.original, *kind,           what.amount,
                        what.terminal, what.askedBy,  what.approvedBy, what.reason};
        after.original.amount = what.amount;
        after.original.terminalId = what.terminalId;
        after.original.trace = what.trace;
        after.original.receiptNumber = what.receipt;
        after.original.localTime = what.time;
        return after;
    }
    Result<State> operator()(const event::Sending& what) const
    {
        State after = TRY(from(what, {Phase::Intended}));
        after.phase = Phase::Sending;
        after.baseline = what.baseline;
        after.sentAt = at;
        return after;
    }
    Result<State> operator()(const event::Done& what) const
    {
        const bool inCash = before && before->intent.kind == Kind::Cash;
        State after = TRY(inCash ? from(what, {Phase::Intended}) : from(what, {Phase::Sending, Phase::Unknown}));
        after.phase = Phase::Done;
        after.result = what.facts;
        after.evidence = what.evidence;
        after.reason.clear();
        return after;
    }
    Result<State> operator()(const event::NotDone& what) const
    {
        State after = TRY(from(what, {Phase::Intended, Phase::Sending, Phase::Unknown}));
        after.phase = Phase::NotDone;
        after.reason = what.reason;
        after.result.resultCode = what.code;
        after.evidence = what.evidence;
        return after;
    }
    Result<State> operator()(const event::Unknown& what) const
    {
        State after = TRY(from(what, {Phase::Sending}));
        after.phase = Phase::Unknown;
        after.reason = what.reason;
        return after;
    }
    Result<State> operator()(const event::Queried& what) const
    {
        State after = TRY(from(what, {Phase::Unknown}));
        ++after.queries;
        return after;
    }
    Result<State> operator()(const event::NeedsOperator& what) const
    {
        State after = TRY(from(what, {Phase::Sending, Phase::Unknown}));
        after.phase = Phase::NeedsOperator;
        after.reason = what.reason;
        after.result.trace = what.trace;
        after.result.rrn = what.rrn;
        return after;
    }
    Result<State> operator()(const event::Resolved& what) const
    {
        const bool byOffice = before && before->intent.kind == Kind::Office;
        State after =
            TRY(byOffice ? from(what, {Phase::Intended}) : from(what, {Phase::Unknown, Phase::NeedsOperator}));
        after.phase = what.outcome == "done" ? Phase::Done : Phase::NotDone;
        after.result.amount = what.amount;
        after.result.rrn = after.result.rrn.empty() ? what.reference : after.result.rrn;
        after.reason = what.reason;
        after.evidence = "operator";
        after.resolvedBy = what.by;
        return after;
    }
};

PaymentRequest requestOf(const State& state)
{
    PaymentRequest request;
    request.key = state.intent.key;
    request.amount = state.intent.amount;
    request.sentAt = state.sentAt;
    return request;
}

std::vector<Effect> inquire(const State& state)
{
    constexpr std::int64_t pausesMs[] = {0, 1'000, 2'000, 5'000, 10'000, 30'000, 60'000};
    const auto last = static_cast<std::int64_t>(std::size(pausesMs)) - 1;
    return {effect::Query{state.intent.kind, requestOf(state), state.original, state.baseline,
                          Milliseconds(pausesMs[std::min(state.queries, last)])}};
}

} // namespace

Result<State> evolve(const std::optional<State>& before, const Event& what, Instant at)
{
    return std::visit(Fold{before, at}, what);
}

std::vector<Effect> react(const Event& what, const State& after)
{
    const bool atTerminal = after.intent.kind != Kind::Office && after.intent.kind != Kind::Cash;
    if (std::holds_alternative<event::Intended>(what) && atTerminal) {
        return {effect::TakeBaseline{after.intent.key}};
    }
    if (std::holds_alternative<event::Sending>(what)) {
        return {effect::Send{after.intent.kind, requestOf(after), after.original}};
    }
    const bool asks = std::holds_alternative<event::Unknown>(what) || std::holds_alternative<event::Queried>(what);
    return asks && after.phase == Phase::Unknown ? inquire(after) : std::vector<Effect>{};
}

std::vector<Effect> recover(const State& found)
{
    return isInDoubt(found) ? inquire(found) : std::vector<Effect>{};
}

std::vector<Event> settle(const State& found)
{
    if (found.phase != Phase::Intended) {
        return {};
    }
    return {event::NotDone{found.intent.key, found.intent.amount, "never-sent", {}, "never-sent"}};
}

std::string_view kindOf(const Event& what)
{
    return std::visit([]<typename Fact>(const Fact& /*fact*/) { return Fact::kind; }, what);
}

Fields encode(const Event& what)
{
    return fact_text::encode(what);
}

Result<Event> decode(std::string_view kind, const Fields& fields)
{
    return fact_text::decode<Event>(kind, fields, "give-back");
}

} // namespace pishkhan::domain::payment::back
