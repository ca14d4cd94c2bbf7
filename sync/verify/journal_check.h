// SPDX-License-Identifier: GPL-3.0-or-later
/// Checks a terminal's books without any of its secrets: the SQLite journal itself, or a file of exported batches.
/// Called by proof_commands; follows contract.md (journal) and oversight.md 5.3.
#pragma once
#include "sync/verify/verdict.h"

namespace pishkhan::verify {

/// `keyPath`: PEM public key or certificate; empty: the certificate inside the journal (an exported file has none).
/// `trustPath`: PEM of who certifies the centre and support; empty: their statements are checked against the certificates beside them.
/// Errors: Storage, InvalidInput when the question itself cannot be asked (no such file, no key).
Result<Verdict> checkJournal(const std::string& path, const std::string& keyPath, const std::string& trustPath = {});

/// The head of the journal after `sequence`, for comparing a receipt with it. Checks the journal with `key` first.
/// Errors: Integrity when it is not whole up to there.
Result<Hash> headInJournal(const std::string& path, std::uint64_t sequence, const crypto::EcdsaPublicKey& key);

} // namespace pishkhan::verify
