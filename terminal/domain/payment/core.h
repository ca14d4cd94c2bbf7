// SPDX-License-Identifier: GPL-3.0-or-later
/// The payment's functions. No I/O, no clock, no Qt, no exceptions. Called by domain/counter for the terminal and by
/// drivers/payment/payment_run for `pishkhan-device pay`: decide → append durably → evolve → react. `react` to a fresh
/// payment-sending charges; `recover` in the same state inquires and never charges. Follows payment.md 4.3 and 11.
#pragma once
#include <optional>
#include <vector>

#include "terminal/base/result.h"
#include "terminal/domain/payment/command.h"
#include "terminal/domain/payment/effect.h"
#include "terminal/domain/payment/event.h"
#include "terminal/domain/payment/state.h"

namespace pishkhan::domain::payment {

/// The facts that follow; empty when the command changes nothing (a repeat, a late answer that agrees).
/// Errors: Refused with a stable word (payment-in-doubt, payment-closed, not-resolvable), InvalidInput with
/// "field:reason".
Result<std::vector<Event>> decide(const std::optional<State>& now, const Command& command);

/// The state after `what`, recorded at `at`. An Intended after a NotPaid starts the next intent.
/// Errors: Integrity when the fact cannot follow.
Result<State> evolve(const std::optional<State>& before, const Event& what, Instant at);

/// What to do about a fact that was just appended.
std::vector<Effect> react(const Event& what, const State& after);

/// What to do about a state found at start, or when a person asks again: ask the terminal, never charge.
std::vector<Effect> recover(const State& found);

/// Facts a state found at start demands first: what was never sent is not paid.
std::vector<Event> settle(const State& found);

} // namespace pishkhan::domain::payment
