// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/old_books.h"

#include <algorithm>

#include "sync/wire/chain.h"
#include "sync/wire/event.h"
#include "sync/wire/statement.h"
#include "terminal/app/counter.h"

namespace pishkhan {
namespace {

constexpr std::string_view journalsOwn[] = {"case-key", "case-erased"}; ///< facts of the journal, not of the counter

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "old-books");
}

/// A journal that can only be read: what the counter folds.
class ReadOnlyBooks final : public ports::Journal {
public:
    explicit ReadOnlyBooks(ByteView batches) : m_batches(batches) {}
    Status replay(const std::function<Status(const ports::JournalEvent&)>& take) const override
    {
        ByteView rest = m_batches;
        while (!rest.empty()) {
            const auto batch = TRY(wire::takeBatch(rest));
            for (const wire::BatchItem& item : batch.items) {
                auto event = wire::decodeEvent(item.event);
                if (!event) {
                    return event.error();
                }
                TRY(give(std::move(*event), take));
            }
        }
        return {};
    }
    Result<std::vector<ports::JournalEvent>> append(std::span<const ports::JournalEntry> /*entries*/) override
    {
        return readOnly();
    }
    Status closeBatch() override { return readOnly(); }
    Result<ports::ReceiptProof> proveReceipt(std::uint64_t /*at*/, const ports::ReceiptClaim& /*claim*/) override
    {
        return readOnly();
    }
    Status saveDraft(const std::string& /*key*/, const Fields& /*fields*/) override { return readOnly(); }
    Result<Fields> loadDraft(const std::string& /*key*/) const override { return readOnly(); }
    Status dropDraft(const std::string& /*key*/) override { return readOnly(); }

private:
    static Error readOnly() { return refused(ErrorKind::Unsupported, "the old books are only read"); }
    static Status give(wire::EventRecord record, const std::function<Status(const ports::JournalEvent&)>& take)
    {
        if (std::find(std::begin(journalsOwn), std::end(journalsOwn), record.kind) != std::end(journalsOwn)) {
            return {};
        }
        ports::JournalEvent out;
        out.sequence = record.sequence;
        out.at.ms = static_cast<std::int64_t>(std::min<std::uint64_t>(record.wallMs, INT64_MAX));
        out.personalErased = record.sealedLength > 0;
        out.entry = {std::move(record.kind),
                     record.kindVersion,
                     std::move(record.actor),
                     std::move(record.caseId),
                     std::move(record.agency),
                     std::move(record.clear),
                     {}};
        return take(out);
    }

    ByteView m_batches;
};

} // namespace

Result<OldBooks> OldBooks::begin(const crypto::Certificate& certificate, const crypto::Certificate& authority,
                                 const std::string& device)
{
    if (!certificate.issuedBy(authority) || certificate.commonName() != device) {
        return refused(ErrorKind::Denied, "the old books' certificate is not this terminal's, or not our authority's");
    }
    return OldBooks(certificate, authority, TRY(certificate.publicKey()), device);
}

Status OldBooks::take(ByteView batches)
{
    while (!batches.empty()) {
        const ByteView from = batches;
        const auto batch = wire::takeBatch(batches);
        if (!batch) {
            return refused(ErrorKind::Integrity,
                           "the old books cannot be read after sequence " + std::to_string(m_sequence));
        }
        TRY(takeOne(*batch));
        append(m_bytes, from.first(from.size() - batches.size()));
    }
    return {};
}

Status OldBooks::takeOne(const wire::Batch& batch)
{
    const wire::BatchHeader& header = batch.header;
    const Hash before = m_epoch == 0 ? TRY(wire::genesisHead(m_device, header.epoch, m_certificate.sha256())) : m_head;
    const std::uint32_t epoch = m_epoch == 0 ? header.epoch : m_epoch;
    if (header.device != m_device || header.epoch != epoch || header.firstSequence != m_sequence + 1 ||
        header.previousHead != before) {
        return refused(ErrorKind::Integrity, "the old books do not go on after sequence " + std::to_string(m_sequence));
    }
    TRY(wire::checkBatch(batch, m_key, wire::MissingBodies::Accepted));
    TRY(wire::checkActors(batch, &m_authority));
    m_lastAt.ms = static_cast<std::int64_t>(
        std::min<std::uint64_t>(TRY(wire::decodeEvent(batch.items.back().event)).wallMs, INT64_MAX));
    m_epoch = epoch;
    m_sequence = header.lastSequence();
    m_head = header.newHead;
    m_ends.emplace_back(m_sequence, m_head);
    return {};
}

Result<domain::counter::State> OldBooks::state(const ports::Clock& clock) const
{
    ReadOnlyBooks books(m_bytes);
    return TRY(app::Counter::open(books, clock)).state();
}

Result<Hash> OldBooks::headAfter(std::uint64_t sequence) const
{
    const auto found =
        std::find_if(m_ends.begin(), m_ends.end(), [sequence](const auto& one) { return one.first == sequence; });
    return found == m_ends.end() ? Result<Hash>(refused(ErrorKind::Refused, "no batch ends there"))
                                 : Result<Hash>(found->second);
}

} // namespace pishkhan
