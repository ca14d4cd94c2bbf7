// SPDX-License-Identifier: GPL-3.0-or-later
/// The two binary members of an evidence pack (tests/golden/evidence.md): signed batch headers with the leaf hash of
/// every event in them, and the events that are shown. Other events stay hashes, yet the whole chain can be recomputed.
/// Made by terminal/evidence, checked by sync/verify.
#pragma once
#include <span>

#include "sync/wire/batch.h"

namespace pishkhan::wire {

struct EvidenceBatch {
    Bytes leafData; ///< header || signature, the hub log's leaf
    LeafData leaf;
    std::vector<Hash> events; ///< leaf hash of each event, in order
};

/// What the device signs under the manifest: "evidence/v1" || 00 || manifest.
Bytes evidenceSigned(ByteView manifest);

/// batches.bin: header || signature || count × hash, one after another.
Bytes encodeEvidenceBatches(std::span<const EvidenceBatch> batches);
/// Bounded. Errors: Protocol.
Result<std::vector<EvidenceBatch>> decodeEvidenceBatches(ByteView bytes);

/// events.bin: u32 length || event || u32 length || sealed, one after another.
Bytes encodeEvidenceEvents(std::span<const BatchItem> events);
Result<std::vector<BatchItem>> decodeEvidenceEvents(ByteView bytes);

/// Signature, chain of heads and tree of one batch. Errors: Integrity, naming its first sequence.
Status checkEvidenceBatch(const EvidenceBatch& batch, const crypto::EcdsaPublicKey& key);

} // namespace pishkhan::wire
