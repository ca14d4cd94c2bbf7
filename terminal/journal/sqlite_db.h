// SPDX-License-Identifier: GPL-3.0-or-later
/// SQLite as values: Database, Statement and Transaction own their handles and answer with Result. The only file pair of
/// this room that speaks SQLite's C interface.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

struct sqlite3; // SQLite's, kept out of our headers
struct sqlite3_stmt;

namespace pishkhan::journal {

enum class Step { Row, Done };
enum class FoldedBack { Whole, ReaderInTheWay };

class Statement {
public:
    Statement() = default;
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, ByteView value);          ///< copied
    Statement& bind(int index, const std::string& text); ///< copied
    Result<Step> step();
    Status run(); ///< step to the end and reset. Errors as Database::exec.
    void reset(); ///< ready to be bound again
    std::int64_t integer(int column) const;
    Bytes blob(int column) const;
    std::string text(int column) const;

private:
    friend class Database;
    std::shared_ptr<sqlite3_stmt> m_statement;
};

class Database {
public:
    /// WAL, synchronous=FULL and secure_delete, each set and read back. Makes the file when absent.
    static Result<Database> openForWriting(const std::string& path, const std::string& vfs);
    /// Changes nothing, not even beside the file when its writer has closed it.
    static Result<Database> openForReading(const std::string& path);

    /// Errors: Busy, Storage (disk full, I/O), Integrity (not a database, corrupt page, a refused change).
    Status exec(const std::string& sql);
    Result<Statement> prepare(const std::string& sql) const;
    std::int64_t changedRows() const; ///< by the last statement
    /// Write the WAL back into the file and empty it, so that no old page outlives its overwriting.
    Result<FoldedBack> foldBack();

private:
    explicit Database(std::shared_ptr<sqlite3> handle) : m_handle(std::move(handle)) {}
    Result<std::string> pragma(const std::string& text) const;
    std::shared_ptr<sqlite3> m_handle;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless committed.
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : m_database(other.m_database) { other.m_database = nullptr; }
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Status commit();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

/// Did the disk itself fail (not merely fill up)? Then nothing more may be written: the page cache can no longer be
/// trusted (oversight.md 5.4).
bool isDiskFailure(const Error& error);
/// No room: the write left nothing behind and the next may succeed.
bool isDiskFull(const Error& error);
/// disk-full, disk-read-only, disk-error or journal-corrupt, from SQLite's number or errno; else storage.
std::string diskWordOf(const Error& error);

} // namespace pishkhan::journal
