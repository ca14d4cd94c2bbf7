// SPDX-License-Identifier: GPL-3.0-or-later
/// The day in numbers: a pure function of the state, which is a pure function of the log. Screens, the printed page, the strip
/// and the sheet all show this one value; it states the range of the log it covers, how many facts that is, and the root.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "terminal/base/instant.h"
#include "terminal/base/money.h"
#include "terminal/domain/counter/day_book.h"

namespace pishkhan::domain::counter {

struct State;

struct Tally {
    std::string key, title;
    std::int64_t count = 0;
    Rials sum;
};

/// Cash of a day: what came in and went out again, and what the drawer holds by the books.
struct CashTally {
    std::int64_t taken = 0, givenBack = 0;
    Rials in, out;
    Rials start;    ///< before the first of them
    Rials expected; ///< start + in − out, always
    bool isUsed() const { return taken > 0 || givenBack > 0; }
};

struct DayReport {
    std::int64_t number = 0;
    std::string businessDate;
    std::uint64_t firstSequence = 0, lastSequence = 0, events = 0;
    std::string root; ///< empty before the seal
    Instant openedAt, closedAt;
    std::string closedBy;
    std::vector<ShiftRecord> shifts;
    std::int64_t cases = 0, payments = 0, takenBack = 0;
    Rials received, returned, total;                       ///< total = received − returned
    std::vector<Tally> services, payees, outcomes, clerks; ///< greatest sum first; outcomes in a fixed order
    CashTally cash;                                        ///< part of received and returned
    std::vector<Tally> unsplit; ///< by receiver: shares no terminal carried, which the office has to pass on
    Rials unsplitSum;
    std::array<std::int64_t, 24> hours{};
    Finding terminal, drawer;
    std::vector<std::string> paperOwed;    ///< receipt numbers
    std::vector<TerminalFinding> findings; ///< what the card terminal has beside these books
    std::vector<Proposal> proposals;       ///< of the centre and of support, answered on this day
    Rials corrected;                       ///< sum of the accepted ones; beside the total, never in it
    std::vector<Dispute> disputes;         ///< all that are open, those of earlier days too
};

/// The running day as far as it went.
DayReport dayReport(const State& state);

/// Sum of what was received less what was returned since the last seal.
Rials ledgerSum(const DayBook& book);
/// Its cash: in the drawer by the books, beside what lay there before.
Rials cashSum(const DayBook& book);
/// The part of it that the card terminal must know too.
Rials cardSum(const DayBook& book);
/// What the card terminal was found to have taken on this day beside the books.
Rials foundSum(const DayBook& book);

} // namespace pishkhan::domain::counter
