// SPDX-License-Identifier: GPL-3.0-or-later
/// The counter's four functions. No I/O, no clock, no Qt, no exceptions. terminal/app/counter.* is their only caller:
/// decide → append durably → evolve → react. `react` to a fresh payment intent charges; `recover` in the same state
/// inquires and never charges.
#pragma once
#include <vector>

#include "terminal/base/result.h"
#include "terminal/domain/counter/command.h"
#include "terminal/domain/counter/effect.h"
#include "terminal/domain/counter/events.h"
#include "terminal/domain/counter/state.h"

namespace pishkhan::domain::counter {

/// The facts that follow from `command`, or why not. `Error::what` of a refusal is a stable word that kiosk-ui turns
/// into a Persian sentence. Errors: Refused (not now, not allowed), InvalidInput (a field is wrong: what =
/// "field:reason").
Result<std::vector<Event>> decide(const State& now, const Command& command);

/// The state after `fact`. Errors: Integrity when the fact cannot follow.
Result<State> evolve(State before, const Recorded& fact);

/// What to do about a fact that was just appended.
Effects react(const Recorded& fact, const State& after);

/// What to do about a state found at start: ask, print what was never sent, never charge.
Effects recover(const State& found);

/// Facts that a state found at start demands before anything else (an intent that was never sent is not paid; a print
/// that was cut is unknown).
std::vector<Event> settle(const State& found);

} // namespace pishkhan::domain::counter
