// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for a support session. It moves nothing but the list of what support was shown.
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Status apply(State& state, const event::SupportSessionOpened& what, const Recorded& fact)
{
    if (isSupportOpen(state)) {
        return impossible("support-session-opened");
    }
    state.support = SupportSession{
        what.session, {ActorKind::Support, what.signer}, fact.at, Instant{what.until}, what.by, {}, {}, {}};
    return {};
}

Status apply(State& state, const event::SupportActed& what, const Recorded& fact)
{
    const bool inside = isSupportOpen(state) && state.support->id == what.about &&
                        state.support->signer.id == fact.event.actor.id && fact.event.actor.kind == ActorKind::Support;
    if (!inside) {
        return impossible("support-acted");
    }
    state.support->acts.push_back({what.proposal, what.text, {}, fact.at});
    return {};
}

Status apply(State& state, const event::SupportAnswered& what, const Recorded& /*fact*/)
{
    if (!isSupportOpen(state) || state.support->acts.empty() || state.support->acts.back().id != what.act) {
        return impossible("support-answered");
    }
    state.support->acts.back().answer = what.answer;
    return {};
}

Status apply(State& state, const event::SupportSessionEnded& what, const Recorded& fact)
{
    if (!isSupportOpen(state) || state.support->id != what.session) {
        return impossible("support-session-ended");
    }
    state.support->endedBy = what.cause;
    state.support->endedAt = fact.at;
    return {};
}

} // namespace pishkhan::domain::counter
