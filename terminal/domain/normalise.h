// SPDX-License-Identifier: GPL-3.0-or-later
/// What happens to every identifier before it is checked: Persian and Arabic-Indic digits become ASCII; spaces, bidi
/// controls, ZWNJ and BOM go away (domain.md section 0, rule 2). Every check in this room calls it; callers never need
/// to.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::domain {

enum class Hyphens { Keep, Strip };

/// The identifier as ASCII where it can be; foreign characters and malformed UTF-8 stay as they are, for the check to
/// refuse.
std::string normaliseIdentifier(std::string_view typed, Hyphens hyphens = Hyphens::Keep);

bool isDigits(std::string_view text); ///< only 0-9; true for the empty text
bool allSame(std::string_view text);  ///< every byte equals the first; true for the empty text
std::string_view withoutLeadingZeros(std::string_view digits);

} // namespace pishkhan::domain
