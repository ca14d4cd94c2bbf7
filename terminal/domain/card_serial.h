// SPDX-License-Identifier: GPL-3.0-or-later
/// The serial on the back of the smart national card: a digit, a letter, eight digits (domain.md 3.1).
#pragma once
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons: charset, length, unknown-format. Canonical: upper case. Warning: repaired (a recogniser's 6 in second place
/// became G).
Verdict checkCardSerial(std::string_view typed);

} // namespace pishkhan::domain
