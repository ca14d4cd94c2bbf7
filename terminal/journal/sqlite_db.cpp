// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/sqlite_db.h"

#include <cerrno>
#include <sqlite3.h>

#include "terminal/base/check.h"
#include "terminal/base/files.h"

namespace pishkhan::journal {
namespace {

constexpr int busyMs = 5000; ///< a reader (verify, export) may hold the file for a moment

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
    case SQLITE_SCHEMA: return ErrorKind::Integrity;
    default: return ErrorKind::Storage;
    }
}

Error failed(sqlite3* handle, int code, const char* file = __builtin_FILE(), int line = __builtin_LINE())
{
    const std::string what = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    return makeError(kindOf(code), "SQLite: " + what, "journal", code, file, line);
}

Result<std::shared_ptr<sqlite3>> openHandle(const std::string& name, int flags, const char* vfs)
{
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, vfs);
    std::shared_ptr<sqlite3> handle(raw, sqlite3_close_v2);
    if (code != SQLITE_OK) {
        return failed(raw, code);
    }
    sqlite3_extended_result_codes(raw, 1);
    sqlite3_busy_timeout(raw, busyMs);
    return handle;
}

/// A path inside a file: URI.
std::string uriOf(const std::string& path, const char* query)
{
    std::string out = "file:";
    for (const char c : path) {
        const bool special = c == '%' || c == '?' || c == '#';
        out += special ? "%" + toHex(view(std::string_view(&c, 1))) : std::string(1, c);
    }
    return out + query;
}

} // namespace

Result<Database> Database::openForWriting(const std::string& path, const std::string& vfs)
{
    Database database(
        TRY(openHandle(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs.empty() ? nullptr : vfs.c_str())));
    struct Setting {
        const char* set;
        const char* read;
        const char* wanted;
    };
    for (const Setting& setting :
         {Setting{"journal_mode=WAL", "journal_mode", "wal"}, Setting{"synchronous=FULL", "synchronous", "2"},
          Setting{"secure_delete=ON", "secure_delete", "1"},
          Setting{"journal_size_limit=8388608", "journal_size_limit", "8388608"}}) {
        TRY(database.pragma(setting.set));
        const std::string found = TRY(database.pragma(setting.read));
        if (found != setting.wanted) {
            return makeError(ErrorKind::Storage, std::string("SQLite does not keep ") + setting.set, "journal");
        }
    }
    return database;
}

Result<Database> Database::openForReading(const std::string& path)
{
    if (!fileExists(path)) {
        return makeError(ErrorKind::Storage, "no such file: " + path, "journal");
    }
    const bool closed = !fileExists(path + "-wal"); // then nobody writes, and reading may leave no trace
    const std::string name = uriOf(path, closed ? "?mode=ro&immutable=1" : "?mode=ro");
    Database database(TRY(openHandle(name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr)));
    TRY(database.pragma("schema_version")); // the first real read: is it a database at all?
    return database;
}

Status Database::exec(const std::string& sql)
{
    const int code = sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Status() : Status(failed(m_handle.get(), code));
}

Result<Statement> Database::prepare(const std::string& sql) const
{
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(m_handle.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    if (code != SQLITE_OK) {
        return failed(m_handle.get(), code);
    }
    Statement statement;
    // The handle is kept alive by its statements: they must be finalized first.
    statement.m_statement =
        std::shared_ptr<sqlite3_stmt>(raw, [handle = m_handle](sqlite3_stmt* s) { sqlite3_finalize(s); });
    return statement;
}

Result<std::string> Database::pragma(const std::string& text) const
{
    Statement statement = TRY(prepare("PRAGMA " + text));
    const Step step = TRY(statement.step());
    return step == Step::Row ? statement.text(0) : std::string();
}

Result<FoldedBack> Database::foldBack()
{
    Statement row = TRY(prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
    const Step step = TRY(row.step());
    return step == Step::Row && row.integer(0) == 0 ? FoldedBack::Whole : FoldedBack::ReaderInTheWay;
}

std::int64_t Database::changedRows() const
{
    return sqlite3_changes64(m_handle.get());
}

Statement& Statement::bind(int index, std::int64_t value)
{
    CHECK(sqlite3_bind_int64(m_statement.get(), index, value) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind(int index, ByteView value)
{
    const void* data = value.empty() ? static_cast<const void*>("") : value.data(); // a null pointer would bind NULL
    CHECK(sqlite3_bind_blob64(m_statement.get(), index, data, value.size(), SQLITE_TRANSIENT) == SQLITE_OK);
    return *this;
}

Statement& Statement::bind(int index, const std::string& text)
{
    CHECK(sqlite3_bind_text(m_statement.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT) ==
          SQLITE_OK);
    return *this;
}

Result<Step> Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) {
        return Step::Row;
    }
    if (code == SQLITE_DONE) {
        return Step::Done;
    }
    Error error = failed(sqlite3_db_handle(m_statement.get()), code);
    reset();
    return error;
}

Status Statement::run()
{
    while (TRY(step()) == Step::Row) {
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

Bytes Statement::blob(int column) const
{
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? Bytes() : Bytes(data, data + size);
}

std::string Statement::text(int column) const
{
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

Result<Transaction> Transaction::begin(Database& database)
{
    TRY(database.exec("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        static_cast<void>(m_database->exec("ROLLBACK")); // fails only when SQLite has rolled back already
    }
}

Status Transaction::commit()
{
    TRY(m_database->exec("COMMIT"));
    m_database = nullptr;
    return {};
}

bool isDiskFull(const Error& error)
{
    return error.source == "journal" && (error.nativeCode & 0xff) == SQLITE_FULL;
}

std::string diskWordOf(const Error& error)
{
    const bool ours = error.source == "journal"; // else the number is errno
    switch (ours ? error.nativeCode & 0xff : -error.nativeCode) {
    case SQLITE_FULL:
    case -ENOSPC:
    case -EDQUOT: return "disk-full";
    case SQLITE_READONLY:
    case -EROFS: return "disk-read-only";
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case -EIO: return "disk-error";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return "journal-corrupt";
    default: return "storage";
    }
}

bool isDiskFailure(const Error& error)
{
    return error.source == "journal" && (error.nativeCode & 0xff) == SQLITE_IOERR;
}

} // namespace pishkhan::journal
