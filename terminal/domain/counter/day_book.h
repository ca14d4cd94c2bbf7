// SPDX-License-Identifier: GPL-3.0-or-later
/// The running day: a fold over everything since the last seal, kept beside the cases. evolve() writes it, day_report reads it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "terminal/base/actor.h"
#include "terminal/base/instant.h"
#include "terminal/base/money.h"

namespace pishkhan::domain::counter {

/// Money that came for a case, or went back.
struct Move {
    std::string caseId;
    Rials amount; ///< negative when it was taken back
    Instant at;
    /// Office: outside the card terminal, by a document. Cash: in or out of the drawer.
    enum class Means { Card, Office, Cash } means = Means::Card;
};

struct ShiftRecord {
    std::int64_t number = 0;
    std::string clerk, businessDate;
    Instant openedAt, closedAt; ///< closedAt is 0 while it is open
    std::int64_t cases = 0;
    Rials total;
};

/// What was found beside what the ledger says, and what a person said about the difference.
struct Finding {
    bool known = false;  ///< counted, or read from the card terminal
    std::string missing; ///< why the card terminal said nothing
    Rials found, ledger;
    std::string verdict; ///< equal, explained, disputed, missing; empty while open
    std::string reason, by;
    Rials difference() const { return Rials(found.count() - ledger.count()); }
};

/// Something the card terminal holds or shows that these books cannot explain (F24, F35).
struct TerminalFinding {
    std::int64_t number = 0;
    std::string cause; ///< last, taken-back, totals, display
    std::string terminalId, trace, rrn, localTime, maskedPan;
    Rials amount;
    Instant at;
    std::string verdict; ///< explained, disputed; empty while it is open: no card is charged
    std::string reason, by;
    bool carried = false; ///< of an earlier day
};

/// What the centre or support said, and what the office answered.
struct Proposal {
    Actor signer;
    std::string id, subject, about;
    Rials amount;
    std::string text;
    std::string verdict; ///< accepted, disputed
    std::string reason, by;
    Instant at; ///< of the answer
};

struct DayBook {
    std::uint64_t firstSequence = 0, lastSequence = 0, events = 0;
    std::string businessDate; ///< of its first shift
    Instant openedAt;
    std::vector<ShiftRecord> shifts;
    std::vector<std::string> opened, cancelled; ///< case ids
    std::vector<Move> moves;
    std::size_t movesCounted = 0;    ///< how many were there when the drawer was last counted
    std::vector<Proposal> proposals; ///< answered on this day
    std::vector<TerminalFinding> findings;
    std::int64_t notPaid = 0, inDoubt = 0, resolvedByHand = 0, copies = 0;
    std::array<std::int64_t, 24> hours{}; ///< cases opened by the clock on the wall
};

/// The wizard between «close the day» and the seal. While it is open no case can be opened.
struct Closing {
    std::string by;
    Instant startedAt;
    std::int64_t terminalCount = 0;
    Rials terminalSum; ///< the terminal's running sum; the next day's base
    Finding terminal, drawer;
};

/// What of a closed day the next one needs.
struct ClosedDay {
    std::int64_t number = 0;
    std::string businessDate;
    Instant closedAt;
};

struct Dispute {
    std::int64_t day = 0;
    std::string businessDate, subject;
    Rials amount;
    std::string reason, by;
    Instant since;
};

} // namespace pishkhan::domain::counter
