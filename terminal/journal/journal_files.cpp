// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/journal_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <optional>

#include "terminal/journal/schema.h"

namespace pishkhan::journal {
namespace {

constexpr std::uint32_t mostEpochs = 1'000'000;

/// The epoch in a file's name; 0 for the first journal, nothing for any other file.
std::optional<std::uint32_t> epochIn(const std::string& file)
{
    constexpr std::string_view before = "journal-";
    constexpr std::string_view after = ".db";
    if (file == "journal.db") {
        return 0;
    }
    if (!file.starts_with(before) || !file.ends_with(after) || file.size() <= before.size() + after.size()) {
        return std::nullopt;
    }
    std::uint32_t epoch = 0;
    const char* last = file.data() + file.size() - after.size();
    const auto [at, wrong] = std::from_chars(file.data() + before.size(), last, epoch);
    const bool good = wrong == std::errc() && at == last && epoch > 0 && epoch <= mostEpochs;
    return good ? std::optional(epoch) : std::nullopt;
}

} // namespace

std::vector<JournalFile> journalFiles(const std::string& folder)
{
    std::vector<JournalFile> out;
    std::error_code failure;
    for (std::filesystem::directory_iterator one(folder, failure), end; !failure && one != end;
         one.increment(failure)) {
        if (const auto epoch = epochIn(one->path().filename().string())) {
            out.push_back({*epoch, one->path().string()});
        }
    }
    std::sort(out.begin(), out.end(), [](const JournalFile& a, const JournalFile& b) { return a.epoch < b.epoch; });
    return out;
}

Result<bool> owesTheHub(const std::string& path)
{
    const Database database = TRY(Database::openForReading(path));
    const OutboxRow row = TRY(readOutbox(database));
    return row.acknowledged < row.lastSequence;
}

} // namespace pishkhan::journal
