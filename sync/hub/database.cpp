// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/database.h"

#include <sqlite3.h>

#include <unordered_map>
#include <utility>

namespace pishkhan::hub {

struct DatabaseCore {
    sqlite3* handle = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*> idle; ///< a statement in use is not in here

    DatabaseCore() = default;
    DatabaseCore(const DatabaseCore&) = delete;
    DatabaseCore& operator=(const DatabaseCore&) = delete;
    ~DatabaseCore()
    {
        for (auto& [sql, statement] : idle) {
            sqlite3_finalize(statement);
        }
        sqlite3_close(handle);
    }
};

namespace {

constexpr int busyTimeoutMs = 10000;

Error storageError(sqlite3* handle, const char* doing)
{
    const int code = handle == nullptr ? SQLITE_CANTOPEN : sqlite3_extended_errcode(handle);
    const auto kind = (code & 0xff) == SQLITE_CONSTRAINT ? ErrorKind::Refused : ErrorKind::Storage;
    return makeError(kind, std::string(doing) + ": " + (handle == nullptr ? "no memory" : sqlite3_errmsg(handle)),
                     "hub-store", code);
}

Result<std::string> readSetting(Database& database, const char* sql)
{
    auto statement = TRY(database.prepare(sql));
    if (!TRY(statement.step())) {
        return makeError(ErrorKind::Storage, "a setting cannot be read", "hub-store");
    }
    return statement.text(0);
}

Status makeDurable(Database& database)
{
    TRY(database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"));
    const auto mode = TRY(readSetting(database, "PRAGMA journal_mode"));
    const auto level = TRY(readSetting(database, "PRAGMA synchronous"));
    if (mode != "wal" || level != "2") {
        return makeError(ErrorKind::Integrity, "the store refuses durable commits (" + mode + ", " + level + ")",
                         "hub-store");
    }
    return {};
}

} // namespace

Statement::Statement(DatabaseCore& core, std::string sql, sqlite3_stmt* handle)
    : m_core(&core), m_sql(std::move(sql)), m_handle(handle)
{
}

Statement::Statement(Statement&& other) noexcept
    : m_core(other.m_core), m_sql(std::move(other.m_sql)), m_handle(std::exchange(other.m_handle, nullptr)),
      m_next(other.m_next), m_bindResult(other.m_bindResult)
{
}

Statement::~Statement()
{
    if (m_handle == nullptr) {
        return;
    }
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
    if (!m_core->idle.emplace(std::move(m_sql), m_handle).second) {
        sqlite3_finalize(m_handle);
    }
}

Statement& Statement::bind(std::int64_t value)
{
    m_bindResult |= sqlite3_bind_int64(m_handle, m_next++, value);
    return *this;
}

Statement& Statement::bind(std::string_view value)
{
    m_bindResult |= sqlite3_bind_text64(m_handle, m_next++, value.data() == nullptr ? "" : value.data(), value.size(),
                                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(ByteView value)
{
    // A null pointer would bind NULL, not an empty blob.
    m_bindResult |= value.empty()
                        ? sqlite3_bind_zeroblob(m_handle, m_next++, 0)
                        : sqlite3_bind_blob64(m_handle, m_next++, value.data(), value.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bindNull()
{
    m_bindResult |= sqlite3_bind_null(m_handle, m_next++);
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindResult != SQLITE_OK) {
        return makeError(ErrorKind::Storage, "binding failed: " + m_sql, "hub-store", m_bindResult);
    }
    switch (sqlite3_step(m_handle)) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: return storageError(m_core->handle, "step");
    }
}

Status Statement::run()
{
    while (TRY(step())) {
    }
    sqlite3_reset(m_handle);
    m_next = 1;
    return {};
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

std::string Statement::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_handle, column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)));
}

Bytes Statement::blob(int column) const
{
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_handle, column));
    return bytes == nullptr ? Bytes()
                            : Bytes(bytes, bytes + static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column)));
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

Database::Database(std::unique_ptr<DatabaseCore> core) : m_core(std::move(core)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, OpenMode mode)
{
    auto core = std::make_unique<DatabaseCore>();
    const int flags = mode == OpenMode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &core->handle, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
        return storageError(core->handle, path.c_str());
    }
    sqlite3_extended_result_codes(core->handle, 1);
    sqlite3_busy_timeout(core->handle, busyTimeoutMs);
    Database database(std::move(core));
    if (mode == OpenMode::Create) {
        TRY(makeDurable(database));
    }
    return database;
}

Status Database::execute(const char* sql)
{
    if (sqlite3_exec(m_core->handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return storageError(m_core->handle, "execute");
    }
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    std::string key(sql);
    if (const auto found = m_core->idle.find(key); found != m_core->idle.end()) {
        sqlite3_stmt* handle = found->second;
        m_core->idle.erase(found);
        return Statement(*m_core, std::move(key), handle);
    }
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v3(m_core->handle, key.data(), static_cast<int>(key.size()), SQLITE_PREPARE_PERSISTENT, &handle,
                           nullptr) != SQLITE_OK) {
        return storageError(m_core->handle, key.c_str());
    }
    return Statement(*m_core, std::move(key), handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_core->handle);
}

Result<Transaction> Transaction::begin(Database& database)
{
    TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        // Nothing more can be done about a failed rollback; the next BEGIN reports it.
        static_cast<void>(m_database->execute("ROLLBACK"));
    }
}

Status Transaction::commit()
{
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace pishkhan::hub
