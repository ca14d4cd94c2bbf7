// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/batch.h"

#include "sync/wire/byte_reader.h"
#include "sync/wire/chain.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::wire {
namespace {

constexpr std::string_view magic = "PKB1";

Bytes signedText(ByteView header)
{
    Bytes out = toBytes("batch/v1");
    putU8(out, 0);
    append(out, header);
    return out;
}

Result<BatchHeader> readHeader(ByteReader& in)
{
    BatchHeader header;
    TRY(in.expect(magic));
    header.device = TRY(in.text());
    header.epoch = TRY(in.u32());
    header.firstSequence = TRY(in.u64());
    header.count = TRY(in.u32());
    header.previousHead = TRY(in.array<32>());
    header.newHead = TRY(in.array<32>());
    header.eventsRoot = TRY(in.array<32>());
    header.wallMs = TRY(in.u64());
    if (header.count == 0 || header.count > maxBatchEvents || header.firstSequence == 0 ||
        header.firstSequence > UINT64_MAX - header.count) {
        return makeError(ErrorKind::Protocol, "batch count or sequence out of range", "wire");
    }
    return header;
}

Result<Bytes> readSized(ByteReader& in, std::size_t limit)
{
    const std::uint32_t length = TRY(in.u32());
    if (length > limit) {
        return makeError(ErrorKind::Protocol, "an event or its sealed part is too long", "wire");
    }
    return toBytes(TRY(in.take(length)));
}

Error broken(std::uint64_t sequence, const char* what)
{
    return makeError(ErrorKind::Integrity, std::string(what) + " at sequence " + std::to_string(sequence), "wire");
}

/// One event of the batch, in its place.
Status checkItem(const BatchHeader& header, std::uint64_t sequence, const BatchItem& item, MissingBodies missing)
{
    const EventRecord event = TRY(decodeEvent(item.event));
    if (event.device != header.device || event.epoch != header.epoch || event.sequence != sequence) {
        return broken(sequence, "an event is not in its place");
    }
    if (item.sealed.empty() && event.sealedLength > 0 && missing == MissingBodies::Accepted) {
        return {};
    }
    if (item.sealed.size() != event.sealedLength || crypto::sha256(item.sealed) != event.sealedHash) {
        return broken(sequence, "the sealed part does not match its event");
    }
    return {};
}

} // namespace

Result<Bytes> encodeHeader(const BatchHeader& header)
{
    Bytes out = toBytes(magic);
    TRY(putText(out, header.device));
    putU32(out, header.epoch);
    putU64(out, header.firstSequence);
    putU32(out, header.count);
    append(out, header.previousHead);
    append(out, header.newHead);
    append(out, header.eventsRoot);
    putU64(out, header.wallMs);
    return out;
}

Result<crypto::Signature> signHeader(ByteView header, const crypto::Signer& key)
{
    return key.sign(signedText(header));
}

bool verifyHeader(ByteView header, const crypto::Signature& signature, const crypto::EcdsaPublicKey& key)
{
    return key.verify(signedText(header), signature);
}

Result<Bytes> encodeBatch(const BatchHeader& header, const crypto::Signer& key, std::span<const BatchItem> items)
{
    const Bytes head = TRY(encodeHeader(header));
    const crypto::Signature signature = TRY(signHeader(head, key));
    return encodeBatch(header, signature, items);
}

Result<Bytes> encodeBatch(const BatchHeader& header, const crypto::Signature& signature,
                          std::span<const BatchItem> items)
{
    Bytes out = TRY(encodeHeader(header));
    append(out, signature);
    if (items.size() != header.count || items.size() > maxBatchEvents) {
        return makeError(ErrorKind::InvalidInput, "the batch's count does not fit", "wire");
    }
    for (const BatchItem& item : items) {
        putU32(out, static_cast<std::uint32_t>(item.event.size()));
        append(out, item.event);
        putU32(out, static_cast<std::uint32_t>(item.sealed.size()));
        append(out, item.sealed);
    }
    if (out.size() > maxBatchBytes) {
        return makeError(ErrorKind::InvalidInput, "the batch is too long", "wire");
    }
    return out;
}

Result<Batch> takeBatch(ByteView& bytes)
{
    ByteReader in(bytes);
    Batch batch;
    batch.header = TRY(readHeader(in));
    batch.signature = TRY(in.array<64>());
    batch.leafData = toBytes(bytes.first(in.position()));
    for (std::uint32_t i = 0; i < batch.header.count; ++i) {
        BatchItem item;
        item.event = TRY(readSized(in, maxEventBytes));
        item.sealed = TRY(readSized(in, maxSealedBytes));
        batch.items.push_back(std::move(item));
        if (in.position() > maxBatchBytes) {
            return makeError(ErrorKind::Protocol, "the batch is too long", "wire");
        }
    }
    bytes = in.rest();
    return batch;
}

Result<Batch> decodeBatch(ByteView bytes)
{
    Batch batch = TRY(takeBatch(bytes));
    if (!bytes.empty()) {
        return makeError(ErrorKind::Protocol, "bytes are left over after the batch", "wire");
    }
    return batch;
}

Result<LeafData> takeLeafData(ByteView& bytes)
{
    ByteReader in(bytes);
    LeafData leaf;
    leaf.header = TRY(readHeader(in));
    leaf.signature = TRY(in.array<64>());
    bytes = in.rest();
    return leaf;
}

Result<LeafData> decodeLeafData(ByteView bytes)
{
    LeafData leaf = TRY(takeLeafData(bytes));
    if (!bytes.empty()) {
        return makeError(ErrorKind::Protocol, "bytes are left over after the leaf", "wire");
    }
    return leaf;
}

Status checkBatch(const Batch& batch, const crypto::EcdsaPublicKey& key, MissingBodies missing)
{
    const BatchHeader& header = batch.header;
    const Bytes encoded = TRY(encodeHeader(header));
    if (!verifyHeader(encoded, batch.signature, key)) {
        return broken(header.firstSequence, "the batch's signature is not the device's");
    }
    if (batch.items.size() != header.count) {
        return broken(header.firstSequence, "the batch's count is wrong");
    }
    Hash head = header.previousHead;
    std::vector<Hash> leaves;
    for (const BatchItem& item : batch.items) {
        TRY(checkItem(header, header.firstSequence + leaves.size(), item, missing));
        leaves.push_back(crypto::leafHash(item.event));
        head = nextHead(head, leaves.back());
    }
    if (head != header.newHead || crypto::merkleRoot(leaves) != header.eventsRoot) {
        return broken(header.firstSequence, "the batch's head or root does not match its events");
    }
    return {};
}

} // namespace pishkhan::wire
