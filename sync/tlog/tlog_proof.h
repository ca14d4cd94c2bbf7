// SPDX-License-Identifier: GPL-3.0-or-later
/// A stored proof (C2SP tlog-proof, oversight.md 4.5): one leaf's path up to a cosigned checkpoint, in one text file.
#pragma once
#include "sync/tlog/checkpoint.h"

namespace pishkhan::tlog {

struct TlogProof {
    Bytes extra; ///< free bytes of the application; empty when the line is absent
    std::uint64_t index = 0;
    std::vector<Hash> path;
    std::string checkpoint; ///< the signed note
};

std::string formatTlogProof(const TlogProof& proof);
Result<TlogProof> parseTlogProof(std::string_view text); ///< strict and bounded. Errors: Protocol.

/// The leaf is in the log under a checkpoint that `log` signed. Errors: Protocol, Integrity.
Result<OpenedCheckpoint> verifyTlogProof(const TlogProof& proof, ByteView leafData, const VerifierKey& log,
                                         std::span<const VerifierKey> witnesses);

} // namespace pishkhan::tlog
