// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/export_journal.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

#include "terminal/base/files.h"

namespace pishkhan::journal {
namespace {

constexpr std::size_t pageBytes = 1U << 20U; ///< batches held in memory at once

constexpr std::string_view explanation =
    "این پوشه نسخه کامل دفتر ثبت این پایانه است.\n"
    "This folder holds the complete journal of one terminal: every event, in order, signed by the device.\n"
    "Check it, on any computer, without asking anyone:\n\n"
    "    pishkhan-verify journal batches.bin --key device.crt\n";

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

Result<ExportSummary> exportJournal(SqliteJournal& journal, const std::string& folder)
{
    TRY(journal.closeBatch());
    TRY(makeFolder(folder));
    ExportSummary summary;
    GrowingFile file(folder + "/batches.bin");
    for (;;) {
        const auto page = TRY(journal.batchesAfter(summary.events, pageBytes));
        if (page.empty()) {
            break;
        }
        for (const ports::OutgoingBatch& batch : page) {
            TRY(file.add(batch.wireBytes));
            summary.events = batch.lastSequence();
            ++summary.batches;
        }
    }
    TRY(file.finish());
    TRY(writeFileDurably(folder + "/device.crt", view(journal.certificatePem()), FileAccess::Readable));
    TRY(writeFileDurably(folder + "/README.txt", view(explanation), FileAccess::Readable));
    summary.head = journal.head();
    return summary;
}

} // namespace pishkhan::journal
