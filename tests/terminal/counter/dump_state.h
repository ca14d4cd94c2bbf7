// SPDX-License-Identifier: GPL-3.0-or-later
/// Every row of every projection of a counter as text, in a fixed order: what «byte for byte» means when a state is dropped and folded
/// from the log again. A member that is not written here is not compared: keep it beside state.h.
#pragma once
#include <string>

#include "terminal/domain/counter/state.h"

namespace pishkhan::domain::counter {

std::string dumpState(const State& state);
std::string dumpReport(const DayReport& report);

} // namespace pishkhan::domain::counter
