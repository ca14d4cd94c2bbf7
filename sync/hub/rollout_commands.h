// SPDX-License-Identifier: GPL-3.0-or-later
/// `pishkhan-hub rollout …`: what people do about a release. The hub's own judge does the rest. Called by main.cpp.
#pragma once
#include <string>

#include "sync/hub/commands.h"

namespace pishkhan::hub {

struct RolloutOrder {
    std::string dataFolder;
    std::string manifestFile, bundleFile;
    std::string publisherFile; ///< PEM: whose signature a release needs
    std::string by, reason;
};
/// Carry a signed release and open its first ring. Errors: Integrity, Refused (another one is under way, or this one was here).
Status beginRollout(const RolloutOrder& order, const Now& now);
/// A person halts it; everybody goes back.
Status stopRollout(const RolloutOrder& order, const Now& now);
Status showRollout(const RolloutOrder& order, Output output, const Now& now); ///< how far it is
Status logRollout(const RolloutOrder& order, Output output);                  ///< every decision, one line each

} // namespace pishkhan::hub
