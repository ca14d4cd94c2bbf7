// SPDX-License-Identifier: GPL-3.0-or-later
/// react(), live; recover() and settle(), at start. Only a fresh payment-sending charges.
#include <algorithm>
#include <iterator>

#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::payment {
namespace {

/// F36: inquiries go on for ever, each further apart, at most a minute.
Milliseconds pauseBefore(std::int64_t queries)
{
    constexpr std::int64_t pausesMs[] = {0, 1'000, 2'000, 5'000, 10'000, 30'000, 60'000};
    const auto last = static_cast<std::int64_t>(std::size(pausesMs)) - 1;
    return Milliseconds(pausesMs[std::min(queries, last)]);
}

std::vector<Effect> inquire(const State& state)
{
    return {effect::Query{requestOf(state), state.baseline, pauseBefore(state.queries)}};
}

struct Reaction {
    const State& after;

    std::vector<Effect> operator()(const event::Intended& what) const { return {effect::TakeBaseline{what.intent}}; }
    std::vector<Effect> operator()(const event::BaselineTaken& /*what*/) const { return {}; }
    std::vector<Effect> operator()(const event::Sending& /*what*/) const { return {effect::Send{requestOf(after)}}; }
    std::vector<Effect> operator()(const event::ApprovedPending& what) const
    {
        return {effect::ConfirmStored{what.intent}};
    }
    std::vector<Effect> operator()(const event::Final& /*what*/) const { return {}; }
    std::vector<Effect> operator()(const event::NotPaid& /*what*/) const { return {}; }
    std::vector<Effect> operator()(const event::Unknown& /*what*/) const { return inquire(after); }
    std::vector<Effect> operator()(const event::Queried& /*what*/) const
    {
        // An inquiry that decided something is followed by its fact in the same append.
        return after.phase == Phase::Unknown ? inquire(after) : std::vector<Effect>{};
    }
    std::vector<Effect> operator()(const event::NeedsOperator& /*what*/) const { return {}; }
    std::vector<Effect> operator()(const event::Resolved& /*what*/) const { return {}; }
    std::vector<Effect> operator()(const event::Conflict& /*what*/) const { return {}; }
    std::vector<Effect> operator()(const event::Cash& /*what*/) const { return {}; }
};

} // namespace

std::vector<Effect> react(const Event& what, const State& after)
{
    return std::visit(Reaction{after}, what);
}

std::vector<Effect> recover(const State& found)
{
    return isInDoubt(found) ? inquire(found) : std::vector<Effect>{};
}

std::vector<Event> settle(const State& found)
{
    if (found.phase != Phase::Intended && found.phase != Phase::BaselineTaken) {
        return {};
    }
    return {event::NotPaid{found.intent.key, found.intent.amount, "never-sent", {}, "never-sent", {}}};
}

} // namespace pishkhan::domain::payment
