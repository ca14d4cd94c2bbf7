// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts about the card terminal beside the books (payment.md F23, F24, F35): what it says it stored, what of that no payment of these books
/// explains, what its display showed at the first sale, and what a manager said about it.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// Asked before the first sale of a shift, or after a start. `verdict`: agrees, ahead, first (books that took no card yet), later (a payment
/// stood open: it is settled first), silent. `told` is what the protocol can say: last, last-and-totals, totals, nothing.
struct TerminalCompared {
    std::string moment; ///< shift, start
    std::string verdict, told, reason;
    std::string terminalId, trace, receipt, localTime; ///< its last stored transaction
    Rials amount;
    std::int64_t count = 0;
    Rials sum, expected; ///< its running sum, and what it should be by these books
    PISHKHAN_EVENT("terminal-compared", visit("moment", self.moment); visit("verdict", self.verdict);
                   visit("told", self.told); visit("reason", self.reason); visit("terminalId", self.terminalId);
                   visit("trace", self.trace); visit("receipt", self.receipt); visit("localTime", self.localTime);
                   visit("amount", self.amount); visit("count", self.count); visit("sum", self.sum);
                   visit("expected", self.expected);)
};

/// The terminal is ahead of the books: no card is charged until a manager has answered. `cause`: last (its last transaction is nobody's),
/// taken-back (it took something back by itself), totals (its sum is greater by `amount`).
struct TerminalAhead {
    std::int64_t finding = 0;
    std::string cause, terminalId, trace, rrn, receipt, localTime, maskedPan;
    Rials amount;
    PISHKHAN_EVENT("terminal-ahead", visit("finding", self.finding); visit("cause", self.cause);
                   visit("terminalId", self.terminalId); visit("trace", self.trace); visit("rrn", self.rrn);
                   visit("receipt", self.receipt); visit("localTime", self.localTime);
                   visit("maskedPan", self.maskedPan); visit("amount", self.amount);)
};

/// A person compared the terminal's display with the amount asked for (F35): agrees, or differs, which stops card payments.
struct DisplayCompared {
    std::int64_t finding = 0; ///< of a difference
    std::string terminal, verdict;
    Rials amount;
    std::string by;
    PISHKHAN_EVENT("display-compared", visit("finding", self.finding); visit("terminal", self.terminal);
                   visit("verdict", self.verdict); visit("amount", self.amount); visit("by", self.by);)
};

/// A manager has looked: explained, or disputed (the amount is parked, lessons H13).
struct FindingSettled {
    std::int64_t finding = 0;
    std::string cause;
    Rials amount;
    std::string verdict, reason, by;
    PISHKHAN_EVENT("finding-settled", visit("finding", self.finding); visit("cause", self.cause);
                   visit("amount", self.amount); visit("verdict", self.verdict); visit("reason", self.reason);
                   visit("by", self.by);)
};

} // namespace pishkhan::domain::counter::event
