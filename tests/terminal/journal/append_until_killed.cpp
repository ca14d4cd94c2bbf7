// SPDX-License-Identifier: GPL-3.0-or-later
// The victim of kill_test: appends and signs without end, and says each sequence only after it is durable.
#include <cstdio>

#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal::test;

int main(int argc, char** argv)
{
    const HandClock clock;
    auto opened = argc == 2 ? openIn(argv[1], clock) : Result<std::unique_ptr<journal::SqliteJournal>>(nullptr);
    if (!opened || !*opened) {
        std::fprintf(stderr, "%s\n", opened ? "usage: append_until_killed DIR" : opened.error().what.c_str());
        return 1;
    }
    journal::SqliteJournal& books = **opened;
    for (int i = 0;; ++i) {
        const std::vector entries = {officeFact(i), caseFact("C" + std::to_string(books.lastSequence()), i)};
        const auto added = books.append(entries);
        if (!added || (i % 3 == 0 && !books.closeBatch())) {
            return 1;
        }
        const auto place = books.outboxState();
        const bool more = place && books.saveDraft("desk", {{"postal-code", std::to_string(i)}}) &&
                          (i % 4 != 0 || books.markAcknowledged(place->signedUpTo)) &&
                          (i % 5 != 0 || books.proveReceipt(books.lastSequence(), {"R-1", "", 1000}));
        if (!more) {
            return 1;
        }
        std::printf("%llu\n", static_cast<unsigned long long>(books.lastSequence()));
        std::fflush(stdout);
    }
}
