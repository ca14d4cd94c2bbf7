// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/evidence.h"

#include "sync/wire/byte_reader.h"
#include "sync/wire/chain.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::wire {
namespace {

constexpr std::size_t mostBatches = 1U << 20U;
constexpr std::size_t mostEvents = 1U << 16U;

Error tooMany()
{
    return makeError(ErrorKind::Protocol, "more than an evidence pack may hold", "wire");
}

void putSized(Bytes& out, ByteView bytes)
{
    putU32(out, static_cast<std::uint32_t>(bytes.size()));
    append(out, bytes);
}

Result<Bytes> takeSized(ByteReader& in, std::size_t limit)
{
    const std::uint32_t length = TRY(in.u32());
    if (length > limit) {
        return makeError(ErrorKind::Protocol, "an event or its sealed part is too long", "wire");
    }
    return toBytes(TRY(in.take(length)));
}

Error broken(const EvidenceBatch& batch, const char* what)
{
    return makeError(ErrorKind::Integrity,
                     std::string(what) + " at sequence " + std::to_string(batch.leaf.header.firstSequence), "wire");
}

} // namespace

Bytes evidenceSigned(ByteView manifest)
{
    Bytes out = toBytes("evidence/v1");
    putU8(out, 0);
    append(out, manifest);
    return out;
}

Bytes encodeEvidenceBatches(std::span<const EvidenceBatch> batches)
{
    Bytes out;
    for (const EvidenceBatch& batch : batches) {
        append(out, batch.leafData);
        for (const Hash& event : batch.events) {
            append(out, event);
        }
    }
    return out;
}

Result<std::vector<EvidenceBatch>> decodeEvidenceBatches(ByteView bytes)
{
    std::vector<EvidenceBatch> out;
    while (!bytes.empty()) {
        if (out.size() == mostBatches) {
            return tooMany();
        }
        const ByteView before = bytes;
        EvidenceBatch batch;
        batch.leaf = TRY(takeLeafData(bytes));
        batch.leafData = toBytes(before.first(before.size() - bytes.size()));
        ByteReader in(bytes);
        for (std::uint32_t i = 0; i < batch.leaf.header.count; ++i) {
            batch.events.push_back(TRY(in.array<32>()));
        }
        bytes = in.rest();
        out.push_back(std::move(batch));
    }
    return out;
}

Bytes encodeEvidenceEvents(std::span<const BatchItem> events)
{
    Bytes out;
    for (const BatchItem& item : events) {
        putSized(out, item.event);
        putSized(out, item.sealed);
    }
    return out;
}

Result<std::vector<BatchItem>> decodeEvidenceEvents(ByteView bytes)
{
    ByteReader in(bytes);
    std::vector<BatchItem> out;
    while (!in.rest().empty()) {
        if (out.size() == mostEvents) {
            return tooMany();
        }
        BatchItem item;
        item.event = TRY(takeSized(in, maxEventBytes));
        item.sealed = TRY(takeSized(in, maxSealedBytes));
        out.push_back(std::move(item));
    }
    return out;
}

Status checkEvidenceBatch(const EvidenceBatch& batch, const crypto::EcdsaPublicKey& key)
{
    const BatchHeader& header = batch.leaf.header;
    const Bytes encoded = TRY(encodeHeader(header));
    if (!verifyHeader(encoded, batch.leaf.signature, key)) {
        return broken(batch, "the batch's signature is not the device's");
    }
    Hash head = header.previousHead;
    for (const Hash& event : batch.events) {
        head = nextHead(head, event);
    }
    if (batch.events.size() != header.count || head != header.newHead ||
        crypto::merkleRoot(batch.events) != header.eventsRoot) {
        return broken(batch, "the batch's head or root does not match its events");
    }
    return {};
}

} // namespace pishkhan::wire
