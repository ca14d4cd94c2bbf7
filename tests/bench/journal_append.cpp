// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal's append costs beside a plain single-row commit of the same size on the same disk in the same run.
// Prints one JSON object; the ratio is the figure, the rates are this machine's and promise nothing.
#include <chrono>
#include <cstdio>

#include "terminal/journal/sqlite_db.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;

namespace {

constexpr int rounds = 5;
constexpr int commitsPerRound = 100;

double seconds(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

Result<double> plainRound(Database& database, const Bytes& row)
{
    Statement insert = TRY(database.prepare("INSERT INTO plain (body) VALUES (?1)"));
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < commitsPerRound; ++i) {
        Transaction transaction = TRY(Transaction::begin(database));
        insert.bind(1, row);
        TRY(insert.run());
        TRY(transaction.commit());
    }
    return seconds(start);
}

Result<double> journalRound(SqliteJournal& books, const ports::JournalEntry& entry)
{
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < commitsPerRound; ++i) {
        TRY(books.append(std::span(&entry, 1)));
    }
    return seconds(start);
}

Status measure(const std::string& folder)
{
    const test::HandClock clock;
    const auto books = TRY(test::openIn(folder, clock));
    Database database = TRY(Database::openForWriting(folder + "/plain.db", {}));
    TRY(database.exec("CREATE TABLE plain (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT"));
    const ports::JournalEntry entry = test::caseFact("C1", 1);
    const Bytes row(380, 7); // an event of this kind with its sealed part and head
    double plain = 0;
    double ours = 0;
    for (int round = 0; round < rounds; ++round) { // by turns, so that a busy disk slows both
        plain += TRY(plainRound(database, row));
        ours += TRY(journalRound(*books, entry));
    }
    const double count = rounds * commitsPerRound;
    std::printf("{\"benchmark\":\"journal-append\",\"commits\":%d,\"plainPerSecond\":%.0f,\"journalPerSecond\":%.0f,"
                "\"ratio\":%.2f}\n",
                static_cast<int>(count), count / plain, count / ours, ours / plain);
    return {};
}

} // namespace

int main()
{
    const QTemporaryDir dir;
    const Status done = measure(dir.path().toStdString());
    if (!done) {
        std::fprintf(stderr, "%s\n", done.error().what.c_str());
    }
    return done ? 0 : 1;
}
