// SPDX-License-Identifier: GPL-3.0-or-later
/// Keeper: runs the current release as a child and starts it again when it changed itself. A release on trial that ends badly, or that is up
/// and does not confirm itself in time, is counted against it; Slots go back. The one part that no release replaces: it is small, and stays.
#pragma once
#include <string>
#include <vector>

#include "terminal/release/slots.h"

namespace pishkhan::release {

/// A program ends with this when another release is to be started in its place.
constexpr int changedExit = 75;

struct KeeperOrder {
    std::string program = "pishkhan-terminal"; ///< below bin/ of the slot
    std::vector<std::string> arguments;
    int trialSeconds = 600; ///< how long a release on trial may take to confirm itself
};

/// Until a release that is not on trial ends; its exit code. SIGTERM and SIGINT are passed on. Errors: Storage.
Result<int> keep(Slots& places, const KeeperOrder& order);

} // namespace pishkhan::release
