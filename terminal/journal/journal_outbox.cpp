// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteJournal: batches, receipts and what is owed to the hub.
#include "sync/wire/chain.h"
#include "sync/wire/head_message.h"
#include "sync/wire/receipt_text.h"
#include "terminal/crypto/merkle_hash.h"
#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {
namespace {

constexpr std::uint32_t maxEventsPerBatch = 500; ///< catch-up limits of oversight.md 5.3
constexpr std::size_t maxBytesPerBatch = 512U << 10U;

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "journal");
}

struct OpenBatch {
    wire::BatchHeader header;
    std::vector<Hash> leaves;
    std::size_t bytes = 0;
    bool isFull() const { return leaves.size() >= maxEventsPerBatch || bytes >= maxBytesPerBatch; }
};

/// Take the next unsigned event into the batch, from the bytes on disk: what is signed is what was read back.
Status takeEvent(OpenBatch& batch, const Statement& row)
{
    const Bytes event = row.blob(1);
    const Hash leaf = crypto::leafHash(event);
    const Hash head = wire::nextHead(batch.header.newHead, leaf);
    const Hash stored = TRY(hashColumn(row, 2));
    if (head != stored ||
        row.integer(0) != static_cast<std::int64_t>(batch.header.firstSequence + batch.leaves.size())) {
        return refused(ErrorKind::Integrity, "the chain on disk is not the one in memory");
    }
    batch.header.newHead = head;
    batch.leaves.push_back(leaf);
    batch.bytes += event.size() + row.blob(3).size();
    return {};
}

Status insertBatch(Database& database, OpenBatch& batch, const crypto::Signer& key)
{
    batch.header.count = static_cast<std::uint32_t>(batch.leaves.size());
    batch.header.eventsRoot = crypto::merkleRoot(batch.leaves);
    Bytes leaf = TRY(wire::encodeHeader(batch.header));
    append(leaf, TRY(wire::signHeader(leaf, key)));
    Statement insert = TRY(database.prepare("INSERT INTO batch (first_seq, leaf) VALUES (?1, ?2)"));
    insert.bind(1, static_cast<std::int64_t>(batch.header.firstSequence)).bind(2, leaf);
    return insert.run();
}

} // namespace

Status SqliteJournal::closeBatch()
{
    while (m_parts->tail.signedUpTo < m_parts->tail.outbox.lastSequence) {
        Statement rows =
            TRY(m_parts->database.prepare("SELECT seq, event, head, sealed FROM log WHERE seq > ?1 ORDER BY seq"));
        rows.bind(1, static_cast<std::int64_t>(m_parts->tail.signedUpTo));
        OpenBatch batch;
        batch.header.device = m_parts->settings.device;
        batch.header.epoch = m_parts->settings.epoch;
        batch.header.firstSequence = m_parts->tail.signedUpTo + 1;
        batch.header.previousHead = m_parts->tail.signedHead;
        batch.header.newHead = m_parts->tail.signedHead;
        batch.header.wallMs = m_parts->wallMs();
        while (!batch.isFull() && TRY(rows.step()) == Step::Row) {
            TRY(takeEvent(batch, rows));
        }
        rows.reset();
        if (batch.leaves.empty()) {
            return refused(ErrorKind::Integrity, "events that were appended are no longer on disk");
        }
        const auto work = [&](Tail& next) -> Status {
            TRY(insertBatch(m_parts->database, batch, *m_parts->settings.key));
            next.signedUpTo = batch.header.lastSequence();
            next.signedHead = batch.header.newHead;
            return {};
        };
        TRY(m_parts->commit(work, Need::Necessary)); // a receipt waits for its signature
    }
    return m_parts->tail.signedHead == m_parts->tail.outbox.head
               ? Status()
               : Status(refused(ErrorKind::Integrity, "the signed head is not the head in memory"));
}

Result<ports::ReceiptProof> SqliteJournal::proveReceipt(std::uint64_t sequence, const ports::ReceiptClaim& claim)
{
    TRY(closeBatch());
    Statement row = TRY(m_parts->database.prepare("SELECT event, head FROM log WHERE seq = ?1"));
    row.bind(1, static_cast<std::int64_t>(sequence));
    if (TRY(row.step()) != Step::Row || claim.amountRials < 0) {
        return refused(ErrorKind::InvalidInput, "no such event, or a negative amount");
    }
    const wire::EventRecord event = TRY(wire::decodeEvent(row.blob(0)));
    wire::ReceiptText text;
    text.device = m_parts->settings.device;
    text.epoch = m_parts->settings.epoch;
    text.sequence = sequence;
    text.head = TRY(hashColumn(row, 1));
    text.receiptNumber = claim.receiptNumber;
    text.trackingCode = claim.trackingCode;
    text.amountRials = static_cast<std::uint64_t>(claim.amountRials);
    text.wallSeconds = event.wallMs / 1000;
    return ports::ReceiptProof{TRY(wire::signReceipt(text, *m_parts->settings.key)), sequence};
}

Result<ports::OutgoingBatch> storedBatch(const Database& database, ByteView leaf)
{
    const wire::LeafData signedHeader = TRY(wire::decodeLeafData(leaf));
    const wire::BatchHeader& header = signedHeader.header;
    Statement rows = TRY(database.prepare("SELECT event, sealed FROM log WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq"));
    rows.bind(1, static_cast<std::int64_t>(header.firstSequence));
    rows.bind(2, static_cast<std::int64_t>(header.lastSequence()));
    std::vector<wire::BatchItem> items;
    while (TRY(rows.step()) == Step::Row) {
        items.push_back({rows.blob(0), rows.blob(1)});
    }
    return ports::OutgoingBatch{header.firstSequence, header.count,
                                TRY(wire::encodeBatch(header, signedHeader.signature, items))};
}

Result<std::vector<ports::OutgoingBatch>> SqliteJournal::batchesAfter(std::uint64_t afterSequence,
                                                                      std::size_t maxBytes) const
{
    Statement rows = TRY(m_parts->database.prepare(
        "SELECT leaf FROM batch WHERE first_seq >= (SELECT coalesce(max(first_seq), 0) FROM batch "
        "WHERE first_seq <= ?1) ORDER BY first_seq"));
    const std::uint64_t wanted = std::min<std::uint64_t>(afterSequence, INT64_MAX - 1) + 1;
    rows.bind(1, static_cast<std::int64_t>(wanted));
    std::vector<ports::OutgoingBatch> out;
    std::size_t bytes = 0;
    while (TRY(rows.step()) == Step::Row) {
        ports::OutgoingBatch batch = TRY(storedBatch(m_parts->database, rows.blob(0)));
        if (batch.lastSequence() < wanted) {
            continue; // signed and already there; everything newer is still unsigned
        }
        bytes += batch.wireBytes.size();
        if (!out.empty() && bytes > maxBytes) {
            break;
        }
        out.push_back(std::move(batch));
    }
    return out;
}

Result<std::vector<ports::OutgoingBatch>> SqliteJournal::nextBatches(std::size_t maxBytes) const
{
    return batchesAfter(m_parts->tail.outbox.acknowledged, maxBytes);
}

Status SqliteJournal::markAcknowledged(std::uint64_t upToSequence)
{
    if (upToSequence > m_parts->tail.signedUpTo) {
        return refused(ErrorKind::InvalidInput, "the hub cannot have what was never signed");
    }
    if (upToSequence <= m_parts->tail.outbox.acknowledged) {
        return {};
    }
    return m_parts->commit([&](Tail& next) -> Status {
        const Tail before = next;
        next.outbox.acknowledged = upToSequence;
        return m_parts->writeOutbox(before, next);
    });
}

Result<ports::OutboxState> SqliteJournal::outboxState() const
{
    const Tail& tail = m_parts->tail;
    ports::OutboxState state{tail.outbox.lastSequence, tail.signedUpTo, tail.outbox.acknowledged, std::nullopt};
    if (state.waiting() > 0) {
        Statement row = TRY(m_parts->database.prepare("SELECT event FROM log WHERE seq = ?1"));
        row.bind(1, static_cast<std::int64_t>(state.acknowledged + 1));
        if (TRY(row.step()) != Step::Row) {
            return refused(ErrorKind::Integrity, "events that were appended are no longer on disk");
        }
        const wire::EventRecord event = TRY(wire::decodeEvent(row.blob(0)));
        state.oldestWaiting = Instant{static_cast<std::int64_t>(event.wallMs)};
    }
    return state;
}

Result<Hash> SqliteJournal::headAt(std::uint64_t sequence) const
{
    Statement row = TRY(m_parts->database.prepare("SELECT head FROM log WHERE seq = ?1"));
    row.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(sequence, INT64_MAX)));
    if (TRY(row.step()) != Step::Row) {
        return refused(ErrorKind::InvalidInput, "no such event");
    }
    return hashColumn(row, 0);
}

Result<Bytes> SqliteJournal::headMessage(const std::array<std::uint8_t, 16>& nonce)
{
    wire::HeadMessage message;
    message.device = m_parts->settings.device;
    message.epoch = m_parts->settings.epoch;
    message.sequence = m_parts->tail.outbox.lastSequence;
    message.head = m_parts->tail.outbox.head;
    message.nonce = nonce;
    message.wallMs = m_parts->wallMs();
    return wire::signHead(message, *m_parts->settings.key);
}

} // namespace pishkhan::journal
