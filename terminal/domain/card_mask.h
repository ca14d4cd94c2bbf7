// SPDX-License-Identifier: GPL-3.0-or-later
/// Card numbers are masked where bytes become fields, whatever the terminal sends: first six and last four digits at
/// most (payment.md 5.2). Called by every protocol's parser before anything is kept, shown or logged, and by decide for what a person types.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::domain {

/// Keeps digits 1–6 and the last four of `digits`, which may already hold '*'. Shorter than 13: only the last four.
std::string maskCardNumber(std::string_view digits);

/// Thirteen to nineteen digits with a valid Luhn check and no mask.
bool isClearCardNumber(std::string_view digits);

/// `text` with every clear card number in it masked; single spaces and dashes between digits do not hide one.
std::string maskText(std::string_view text);

/// The same for what a person typed: any kind of digits; they become ASCII.
std::string maskTyped(std::string_view text);

} // namespace pishkhan::domain
