// SPDX-License-Identifier: GPL-3.0-or-later
/// Amounts in words, the money form: «یکصد», «یک هزار», «هزار میلیارد» (domain.md 4.4).
#pragma once
#include <cstdint>
#include <string>

namespace pishkhan::domain {

std::string amountInWords(std::int64_t amount); ///< without a unit; negative amounts begin with «منفی»

} // namespace pishkhan::domain
