// SPDX-License-Identifier: GPL-3.0-or-later
/// A checkpoint: the log's promise "so many leaves, this root", as the text of a signed note (C2SP tlog-checkpoint,
/// oversight.md 4.3).
#pragma once
#include "sync/tlog/note.h"

namespace pishkhan::tlog {

struct Checkpoint {
    std::string origin;
    std::uint64_t size = 0;
    Hash root{};
    bool operator==(const Checkpoint&) const = default;
};

std::string formatCheckpoint(const Checkpoint& checkpoint); ///< three lines; ours carry no extensions
Result<Checkpoint> parseCheckpoint(std::string_view text);  ///< the note's text. Errors: Protocol.
/// Format and sign in one step: the bytes of /checkpoint.
Result<std::string> signCheckpoint(const Checkpoint& checkpoint, const crypto::Ed25519Key& key);

/// A checkpoint whose log signature was verified.
struct OpenedCheckpoint {
    Checkpoint checkpoint;
    Note note;
    std::vector<VerifiedSignature> signatures;
};
/// Parse, demand the log's own signature, check the cosignatures of `witnesses` that are there. Errors: Protocol,
/// Integrity.
Result<OpenedCheckpoint> openCheckpoint(std::string_view bytes, const VerifierKey& log,
                                        std::span<const VerifierKey> witnesses);

} // namespace pishkhan::tlog
