// SPDX-License-Identifier: GPL-3.0-or-later
/// exportEvidencePack: one case as one file that anybody can check with `pishkhan-verify pack` (oversight.md 5.3,
/// tests/golden/evidence.md). Called by pishkhan-evidence, and by whoever puts it on a screen.
#pragma once
#include <functional>

#include "terminal/base/instant.h"
#include "terminal/crypto/signer.h"
#include "terminal/journal/case_extract.h"
#include "terminal/ports/evidence_renderer.h"

namespace pishkhan::evidence {

/// The signed list of services with this digest, wherever the terminal keeps it.
struct Sheets {
    Bytes json;
    Bytes signature;
    std::vector<ports::EvidenceKnownError> knownErrors; ///< that this catalogue names, of any version
};

/// The hub's stored proof (.tlog-proof text) of the batch that begins with this sequence.
/// Errors: any; the pack then says honestly that this batch is not witnessed yet.
using AskProof = std::function<Result<std::string>(std::uint64_t firstSequence)>;

struct EvidenceOrder {
    std::string journalFile;
    std::string caseId;
    std::string out; ///< the file to be made
    std::string programVersion;
    std::string programDigest;       ///< SHA-256 of the terminal's program, hex
    std::string configurationDigest; ///< SHA-256 of the office's signed configuration, hex
    std::string certificatePem;      ///< of the device; its key signs the manifest
    std::string centralKeyPem;       ///< who signs the sheets
    std::string hubVkey;             ///< empty: no proofs can be checked
    std::string witnessPolicy;       ///< tlog-policy text, empty for none
    std::function<Result<Sheets>(const std::string& digest)> sheets;
    AskProof proofs; ///< empty function: none are asked for
    Instant now;
};

struct EvidenceSummary {
    std::uint64_t events = 0;
    std::uint64_t batches = 0;
    std::uint64_t firstSequence = 0;
    std::uint64_t lastSequence = 0;
    Hash root{};
    ports::Witnessing witnessing = ports::Witnessing::NotLogged;
    bool sheetInPack = false;
};

/// Errors: those of extractCase, of the key, of the renderer; Storage. No half-made file is left.
Result<EvidenceSummary> exportEvidencePack(const EvidenceOrder& order, const crypto::Signer& key,
                                           const ports::EvidenceRenderer& renderer);

} // namespace pishkhan::evidence
