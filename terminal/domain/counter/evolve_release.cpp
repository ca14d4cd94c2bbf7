// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for the program that runs here.
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

namespace {

/// The release that runs from now on.
template <typename What> ReleaseStanding& runs(State& state, const What& what, Instant at)
{
    state.release.version = what.version;
    state.release.digest = what.digest;
    state.release.at = at;
    return state.release;
}

} // namespace

Status apply(State& state, const event::ReleaseInstalled& what, const Recorded& fact)
{
    runs(state, what, fact.at).isConfirmed = false;
    return {};
}

Status apply(State& state, const event::ReleaseConfirmed& what, const Recorded& fact)
{
    runs(state, what, fact.at).isConfirmed = true;
    return {};
}

Status apply(State& state, const event::ReleaseRolledBack& what, const Recorded& fact)
{
    ReleaseStanding& now = state.release;
    now.version = what.to;
    now.digest.clear(); // until the one that runs again has confirmed itself
    now.isConfirmed = false;
    now.at = fact.at;
    now.backFrom = what.version;
    now.backCause = what.cause;
    if (what.cause != "drill") {
        now.failed.insert(what.digest);
    }
    return {};
}

Status apply(State& state, const event::ReleaseRefused& what, const Recorded& /*fact*/)
{
    state.release.refusedVersion = what.version;
    state.release.refusedDigest = what.digest;
    state.release.refusedCause = what.cause;
    return {};
}

} // namespace pishkhan::domain::counter
