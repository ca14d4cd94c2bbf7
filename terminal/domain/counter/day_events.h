// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts of a working day's end: what was counted, what the card terminal says, how a difference was dealt with, the seal.
/// A day is everything between two day-closed facts.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// What lies in the drawer, as a person counted it. `moment` is open or close.
struct DrawerCounted {
    std::int64_t shift = 0;
    std::string moment;
    Rials amount, expected;
    std::string by;
    PISHKHAN_EVENT("drawer-counted", visit("shift", self.shift); visit("moment", self.moment);
                   visit("amount", self.amount); visit("expected", self.expected); visit("by", self.by);)
};

/// The shift starts at nothing: said before its first citizen. `terminalSum` is what the card terminal had at the last close.
struct ZeroReportIssued {
    std::int64_t shift = 0;
    std::string businessDate;
    Rials drawer, terminalSum;
    std::int64_t disputes = 0; ///< still open from earlier days
    PISHKHAN_EVENT("zero-report-issued", visit("shift", self.shift); visit("businessDate", self.businessDate);
                   visit("drawer", self.drawer); visit("terminalSum", self.terminalSum);
                   visit("disputes", self.disputes);)
};

struct DayCloseStarted {
    std::string businessDate, by;
    PISHKHAN_EVENT("day-close-started", visit("businessDate", self.businessDate); visit("by", self.by);)
};

struct DayCloseLeft {
    std::string by;
    PISHKHAN_EVENT("day-close-left", visit("by", self.by);)
};

/// The card terminal's running totals beside what they were at the last close and what the ledger says since then.
struct TerminalTotalsRead {
    std::int64_t count = 0;
    Rials sum, sumBefore, ledgerSum;
    PISHKHAN_EVENT("terminal-totals-read", visit("count", self.count); visit("sum", self.sum);
                   visit("sumBefore", self.sumBefore); visit("ledgerSum", self.ledgerSum);)
};

struct TerminalTotalsMissing {
    std::string reason;
    PISHKHAN_EVENT("terminal-totals-missing", visit("reason", self.reason);)
};

/// `subject` is terminal or drawer; `amount` is what was found less what the ledger says.
struct DifferenceExplained {
    std::string subject;
    Rials amount;
    std::string reason, by;
    PISHKHAN_EVENT("difference-explained", visit("subject", self.subject); visit("amount", self.amount);
                   visit("reason", self.reason); visit("by", self.by);)
};

/// Nobody has to accept a difference (lessons H13): it is parked, the day closes, the other side has to answer.
struct DifferenceDisputed {
    std::string subject;
    Rials amount;
    std::string reason, by;
    PISHKHAN_EVENT("difference-disputed", visit("subject", self.subject); visit("amount", self.amount);
                   visit("reason", self.reason); visit("by", self.by);)
};

/// The seal: which part of the log the day is, and what it adds up to. `root` is the chain's head at `lastSequence`.
struct DayClosed {
    std::int64_t day = 0;
    std::string businessDate;
    std::int64_t firstSequence = 0, lastSequence = 0, events = 0;
    std::string root;
    std::int64_t shifts = 0, cases = 0, payments = 0, takenBack = 0;
    Rials total;                  ///< paid less taken back
    std::string terminal, drawer; ///< equal, explained, disputed; terminal also missing
    Rials terminalDifference, drawerDifference;
    std::int64_t paperOwed = 0;
    std::string by;
    PISHKHAN_EVENT("day-closed", visit("day", self.day); visit("businessDate", self.businessDate);
                   visit("firstSequence", self.firstSequence); visit("lastSequence", self.lastSequence);
                   visit("events", self.events); visit("root", self.root); visit("shifts", self.shifts);
                   visit("cases", self.cases); visit("payments", self.payments); visit("takenBack", self.takenBack);
                   visit("total", self.total); visit("terminal", self.terminal);
                   visit("terminalDifference", self.terminalDifference); visit("drawer", self.drawer);
                   visit("drawerDifference", self.drawerDifference); visit("paperOwed", self.paperOwed);
                   visit("by", self.by);)
};

/// A report on its way to paper: `report` is zero-N or day-N, `form` strip or page; or `form` is readiness or evidence and `report` says of
/// what: counter, or the case's id.
struct ReportPrintRequested {
    std::string report, form, job;
    PISHKHAN_EVENT("report-print-requested", visit("report", self.report); visit("form", self.form);
                   visit("job", self.job);)
};

/// `outcome` is printed, owed or unknown; `reason` a stable word.
struct ReportPrintAnswered {
    std::string report, form, job, outcome, reason;
    PISHKHAN_EVENT("report-print-answered", visit("report", self.report); visit("form", self.form);
                   visit("job", self.job); visit("outcome", self.outcome); visit("reason", self.reason);)
};

struct ReportExported {
    std::string report, formats, by;
    PISHKHAN_EVENT("report-exported", visit("report", self.report); visit("formats", self.formats);
                   visit("by", self.by);)
};

} // namespace pishkhan::domain::counter::event
