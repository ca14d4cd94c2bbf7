// SPDX-License-Identifier: GPL-3.0-or-later
/// The books of one counter as files: journal.db, and journal-EPOCH.db for each epoch opened after an old copy was put
/// back. Called by whoever reads books from outside: the evidence pack, the self-test, an erasure.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::journal {

struct JournalFile {
    std::uint32_t epoch = 0; ///< 0: the first file, whose epoch terminal.json says
    std::string path;
};

/// Oldest first; empty when there is none.
std::vector<JournalFile> journalFiles(const std::string& folder);

/// Are there events in this file the hub has not acknowledged? Reads only. Errors: Storage, Integrity.
Result<bool> owesTheHub(const std::string& path);

} // namespace pishkhan::journal
