// SPDX-License-Identifier: GPL-3.0-or-later
/// ZVT's result, intermediate and terminal status codes, and what they mean for money. Follows payment.md 7.9.
#pragma once
#include <cstdint>
#include <string>

namespace pishkhan::payment::zvt {

/// May a code, received in a clean dialogue, be believed to mean "not paid"?
enum class CodeClass { NotPaid, AskFirst };
CodeClass classOf(std::uint8_t resultCode);

/// Stable word for a code that ended a payment: declined, cancelled, card-unreadable, busy, end-of-day-needed …
std::string reasonOf(std::uint8_t resultCode);

/// Stable word for what the terminal asks of the citizen: insert-card, enter-pin, wait, remove-card …
std::string stepOf(std::uint8_t intermediateCode);

/// After this step a lone "6C" no longer proves that nothing was paid.
bool cardIsInPlay(std::uint8_t intermediateCode);

/// Terminal status (05 01): Idle terminals can be asked about the past even if they cannot take a payment.
enum class Readiness { Ready, Idle, Busy };
Readiness readinessOf(std::uint8_t terminalStatus);

} // namespace pishkhan::payment::zvt
