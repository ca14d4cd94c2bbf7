// SPDX-License-Identifier: GPL-3.0-or-later
/// The first books of a machine that takes another one's place (lessons H16): a new key, a new epoch, and as first fact the last root of the
/// old books that is known. What stood open there becomes a list of work; what must not be done twice is known from the first day. Called by
/// pishkhan-continue, once, before the terminal's first start.
#pragma once
#include <string>

#include "terminal/books_epoch.h"
#include "terminal/old_books.h"

namespace pishkhan {

/// What the hub says about the books of the machine that is gone.
struct HubWord {
    std::uint64_t sequence = 0; ///< it acknowledged up to here
    std::string logPlace;       ///< size and root of its log
};

struct ContinueOrder {
    std::string home;
    std::string source; ///< export, hub, export+hub
    HubWord hub;
    std::string orderedBy, confirmedBy; ///< two people of the office, authenticated by the caller
};

/// Rows of work and knowledge in the old state. Pure.
domain::counter::command::ContinueBooks firstFactsOf(const OldBooks& old, const domain::counter::State& known,
                                                     const ContinueOrder& order, Instant now);

struct Continued {
    std::uint32_t epoch = 0;
    std::size_t work = 0; ///< pieces for people
};
/// Keeps the old books read-only below `earlier/`, then begins the new ones; both or neither. `settings` as for BooksEpochs::open. Doing it
/// again after a cut goes on where it stopped. Errors: Refused (books are here already), Storage, Integrity.
Result<Continued> continueBooks(const OldBooks& old, const ContinueOrder& order,
                                const journal::JournalSettings& settings, const ports::Clock& clock);

} // namespace pishkhan
