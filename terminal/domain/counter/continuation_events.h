// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts about a terminal that took the place of another one (lessons H16): new machine, new key, new epoch. The first fact of its books
/// names the last root of the old ones that is known; what stood open there is carried over as work, never as money. Made by
/// terminal/continuation, answered by the manager.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// Names the old books: whose key, how far, which head. What the old machine
/// wrote later and sent to nobody is not known; `knownUntil` says from when on.
struct BooksContinued {
    std::string source;                         ///< export, hub, export+hub
    std::string certificate;                    ///< SHA-256 of the old device certificate, hex
    std::int64_t oldEpoch = 1, oldSequence = 0; ///< the last signed event that is known
    std::string oldHead;                        ///< hex; the chain's head after it
    std::int64_t hubSequence = 0;               ///< what the hub had acknowledged; 0: not asked
    std::string checkpoint;                     ///< size and root of the hub's log at that time; empty: not asked
    std::int64_t knownUntil = 0;                ///< when that event was made, ms since 1970: later ones may be missing
    std::string receiptDay;                     ///< receipt numbers go on behind those that may be lost
    std::int64_t receiptCount = 0, shiftCount = 0, closedDays = 0;
    std::string closedDate; ///< business date of the last sealed day
    Rials terminalBase;     ///< the card terminal's running sum as the old books know it
    Rials drawer;           ///< as last counted
    std::int64_t unfinished = 0;
    std::string orderedBy, confirmedBy;
    PISHKHAN_EVENT("books-continued", visit("source", self.source); visit("certificate", self.certificate);
                   visit("oldEpoch", self.oldEpoch); visit("oldSequence", self.oldSequence);
                   visit("oldHead", self.oldHead); visit("hubSequence", self.hubSequence);
                   visit("checkpoint", self.checkpoint); visit("knownUntil", self.knownUntil);
                   visit("receiptDay", self.receiptDay); visit("receiptCount", self.receiptCount);
                   visit("shiftCount", self.shiftCount); visit("closedDays", self.closedDays);
                   visit("closedDate", self.closedDate); visit("terminalBase", self.terminalBase);
                   visit("drawer", self.drawer); visit("unfinished", self.unfinished);
                   visit("orderedBy", self.orderedBy); visit("confirmedBy", self.confirmedBy);)
};

/// One thing of the old books that these must know. Rows for people: case-open, payment-taken, payment-doubt, return-doubt, receipt-owed,
/// day-open, missing. Rows that only keep a thing from being done twice: bill-paid, proposal-answered, dispute,
/// terminal-seen.
struct WorkCarried {
    std::string row, about, title;
    Rials amount;
    std::string detail; ///< intent, receipt number, bill: what the row's kind needs
    PISHKHAN_EVENT("work-carried", visit("row", self.row); visit("about", self.about); visit("title", self.title);
                   visit("amount", self.amount); visit("detail", self.detail);)
};

/// A manager says how a piece of carried work ended.
struct WorkSettled {
    std::string row, about, reason, by;
    PISHKHAN_EVENT("work-settled", visit("row", self.row); visit("about", self.about); visit("reason", self.reason);
                   visit("by", self.by);)
};

} // namespace pishkhan::domain::counter::event
