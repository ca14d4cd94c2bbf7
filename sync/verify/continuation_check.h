// SPDX-License-Identifier: GPL-3.0-or-later
/// Do these books really continue those? The first event of a machine that took another one's place names the old books' last root
/// (lessons H16); given both, this finds a fork, a missing end, or other books. Called by proof_commands.
#pragma once
#include "sync/verify/verdict.h"

namespace pishkhan::verify {

struct ContinuationQuestion {
    std::string newer, newerKey;
    std::string older, olderCertificate; ///< PEM certificate of the old machine
    std::string trust;
};

/// The verdict about the new books, with `continues`: epoch, sequence, head and eventsAfter of the old ones. Errors: Storage, InvalidInput.
Result<Verdict> checkContinuation(const ContinuationQuestion& question);

} // namespace pishkhan::verify
