// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/export_journal.h"

#include "sync/wire/batch.h"
#include "terminal/crypto/certificate.h"
#include "terminal/journal/journal_parts.h"
#include "terminal/journal/schema.h"

namespace pishkhan::journal {
namespace {

constexpr std::string_view explanation =
    "این پوشه رونوشت کامل دفتر این پایانه است: همهٔ رویدادها، به ترتیب، با امضای دستگاه.\n"
    "بدون پرسیدن از کسی و بدون اینترنت، روی هر رایانه‌ای سنجیده می‌شود.\n"
    "دستور سنجش و پروندهٔ امضا در سطرهای زیر آمده است.\n\n"
    "This folder holds the complete journal of one terminal: every event, in order, signed by the device.\n"
    "Check it, on any computer, without asking anyone:\n\n"
    "    pishkhan-verify journal batches.bin --key device.crt\n\n"
    "Statements of the centre and of support are signed by themselves; with the authority's certificate add\n\n"
    "    --trust authority.crt\n";

/// Every signed batch of one moment of the books, in order.
Status writeBatches(const Database& database, CopyFile& file, ExportSummary& summary,
                    const ports::BooksCopies::Progress& progress)
{
    Statement last = TRY(database.prepare("SELECT coalesce(max(seq), 0) FROM log"));
    static_cast<void>(TRY(last.step()));
    const auto whole = static_cast<std::uint64_t>(last.integer(0));
    Statement rows = TRY(database.prepare("SELECT leaf FROM batch ORDER BY first_seq"));
    while (TRY(rows.step()) == Step::Row) {
        const Bytes leaf = rows.blob(0);
        const ports::OutgoingBatch batch = TRY(storedBatch(database, leaf));
        TRY(file.add(batch.wireBytes));
        summary.events = batch.lastSequence();
        summary.head = TRY(wire::decodeLeafData(leaf)).header.newHead;
        ++summary.batches;
        progress(summary.events, whole);
    }
    return {};
}

/// What the medium gives back, batch by batch: the same number of events, the same head at the end, every signature.
class ReadBack {
public:
    explicit ReadBack(const crypto::EcdsaPublicKey& key) : m_key(key) {}
    Status take(ByteView piece)
    {
        append(m_waiting, piece);
        return check(wholeBatch);
    }
    Status end(const ExportSummary& written)
    {
        TRY(check(1));
        const bool same =
            m_found.events == written.events && m_found.batches == written.batches && m_found.head == written.head;
        return same ? Status() : differs();
    }

private:
    static constexpr std::size_t wholeBatch =
        2 * wire::maxBatchBytes; ///< with so much waiting, its first batch is whole
    static Status differs() { return makeError(ErrorKind::Integrity, "the copy is not what was written", "journal"); }
    Status check(std::size_t least)
    {
        ByteView rest = m_waiting;
        while (rest.size() >= least) {
            const auto batch = wire::takeBatch(rest);
            if (!batch || !wire::checkBatch(*batch, m_key, wire::MissingBodies::Accepted)) {
                return differs();
            }
            m_found.events += batch->header.count;
            m_found.head = batch->header.newHead;
            ++m_found.batches;
        }
        m_waiting.erase(m_waiting.begin(), m_waiting.end() - static_cast<std::ptrdiff_t>(rest.size()));
        return {};
    }

    const crypto::EcdsaPublicKey& m_key;
    Bytes m_waiting;
    ExportSummary m_found;
};

/// Written beside, synced, read back and checked; only then does it get its name.
Result<ExportSummary> writeChecked(const Database& database, const crypto::EcdsaPublicKey& key, const std::string& path,
                                   const ports::BooksCopies::Progress& progress, const CopyDisk& disk)
{
    const std::string beside = path + ".new";
    ExportSummary summary;
    {
        const auto file = TRY(disk.create(beside));
        TRY(writeBatches(database, *file, summary, progress));
        TRY(file->sync());
    }
    ReadBack found(key);
    TRY(disk.read(beside, [&found](ByteView piece) { return found.take(piece); }));
    TRY(found.end(summary));
    TRY(disk.rename(beside, path));
    return summary;
}

} // namespace

Result<ExportSummary> exportJournal(const ExportOrder& order, const ports::BooksCopies::Progress& progress,
                                    const CopyDisk& disk)
{
    Database database = TRY(Database::openForReading(order.journal));
    TRY(database.exec("BEGIN")); // one moment of the books, although their writer may be at work
    const Identity identity = TRY(readIdentity(database));
    const auto certificate = TRY(crypto::Certificate::fromDer(identity.certificateDer));
    const crypto::EcdsaPublicKey key = TRY(certificate.publicKey());
    TRY(disk.makeFolder(order.folder));
    TRY(putWhole(disk, order.folder + "/device.crt", view(certificate.pem())));
    TRY(putWhole(disk, order.folder + "/README.txt", view(explanation)));
    if (!order.authorityPem.empty()) {
        TRY(putWhole(disk, order.folder + "/authority.crt", view(order.authorityPem)));
    }
    TRY(disk.syncFolder(order.folder));
    auto summary = writeChecked(database, key, order.folder + "/batches.bin", progress, disk);
    if (!summary) {
        disk.remove(order.folder + "/batches.bin.new"); // a full stick is not left fuller
        return summary;
    }
    TRY(disk.syncFolder(order.folder));
    return summary;
}

} // namespace pishkhan::journal
