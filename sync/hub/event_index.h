// SPDX-License-Identifier: GPL-3.0-or-later
/// EventIndex: index.db, what the console's questions are answered from. Derived: every row is a function of the stored
/// batches, so it can be dropped and rebuilt to the same bytes. Written by the ingest writer alone; read through
/// queries.h.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "sync/hub/case_fold.h"
#include "sync/hub/database.h"

namespace pishkhan::hub {

class EventIndex {
public:
    static Result<EventIndex> open(const std::string& path);
    static std::string pathIn(const std::string& dataFolder);

    Result<std::uint64_t> nextLeaf(); ///< the first leaf that is not unfolded yet
    /// Take the events of leaf `nextLeaf()`, all or none. Errors: Storage, InvalidInput for another leaf.
    Status take(std::uint64_t leaf, std::span<const IndexedEvent> events);
    Status begin();  ///< several leaves in one transaction
    Status commit(); ///< not necessarily durable: what is lost is rebuilt from the batches
    void rollback();

private:
    explicit EventIndex(Database database) : m_database(std::move(database)) {}
    Status insert(const IndexedEvent& event);
    Status foldIntoCase(const IndexedEvent& event);
    Status notePresence(const IndexedEvent& event);
    Database m_database;
};

/// Event fields as a JSON object in their own order, and back. Errors: InvalidInput.
std::string fieldsToJson(const Fields& fields);

/// The columns of `cases` in order; caseFrom reads a row selected by them, starting at `column`.
extern const char* const caseColumns;
CaseRow caseFrom(const Statement& row, int column = 0);

} // namespace pishkhan::hub
