// SPDX-License-Identifier: GPL-3.0-or-later
/// A batch: consecutive events of one device under one signature, the object that travels by HTTPS, file and USB alike
/// (oversight.md 5.3). Made by the journal, checked by the hub and by pishkhan-verify.
#pragma once
#include <span>

#include "sync/wire/event.h"
#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::wire {

struct BatchHeader {
    std::string device;
    std::uint32_t epoch = 0;
    std::uint64_t firstSequence = 0;
    std::uint32_t count = 0;
    Hash previousHead{};
    Hash newHead{};
    Hash eventsRoot{}; ///< MTH of the events' bytes
    std::uint64_t wallMs = 0;
    bool operator==(const BatchHeader&) const = default;
    std::uint64_t lastSequence() const { return firstSequence + count - 1; }
};

struct BatchItem {
    Bytes event;
    Bytes sealed; ///< empty when nothing was sealed, or when the body was erased since
};

struct Batch {
    BatchHeader header;
    crypto::Signature signature{};
    std::vector<BatchItem> items;
    Bytes leafData; ///< header || signature as given: the hub log's leaf
};

constexpr std::uint32_t maxBatchEvents = 4096;
constexpr std::size_t maxBatchBytes = 8U << 20U;

/// May a body be missing although the event says something was sealed? Never on its way to the hub; yes in old files.
enum class MissingBodies { Refused, Accepted };

Result<Bytes> encodeHeader(const BatchHeader& header);
Result<crypto::Signature> signHeader(ByteView header, const crypto::Signer& key);
bool verifyHeader(ByteView header, const crypto::Signature& signature, const crypto::EcdsaPublicKey& key);

/// Sign and encode. Errors: InvalidInput (too many or too long), those of the key.
Result<Bytes> encodeBatch(const BatchHeader& header, const crypto::Signer& key, std::span<const BatchItem> items);
/// Encode with a signature made before.
Result<Bytes> encodeBatch(const BatchHeader& header, const crypto::Signature& signature,
                          std::span<const BatchItem> items);

/// Structure only, bounded; takes one batch off the front of `bytes` (files and requests hold several in a row).
/// Errors: Protocol.
Result<Batch> takeBatch(ByteView& bytes);
Result<Batch> decodeBatch(ByteView bytes); ///< exactly one

/// header || signature: what the hub logs. Errors: Protocol.
struct LeafData {
    BatchHeader header;
    crypto::Signature signature{};
};
Result<LeafData> decodeLeafData(ByteView bytes);
Result<LeafData> takeLeafData(ByteView& bytes); ///< one off the front of `bytes`

/// Everything one batch can prove by itself: signature, count, order, device, epoch, chain from previousHead to
/// newHead, tree root, sealed digests. Errors: Integrity, naming the first bad sequence; Protocol for a bad event.
Status checkBatch(const Batch& batch, const crypto::EcdsaPublicKey& key, MissingBodies missing);

} // namespace pishkhan::wire
