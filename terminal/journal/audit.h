// SPDX-License-Identifier: GPL-3.0-or-later
/// Audit: walks a whole journal file from the genesis head on and says where the first thing is wrong. Needs no secret.
/// Run at every opening and by pishkhan-verify. Follows oversight.md 5.3.
#pragma once
#include <optional>

#include "sync/wire/batch.h"
#include "terminal/crypto/certificate.h"
#include "terminal/journal/sqlite_db.h"

namespace pishkhan::journal {

struct AuditReport {
    std::string device;
    std::uint32_t epoch = 0;
    Bytes certificateDer;   ///< stored in the journal, covered by the genesis head
    std::uint64_t size = 0; ///< events that hold; all of them when `firstBad` is empty
    Hash head{};            ///< after them
    std::uint64_t batches = 0;
    std::uint64_t unsignedEvents = 0; ///< at the end, not yet in a batch
    std::uint64_t acknowledged = 0;   ///< up to here the hub has it, says the file
    std::optional<std::uint64_t> firstBad;
    std::string reason; ///< of firstBad, without personal data
    std::uint64_t signedUpTo() const { return size - unsignedEvents; }
};

/// `key`: check batch signatures with this; without it, with the certificate stored in the journal. `authority`: who certifies the
/// centre and support; without it their statements are checked against the certificates embedded beside them.
/// Errors: Storage, Integrity when the file cannot be read as a journal at all.
Result<AuditReport> auditJournal(const Database& database, const crypto::EcdsaPublicKey* key,
                                 const crypto::Certificate* authority = nullptr);

/// Open for reading and audit.
Result<AuditReport> auditJournalFile(const std::string& path, const crypto::EcdsaPublicKey* key,
                                     const crypto::Certificate* authority = nullptr);

/// The head stored after `sequence`; the caller audits the file to know that it can be believed. Errors: Integrity when
/// there is no such event.
Result<Hash> headAt(const std::string& path, std::uint64_t sequence);

} // namespace pishkhan::journal
