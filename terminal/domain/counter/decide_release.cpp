// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about the program that runs here: it changes only when nothing is under way and everything has been told (fleet.md, Updates).
#include <algorithm>

#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {

Status mayChangeRelease(const State& now, std::int64_t unsent)
{
    if (!now.openCase.empty()) {
        return refuse("release-case-open");
    }
    if (!now.returning.empty() || !now.blockedBy.empty()) {
        return refuse("release-money");
    }
    if (now.closing) {
        return refuse("release-day-closing");
    }
    if (isSupportOpen(now)) {
        return refuse("release-support");
    }
    if (now.session) {
        return refuse("release-signed-in");
    }
    return unsent == 0 ? Status() : refuse("release-queue");
}

Decision decideOn(const State& now, const command::ChangeRelease& ask, Instant /*at*/)
{
    TRY(mayChangeRelease(now, ask.unsent));
    if (ask.way == command::ChangeRelease::Way::Back) {
        return std::vector{
            office(system("release"), event::ReleaseRolledBack{ask.version, ask.digest, ask.other, ask.cause})};
    }
    if (now.release.failed.count(ask.digest) != 0) {
        return refuse("release-failed-here");
    }
    return std::vector{office(system("release"), event::ReleaseInstalled{ask.version, ask.digest, ask.other})};
}

Decision decideOn(const State& now, const command::RecordReleaseStart& ask, Instant /*at*/)
{
    if (!ask.cause.empty()) {
        return std::vector{
            office(system("release"), event::ReleaseRolledBack{ask.version, ask.digest, ask.other, ask.cause})};
    }
    const ReleaseStanding& known = now.release;
    if (known.digest == ask.digest && known.isConfirmed) {
        return std::vector<Event>{};
    }
    return std::vector{office(system("release"), event::ReleaseConfirmed{ask.version, ask.digest})};
}

Decision decideOn(const State& now, const command::RefuseRelease& ask, Instant /*at*/)
{
    if (now.release.refusedDigest == ask.digest && now.release.refusedCause == ask.cause) {
        return std::vector<Event>{};
    }
    return std::vector{office(system("release"), event::ReleaseRefused{ask.version, ask.digest, ask.cause})};
}

} // namespace pishkhan::domain::counter
