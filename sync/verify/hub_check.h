// SPDX-License-Identifier: GPL-3.0-or-later
/// Checks a hub's log from its C2SP files alone: the signed checkpoint, every entry and tile, the root, the witnesses'
/// quorum, consistency with an older checkpoint, and each device's chain of batches. Called by proof_commands.
#pragma once
#include <string>
#include <vector>

#include "sync/verify/verdict.h"

namespace pishkhan::verify {

struct HubQuestion {
    std::string folder;
    std::string vkey;
    std::string policyFile;                ///< empty: no quorum is asked for
    std::string sinceFile;                 ///< an older checkpoint that must be contained; empty: none
    std::vector<std::string> certificates; ///< PEM files: batches of these devices must bear their signature
};

/// Errors: InvalidInput, Storage, Protocol when the question cannot be asked (vkey, policy, certificate unreadable).
Result<Verdict> checkHubLog(const HubQuestion& question);

} // namespace pishkhan::verify
