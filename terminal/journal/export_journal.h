// SPDX-License-Identifier: GPL-3.0-or-later
/// The office's own proof: the whole journal as signed batches with its certificate, in a folder (a USB stick), checked
/// by `pishkhan-verify journal batches.bin --key device.crt` without asking anyone. Called by the manager's screen.
#pragma once
#include "terminal/journal/sqlite_journal.h"

namespace pishkhan::journal {

struct ExportSummary {
    std::uint64_t events = 0;
    std::uint64_t batches = 0;
    Hash head{}; ///< after the last event
};

/// Signs what is not signed yet and writes batches.bin, device.crt and README.txt into `folder`; batches.bin appears
/// whole or not at all. Errors: Storage, and those of closeBatch.
Result<ExportSummary> exportJournal(SqliteJournal& journal, const std::string& folder);

} // namespace pishkhan::journal
