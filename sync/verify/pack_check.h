// SPDX-License-Identifier: GPL-3.0-or-later
/// Checks an evidence pack offline: every check by name with its verdict, in a fixed order; the first that fails ends
/// the walk (tests/golden/evidence.md). Called by proof_commands.
#pragma once
#include "sync/verify/verdict.h"

namespace pishkhan::verify {

struct PackQuestion {
    std::string file;
    std::string trustFile;  ///< PEM: CA certificates, or the device's own certificate or public key
    std::string vkey;       ///< of the hub's log; empty: the one in the pack, which the device vouches for
    std::string policyFile; ///< of the witnesses; empty: the one in the pack
};

/// Errors: Storage, InvalidInput, Protocol when the question cannot be asked (no such file, nothing to trust).
Result<Verdict> checkPack(const PackQuestion& question);

/// The same over bytes in memory, for who asks often (fuzzing).
Verdict checkPackBytes(ByteView pack, std::string_view trustPem, const PackQuestion& question);

} // namespace pishkhan::verify
