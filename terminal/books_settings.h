// SPDX-License-Identifier: GPL-3.0-or-later
/// How this terminal opens its own books: keys, vaults, agencies' certificates and limits, from its home folder. Called by
/// build_terminal and by pishkhan-erase.
#pragma once
#include "terminal/journal/sqlite_journal.h"
#include "terminal/settings.h"

namespace pishkhan {

/// Path and epoch are left as they are: BooksEpochs knows which file. Errors: Storage, Denied (a key file).
Result<journal::JournalSettings> journalSettings(const Settings& settings, const std::string& device,
                                                 const std::string& office);

/// OFFICE-NN: the name in the certificate, on receipts and in every event.
std::string deviceName(const std::string& office, int counter);

} // namespace pishkhan
