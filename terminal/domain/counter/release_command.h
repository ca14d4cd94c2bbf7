// SPDX-License-Identifier: GPL-3.0-or-later
/// Changing the program that runs here; part of command.h.
#pragma once
#include <cstdint>
#include <string>

namespace pishkhan::domain::counter::command {

/// The machine is about to change to another release, forward or back. Refused while anything is under way.
struct ChangeRelease {
    enum class Way { Forward, Back };
    Way way = Way::Forward;
    std::string version, digest; ///< the one that comes, or that goes back
    std::string other;           ///< the version that runs now, or that will run again
    std::string cause;           ///< of going back: order, drill
    std::int64_t unsent = 0;     ///< events the hub has not acknowledged
};
/// What the start after a change came to. `cause` empty: it is healthy and stays.
struct RecordReleaseStart {
    std::string version, digest, other;
    std::string cause; ///< start-failed, unhealthy: the one before runs again
};
struct RefuseRelease {
    std::string version, digest, cause;
};

} // namespace pishkhan::domain::counter::command
