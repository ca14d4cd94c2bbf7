// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/payment/give_back.h"

#include <algorithm>

namespace pishkhan::domain::payment::back {

std::string_view name(Kind kind)
{
    switch (kind) {
    case Kind::Reversal: return "reversal";
    case Kind::Refund: return "refund";
    case Kind::Office: return "office";
    case Kind::Cash: return "cash";
    }
    return "office";
}

std::optional<Kind> kindNamed(std::string_view word)
{
    for (const Kind kind : {Kind::Reversal, Kind::Refund, Kind::Office, Kind::Cash}) {
        if (word == name(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string_view name(Phase phase)
{
    switch (phase) {
    case Phase::Intended: return "intended";
    case Phase::Sending: return "sending";
    case Phase::Unknown: return "unknown";
    case Phase::NeedsOperator: return "needs-operator";
    case Phase::Done: return "done";
    case Phase::NotDone: return "not-done";
    }
    return "unknown";
}

std::string_view name(Standing standing)
{
    switch (standing) {
    case Standing::NotPaid: return "not-paid";
    case Standing::Paid: return "paid";
    case Standing::InDoubt: return "in-doubt";
    case Standing::GivenBack: return "given-back";
    }
    return "in-doubt";
}

bool isClosed(const State& state)
{
    return state.phase == Phase::Done || state.phase == Phase::NotDone;
}

bool isInDoubt(const State& state)
{
    return state.phase == Phase::Sending || state.phase == Phase::Unknown;
}

Standing standingOf(const std::optional<payment::State>& payment, std::span<const State> returns)
{
    if (!payment || payment->phase == payment::Phase::NotPaid) {
        return Standing::NotPaid;
    }
    if (payment->phase != payment::Phase::Final) {
        return Standing::InDoubt;
    }
    const auto ours = [&payment](const State& state) { return state.intent.original == payment->intent.key; };
    const auto is = [&](Phase phase) {
        return std::any_of(returns.begin(), returns.end(),
                           [&](const State& state) { return ours(state) && state.phase == phase; });
    };
    if (is(Phase::Done)) {
        return Standing::GivenBack;
    }
    return is(Phase::Sending) || is(Phase::Unknown) || is(Phase::NeedsOperator) ? Standing::InDoubt : Standing::Paid;
}

} // namespace pishkhan::domain::payment::back
