// SPDX-License-Identifier: GPL-3.0-or-later
/// What became of a new release of the program on this machine (lessons H8). The machine asks, judges and switches by itself; nothing outside
/// can make it run anything. Made by terminal/app/release_watch; the hub's rollout reads them in the oversight stream.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// Signed, right, unpacked and about to be started; recorded before the switch. `from`: the version that goes.
struct ReleaseInstalled {
    std::string version, digest, from;
    PISHKHAN_EVENT("release-installed", visit("version", self.version); visit("digest", self.digest);
                   visit("from", self.from);)
};

/// It started, opened the books, showed its screens and stayed up: it is the one that runs here.
struct ReleaseConfirmed {
    std::string version, digest;
    PISHKHAN_EVENT("release-confirmed", visit("version", self.version); visit("digest", self.digest);)
};

/// The one before runs again. `cause`: order, drill (the rollout asked), start-failed, unhealthy (the machine found out itself).
struct ReleaseRolledBack {
    std::string version, digest, to, cause;
    PISHKHAN_EVENT("release-rolled-back", visit("version", self.version); visit("digest", self.digest);
                   visit("to", self.to); visit("cause", self.cause);)
};

/// Offered and not taken, with the reason; once for one release and one reason.
struct ReleaseRefused {
    std::string version, digest, cause;
    PISHKHAN_EVENT("release-refused", visit("version", self.version); visit("digest", self.digest);
                   visit("cause", self.cause);)
};

} // namespace pishkhan::domain::counter::event
