// SPDX-License-Identifier: GPL-3.0-or-later
/// Database: one SQLite file of the hub, and statements on it that remember their plan. The only place of this room that
/// meets SQLite's C interface. WAL and synchronous=FULL are set and read back (oversight.md 5.4).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace pishkhan::hub {

struct DatabaseCore;

/// A prepared statement, borrowed from its database's cache. Must not outlive the Database.
class Statement {
public:
    Statement(DatabaseCore& core, std::string sql, sqlite3_stmt* handle);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view value);
    Statement& bind(ByteView value);
    Statement& bindNull();

    Result<bool> step(); ///< true: a row stands ready. Errors: Storage; Refused when a constraint said no.
    Status run();        ///< steps to the end, ignoring rows

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;
    bool isNull(int column) const;

private:
    DatabaseCore* m_core;
    std::string m_sql;
    sqlite3_stmt* m_handle;
    int m_next = 1;
    int m_bindResult = 0;
};

enum class OpenMode { Create, ReadOnly };

class Database {
public:
    /// Errors: Storage, and Integrity when the durability settings do not read back.
    static Result<Database> open(const std::string& path, OpenMode mode);
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    Status execute(const char* sql); ///< several statements, without parameters
    Result<Statement> prepare(std::string_view sql);
    std::int64_t changes() const;

private:
    explicit Database(std::unique_ptr<DatabaseCore> core);
    std::unique_ptr<DatabaseCore> m_core;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back when it is destroyed without commit().
class Transaction {
public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Status commit(); ///< after success everything is durable. Errors: Storage.

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace pishkhan::hub
