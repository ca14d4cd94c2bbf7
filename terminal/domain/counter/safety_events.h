// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts about the safety of the books: gates, disk, a second program, a restored old copy. Made by
/// terminal/app/gate_watch and the composition root; follows oversight.md 5.6 and 5.9.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// A gate closed, opened, or announced itself. `left`: domain/gates.h.
struct GateChanged {
    std::string gate, state, reason;
    std::int64_t left = 0;
    PISHKHAN_EVENT("gate-changed", visit("gate", self.gate); visit("state", self.state); visit("reason", self.reason);
                   visit("left", self.left);)
};

/// The disk was full and what was under way was finished out of the reserve.
struct DiskReserveUsed {
    std::int64_t freeMegabytes = 0;
    PISHKHAN_EVENT("disk-reserve-used", visit("freeMegabytes", self.freeMegabytes);)
};

/// Somebody started the program a second time over these books; it was refused.
struct SecondProgramRefused {
    std::int64_t times = 1;
    PISHKHAN_EVENT("second-program-refused", visit("times", self.times);)
};

/// First fact of a new epoch: the books before it were an old copy, put back. Names both heads; nothing was overwritten.
struct RollbackFound {
    std::string source;                             ///< hub or memory: who knew more
    std::int64_t knownEpoch = 1, knownSequence = 0; ///< what is proved to have existed
    std::string knownHead;                          ///< hex; empty when only the sequence is known
    std::int64_t foundEpoch = 1, foundSequence = 0; ///< where the restored copy stood
    std::string foundHead;                          ///< hex
    std::string receiptDay;                         ///< receipt numbers go on behind those that may be lost
    std::int64_t receiptCount = 0, shiftCount = 0, unfinished = 0;
    PISHKHAN_EVENT("rollback-found", visit("source", self.source); visit("knownEpoch", self.knownEpoch);
                   visit("knownSequence", self.knownSequence); visit("knownHead", self.knownHead);
                   visit("foundEpoch", self.foundEpoch); visit("foundSequence", self.foundSequence);
                   visit("foundHead", self.foundHead); visit("receiptDay", self.receiptDay);
                   visit("receiptCount", self.receiptCount); visit("shiftCount", self.shiftCount);
                   visit("unfinished", self.unfinished);)
};

/// A row the restored copy does not have, or a case it still held open: the clerk is shown the list.
struct MissingListed {
    std::int64_t epoch = 1, sequence = 0; ///< sequence 0: a case that stood open in the restored copy
    std::string row, about;               ///< kind of the event, the case's id; proposal-answered, signer/proposal
    PISHKHAN_EVENT("missing-listed", visit("epoch", self.epoch); visit("sequence", self.sequence);
                   visit("row", self.row); visit("about", self.about);)
};

} // namespace pishkhan::domain::counter::event
