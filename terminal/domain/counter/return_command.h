// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked about money that goes back: by the screen with a second person at it, and by the card terminal.
#pragma once
#include <string>

#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::counter::command {

/// Give the whole payment of a finished case back. A second person's PIN was right; the domain demands that it is one.
struct BeginReturn {
    std::string caseId;
    payment::back::Kind kind = payment::back::Kind::Reversal;
    std::string reason, reference;      ///< the reference only for Kind::Office
    std::string approver, approverRole; ///< of the second person
    std::string terminal, station;      ///< label of the card terminal, prefix of the key
    int epoch = 1;
};
/// A reply about the return of `caseId`.
struct ContinueReturn {
    std::string caseId;
    payment::back::Command reply;
};
/// A manager decides with the terminal's slip in hand (R12).
struct ResolveReturn {
    std::string outcome, reference, reason; ///< outcome: done or not-done
};
/// The clerk has seen how it ended; the counter is free.
struct LeaveReturn {};

} // namespace pishkhan::domain::counter::command
