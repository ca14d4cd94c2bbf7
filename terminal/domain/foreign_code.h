// SPDX-License-Identifier: GPL-3.0-or-later
/// Codes of foreign nationals (domain.md 1.3): the unique code of twelve digits, which has no public check digit, and
/// any other document.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

inline constexpr std::size_t foreignCodeLengths[] = {
    12}; ///< older lengths of 8 to 12 are unproven: configuration may add them

/// Reasons: charset, length.
Verdict checkForeignCode(std::string_view typed, std::span<const std::size_t> lengths = foreignCodeLengths);

/// Another document's number: 4 to 20 ASCII letters and digits, stored in upper case. Reasons: charset, length.
Verdict checkForeignDocument(std::string_view typed);

} // namespace pishkhan::domain
