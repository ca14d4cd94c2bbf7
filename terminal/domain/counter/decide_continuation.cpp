// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions of a terminal that took another one's place.
#include <algorithm>

#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {

namespace {
constexpr std::size_t shortestReason = 5; // bytes: one word says something
} // namespace

Decision decideOn(const State& now, const command::ContinueBooks& ask, Instant /*at*/)
{
    if (now.newestAt.ms != 0) {
        return refuse("books-begun"); // it is the first fact or none
    }
    std::vector<Event> facts{office({ActorKind::Human, ask.continued.orderedBy}, ask.continued)};
    for (const event::WorkCarried& one : ask.work) {
        facts.push_back(office(system("journal"), one));
    }
    return facts;
}

Decision decideOn(const State& now, const command::SettleWork& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (now.session->role != "manager") {
        return refuse("manager-only");
    }
    const bool open = now.continuation && std::any_of(now.continuation->open.begin(), now.continuation->open.end(),
                                                      [&ask](const CarriedWork& one) {
                                                          return one.row == ask.row && one.about == ask.about;
                                                      });
    if (!open) {
        return std::vector<Event>{}; // the same key twice
    }
    if (ask.reason.size() < shortestReason) {
        return invalid("reason:required");
    }
    return std::vector{office(person(now), event::WorkSettled{ask.row, ask.about, ask.reason, now.session->clerk})};
}

} // namespace pishkhan::domain::counter
