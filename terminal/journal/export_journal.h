// SPDX-License-Identifier: GPL-3.0-or-later
/// The office's own proof: the whole journal as signed batches with its certificate, in a folder (a USB stick), checked
/// by `pishkhan-verify journal batches.bin --key device.crt` without asking anyone. Called by books_copier.
#pragma once
#include "terminal/base/bytes.h"
#include "terminal/ports/books_copies.h"

namespace pishkhan::journal {

struct ExportSummary {
    std::uint64_t events = 0;
    std::uint64_t batches = 0;
    Hash head{}; ///< after the last event
};

/// Writes what is signed in the journal file: batches.bin, device.crt and README.txt into `folder`; batches.bin appears whole or not at all,
/// and is read back and checked. A connection of its own, reading only: any thread, beside the running counter.
/// Errors: Storage, Integrity (what was read back is not what was written).
Result<ExportSummary> exportJournal(const std::string& journal, const std::string& folder,
                                    const ports::BooksCopies::Progress& progress);

} // namespace pishkhan::journal
