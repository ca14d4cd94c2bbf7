// SPDX-License-Identifier: GPL-3.0-or-later
/// evolve(): one overload per fact. A fact that cannot follow means a damaged or foreign ledger: Integrity.
#include <initializer_list>

#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::payment {
namespace {

Error impossible(std::string_view fact, std::string_view from)
{
    return makeError(ErrorKind::Integrity, std::string(fact) + " cannot follow " + std::string(from), "payment");
}

struct Fold {
    const std::optional<State>& before;
    Instant at;

    /// The open state of this intent, provided it stands in one of `allowed`.
    template <typename Fact> Result<State> from(const Fact& what, std::initializer_list<Phase> allowed) const
    {
        if (!before || before->intent.key != what.intent) {
            return impossible(Fact::kind, before ? "another intent" : "nothing");
        }
        for (const Phase phase : allowed) {
            if (before->phase == phase) {
                return *before;
            }
        }
        return impossible(Fact::kind, name(before->phase));
    }

    Result<State> operator()(const event::Intended& what) const
    {
        if (before && (before->phase != Phase::NotPaid || before->intent.key == what.intent)) {
            return impossible(event::Intended::kind, name(before->phase));
        }
        State after;
        const bool known = what.split.empty() || what.split == "terminal" || what.split == "books";
        if (!known || what.split.empty() != what.parts.empty()) {
            return impossible(event::Intended::kind, "an unknown split");
        }
        const Split split = what.split == "terminal" ? Split::AtTerminal
                            : what.split == "books"  ? Split::InBooks
                                                     : Split::None;
        after.intent = {what.intent, what.amount, what.terminal, what.depositId,
                        what.billId, what.payId,  split,         what.parts};
        return after;
    }
    Result<State> operator()(const event::BaselineTaken& what) const
    {
        State after = TRY(from(what, {Phase::Intended}));
        after.phase = Phase::BaselineTaken;
        after.baseline = what.baseline;
        return after;
    }
    Result<State> operator()(const event::Sending& what) const
    {
        State after = TRY(from(what, {Phase::BaselineTaken}));
        if (what.amount != after.intent.amount) {
            return impossible(event::Sending::kind, "another amount");
        }
        after.phase = Phase::Sending;
        after.sentAt = at;
        return after;
    }
    Result<State> operator()(const event::ApprovedPending& what) const
    {
        State after = TRY(from(what, {Phase::Sending, Phase::ApprovedPending}));
        after.phase = Phase::ApprovedPending;
        after.result = what.facts;
        return after;
    }
    Result<State> operator()(const event::Final& what) const
    {
        State after = TRY(from(what, {Phase::Sending, Phase::ApprovedPending, Phase::Unknown}));
        after.phase = Phase::Final;
        after.result = what.facts;
        after.evidence = what.evidence;
        after.reason.clear();
        return after;
    }
    Result<State> operator()(const event::NotPaid& what) const
    {
        State after = TRY(from(
            what, {Phase::Intended, Phase::BaselineTaken, Phase::Sending, Phase::ApprovedPending, Phase::Unknown}));
        after.phase = Phase::NotPaid;
        after.result = {};
        after.result.resultCode = what.code;
        after.result.text = what.text;
        after.reason = what.reason;
        after.evidence = what.evidence;
        return after;
    }
    Result<State> operator()(const event::Unknown& what) const
    {
        State after = TRY(from(what, {Phase::Sending, Phase::ApprovedPending}));
        after.phase = Phase::Unknown;
        after.reason = what.reason;
        return after;
    }
    Result<State> operator()(const event::Queried& what) const
    {
        State after = TRY(from(what, {Phase::Sending, Phase::ApprovedPending, Phase::Unknown}));
        ++after.queries;
        return after;
    }
    Result<State> operator()(const event::NeedsOperator& what) const
    {
        State after = TRY(from(what, {Phase::Sending, Phase::ApprovedPending, Phase::Unknown}));
        after.phase = Phase::NeedsOperator;
        after.reason = what.reason;
        after.result.amount = what.amount;
        after.result.trace = what.trace;
        after.result.rrn = what.rrn;
        after.result.terminalId = what.terminalId;
        return after;
    }
    Result<State> operator()(const event::Resolved& what) const
    {
        State after = TRY(from(what, {Phase::Unknown, Phase::NeedsOperator, Phase::Conflict}));
        if (what.outcome != "paid" && what.outcome != "not-paid") {
            return impossible(event::Resolved::kind, "outcome " + what.outcome);
        }
        after.phase = what.outcome == "paid" ? Phase::Final : Phase::NotPaid;
        after.reason = what.reason;
        after.evidence = "operator";
        after.resolvedBy = what.by;
        if (after.phase == Phase::Final && after.result.rrn.empty()) {
            after.result.rrn = what.reference;
        }
        after.result.amount = what.amount;
        return after;
    }
    Result<State> operator()(const event::Conflict& what) const
    {
        State after = TRY(from(what, {Phase::Final, Phase::NotPaid}));
        after.phase = Phase::Conflict;
        after.reason = what.reason;
        after.result.trace = what.trace;
        after.result.rrn = what.rrn;
        return after;
    }
    Result<State> operator()(const event::Cash& what) const;
};

Result<State> Fold::operator()(const event::Cash& what) const
{
    if (before && (before->phase != Phase::NotPaid || before->intent.key == what.intent)) {
        return impossible(event::Cash::kind, name(before->phase));
    }
    const auto kept = what.given.minus(what.change);
    const bool whole = kept && *kept == what.amount && what.change >= Rials(0);
    const bool known = what.split.empty() || what.split == name(Split::InBooks);
    if (!whole || !known || what.split.empty() != what.parts.empty()) {
        return impossible(event::Cash::kind, "sums that differ");
    }
    State after;
    after.intent.key = what.intent;
    after.intent.amount = what.amount;
    after.intent.split = what.split.empty() ? Split::None : Split::InBooks;
    after.intent.parts = what.parts;
    after.phase = Phase::Final;
    after.sentAt = at;
    after.result.amount = what.amount;
    after.evidence = "cash";
    after.cash = CashFacts{what.given, what.change};
    return after;
}

} // namespace

Result<State> evolve(const std::optional<State>& before, const Event& what, Instant at)
{
    return std::visit(Fold{before, at}, what);
}

} // namespace pishkhan::domain::payment
