// SPDX-License-Identifier: GPL-3.0-or-later
/// What a counter's state knows about its card terminal beside the payments themselves (payment.md F24, 11.2); part of state.h, made by
/// evolve_terminal, read by decide_terminal and screens.
#pragma once
#include <string>
#include <string_view>

#include "terminal/domain/counter/day_book.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::counter {

struct State;

/// A payment or a return may be stored at the terminal and is not settled: what it says now may be about that.
bool isMoneyUnsettled(const State& state);

/// How these books name a card terminal's transaction; empty when it has no number.
std::string transactionName(const payment::TransactionFacts& facts);
/// The same for a number a person wrote from a slip.
std::string slipName(std::string_view number);

/// A terminal's last transaction that no payment of these books explains (F24).
bool isAhead(const State& state, const payment::PaymentBaseline& last);

/// The first finding nobody has answered yet, or nullptr: while there is one no card is charged.
const TerminalFinding* openFinding(const State& state);

} // namespace pishkhan::domain::counter
