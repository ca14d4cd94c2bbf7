// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/export_journal.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

#include "sync/wire/batch.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/journal/journal_parts.h"
#include "terminal/journal/schema.h"

namespace pishkhan::journal {
namespace {

constexpr std::size_t largestExport = std::size_t{4} << 30U;

constexpr std::string_view explanation =
    "این پوشه رونوشت کامل دفتر این پایانه است: همهٔ رویدادها، به ترتیب، با امضای دستگاه.\n"
    "بدون پرسیدن از کسی و بدون اینترنت، روی هر رایانه‌ای سنجیده می‌شود.\n"
    "دستور سنجش و پروندهٔ امضا در سطرهای زیر آمده است.\n\n"
    "This folder holds the complete journal of one terminal: every event, in order, signed by the device.\n"
    "Check it, on any computer, without asking anyone:\n\n"
    "    pishkhan-verify journal batches.bin --key device.crt\n\n"
    "Statements of the centre and of support are signed by themselves; with the authority's certificate add\n\n"
    "    --trust authority.crt\n";

/// A file written in pieces; it gets its name only when it is complete and on disk.
class GrowingFile {
public:
    explicit GrowingFile(std::string path)
        : m_path(std::move(path)), m_file(std::fopen((m_path + ".new").c_str(), "wb"))
    {
    }
    ~GrowingFile()
    {
        if (m_file != nullptr) {
            std::fclose(m_file);
        }
    }
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;

    Status add(ByteView bytes)
    {
        if (m_file == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), m_file) != bytes.size()) {
            return failed();
        }
        return {};
    }
    Status finish()
    {
        if (m_file == nullptr || std::fflush(m_file) != 0 || ::fsync(fileno(m_file)) != 0 ||
            std::rename((m_path + ".new").c_str(), m_path.c_str()) != 0) {
            return failed();
        }
        return {};
    }

private:
    Error failed() const
    {
        const int code = errno;
        return makeError(ErrorKind::Storage, "cannot write " + m_path + ": " + std::strerror(code), "disk", code);
    }
    std::string m_path;
    std::FILE* m_file;
};

} // namespace

namespace {

/// Every signed batch of one moment of the books, in order.
Status writeBatches(const Database& database, GrowingFile& file, ExportSummary& summary,
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

/// What the stick gives back, batch by batch: the same number of events, the same head at the end, every signature.
Status readBack(const std::string& path, const ExportSummary& summary, const crypto::EcdsaPublicKey& key)
{
    const Bytes bytes = TRY(readFile(path, largestExport));
    ByteView rest = bytes;
    ExportSummary found;
    while (!rest.empty()) {
        const wire::Batch batch = TRY(wire::takeBatch(rest));
        TRY(wire::checkBatch(batch, key, wire::MissingBodies::Accepted));
        found.events += batch.header.count;
        found.head = batch.header.newHead;
        ++found.batches;
    }
    const bool same = found.events == summary.events && found.batches == summary.batches && found.head == summary.head;
    return same ? Status() : Status(makeError(ErrorKind::Integrity, "the copy is not what was written", "journal"));
}

} // namespace

Result<ExportSummary> exportJournal(const std::string& journal, const std::string& folder,
                                    const ports::BooksCopies::Progress& progress)
{
    Database database = TRY(Database::openForReading(journal));
    TRY(database.exec("BEGIN")); // one moment of the books, although their writer may be at work
    const Identity identity = TRY(readIdentity(database));
    const auto certificate = TRY(crypto::Certificate::fromDer(identity.certificateDer));
    TRY(makeFolder(folder));
    ExportSummary summary;
    GrowingFile file(folder + "/batches.bin");
    TRY(writeBatches(database, file, summary, progress));
    TRY(file.finish());
    TRY(writeFileDurably(folder + "/device.crt", view(certificate.pem()), FileAccess::Readable));
    TRY(writeFileDurably(folder + "/README.txt", view(explanation), FileAccess::Readable));
    const crypto::EcdsaPublicKey key = TRY(certificate.publicKey());
    TRY(readBack(folder + "/batches.bin", summary, key));
    return summary;
}

} // namespace pishkhan::journal
