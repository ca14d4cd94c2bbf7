// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/schema.h"

#include <algorithm>
#include <array>

namespace pishkhan::journal {
namespace {

/// In the order of their making. The texts are compared with sqlite_master, letter by letter.
constexpr std::array schemaTexts = {
    "CREATE TABLE identity (id INTEGER PRIMARY KEY CHECK (id = 1), device TEXT NOT NULL, epoch INTEGER NOT NULL, "
    "certificate BLOB NOT NULL, machine_check BLOB NOT NULL) STRICT",
    "CREATE TABLE log (seq INTEGER PRIMARY KEY, event BLOB NOT NULL, sealed BLOB NOT NULL, head BLOB NOT NULL) STRICT",
    "CREATE TABLE batch (first_seq INTEGER PRIMARY KEY, leaf BLOB NOT NULL) STRICT",
    "CREATE TABLE outbox (id INTEGER PRIMARY KEY CHECK (id = 1), last_seq INTEGER NOT NULL, head BLOB NOT NULL, "
    "acknowledged INTEGER NOT NULL, mac BLOB NOT NULL) STRICT",
    "CREATE TABLE case_key (case_id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE draft (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER identity_update BEFORE UPDATE ON identity BEGIN SELECT RAISE(ABORT, 'identity is final'); END",
    "CREATE TRIGGER identity_delete BEFORE DELETE ON identity BEGIN SELECT RAISE(ABORT, 'identity is final'); END",
    "CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER batch_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'batches are final'); END",
    "CREATE TRIGGER batch_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batches are final'); END",
    "CREATE TRIGGER outbox_delete BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'the outbox row stays'); END",
    "CREATE TRIGGER case_key_update BEFORE UPDATE ON case_key WHEN NEW.wrapped <> x'' BEGIN "
    "SELECT RAISE(ABORT, 'a case key can only be destroyed'); END",
    "CREATE TRIGGER case_key_delete BEFORE DELETE ON case_key BEGIN "
    "SELECT RAISE(ABORT, 'a destroyed key leaves its name'); END",
};

Error edited(const char* what)
{
    return makeError(ErrorKind::Integrity, what, "journal");
}

} // namespace

Result<SchemaState> checkSchema(const Database& database)
{
    Statement rows = TRY(database.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"));
    std::size_t count = 0;
    while (TRY(rows.step()) == Step::Row) {
        const std::string sql = rows.text(0);
        if (std::find(schemaTexts.begin(), schemaTexts.end(), sql) == schemaTexts.end()) {
            return edited("the file holds tables or triggers that are not the journal's");
        }
        ++count;
    }
    if (count == 0) {
        return SchemaState::Empty;
    }
    if (count != schemaTexts.size()) {
        return edited("tables or triggers of the journal are missing");
    }
    return SchemaState::Ours;
}

Status createSchema(Database& database, const Identity& identity, const OutboxRow& outbox)
{
    for (const char* sql : schemaTexts) {
        TRY(database.exec(sql));
    }
    Statement first = TRY(database.prepare("INSERT INTO identity VALUES (1, ?1, ?2, ?3, ?4)"));
    first.bind(1, identity.device).bind(2, std::int64_t{identity.epoch});
    first.bind(3, identity.certificateDer).bind(4, identity.machineCheck);
    TRY(first.run());
    Statement second = TRY(database.prepare("INSERT INTO outbox VALUES (1, 0, ?1, 0, ?2)"));
    second.bind(1, outbox.head).bind(2, outbox.mac);
    return second.run();
}

Result<Identity> readIdentity(const Database& database)
{
    Statement row = TRY(database.prepare("SELECT device, epoch, certificate, machine_check FROM identity"));
    if (TRY(row.step()) != Step::Row) {
        return edited("the journal does not say whose it is");
    }
    const std::int64_t epoch = row.integer(1);
    if (epoch < 0 || epoch > UINT32_MAX) {
        return edited("the epoch is out of range");
    }
    return Identity{row.text(0), static_cast<std::uint32_t>(epoch), row.blob(2), row.blob(3)};
}

Result<OutboxRow> readOutbox(const Database& database)
{
    Statement row = TRY(database.prepare("SELECT last_seq, head, acknowledged, mac FROM outbox"));
    if (TRY(row.step()) != Step::Row || row.integer(0) < 0 || row.integer(2) < 0) {
        return edited("the outbox row is missing or out of range");
    }
    OutboxRow out;
    out.lastSequence = static_cast<std::uint64_t>(row.integer(0));
    out.head = TRY(hashColumn(row, 1));
    out.acknowledged = static_cast<std::uint64_t>(row.integer(2));
    out.mac = TRY(hashColumn(row, 3));
    return out;
}

Result<Hash> hashColumn(const Statement& row, int column)
{
    const Bytes bytes = row.blob(column);
    Hash out{};
    if (bytes.size() != out.size()) {
        return edited("a stored digest does not have 32 bytes");
    }
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

} // namespace pishkhan::journal
