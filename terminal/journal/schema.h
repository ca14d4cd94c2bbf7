// SPDX-License-Identifier: GPL-3.0-or-later
/// The tables of a journal file and the triggers that refuse to change what was written. A file whose schema is not
/// exactly this one was edited by hand.
#pragma once
#include "terminal/journal/sqlite_db.h"

namespace pishkhan::journal {

/// What a journal file says of itself; written once.
struct Identity {
    std::string device;
    std::uint32_t epoch = 0;
    Bytes certificateDer;
    Bytes machineCheck; ///< tells the wrong machine key before anything is opened with it
};

/// How far the books and their delivery have got: one row, changed in the same transaction as the log.
struct OutboxRow {
    std::uint64_t lastSequence = 0;
    Hash head{};
    std::uint64_t acknowledged = 0;
    Hash mac{}; ///< HMAC by the machine's key over the three
};

enum class SchemaState { Empty, Ours };

/// Errors: Integrity when the file holds other tables or triggers than ours.
Result<SchemaState> checkSchema(const Database& database);
/// Create everything in the caller's transaction.
Status createSchema(Database& database, const Identity& identity, const OutboxRow& outbox);
Result<Identity> readIdentity(const Database& database);
Result<OutboxRow> readOutbox(const Database& database);
Result<Hash> hashColumn(const Statement& row, int column); ///< Errors: Integrity unless 32 bytes

} // namespace pishkhan::journal
