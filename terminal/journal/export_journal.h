// SPDX-License-Identifier: GPL-3.0-or-later
/// The office's own proof: the whole journal as signed batches with its certificate, in a folder (a USB stick), checked
/// by `pishkhan-verify journal batches.bin --key device.crt` without asking anyone. Called by books_copier.
#pragma once
#include "terminal/base/bytes.h"
#include "terminal/journal/copy_disk.h"
#include "terminal/ports/books_copies.h"

namespace pishkhan::journal {

struct ExportSummary {
    std::uint64_t events = 0;
    std::uint64_t batches = 0;
    Hash head{}; ///< after the last event
};

struct ExportOrder {
    std::string journal;      ///< the SQLite file
    std::string folder;       ///< made when absent
    std::string authorityPem; ///< goes along as authority.crt; empty: none
};

/// Writes what is signed in the journal file. What is needed to check it lies there first; batches.bin comes last, whole,
/// synced and already read back from the medium and checked, and only then replaces an older one. Whatever fails on the
/// way, the folder holds the old copy or none, and nothing half-made. A connection of its own, reading only: any thread,
/// beside the running counter. Errors: Storage, Integrity (what was read back is not what was written).
Result<ExportSummary> exportJournal(const ExportOrder& order, const ports::BooksCopies::Progress& progress,
                                    const CopyDisk& disk = realDisk());

} // namespace pishkhan::journal
