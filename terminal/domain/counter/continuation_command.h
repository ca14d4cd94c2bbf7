// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked about a terminal that replaced another one; part of command.h.
#pragma once
#include <string>
#include <vector>

#include "terminal/domain/counter/continuation_events.h"

namespace pishkhan::domain::counter::command {

/// First command of the books of a machine that took another one's place.
struct ContinueBooks {
    event::BooksContinued continued;
    std::vector<event::WorkCarried> work;
};
/// The manager says how a piece of carried work ended.
struct SettleWork {
    std::string row, about, reason;
};

} // namespace pishkhan::domain::counter::command
