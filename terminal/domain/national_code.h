// SPDX-License-Identifier: GPL-3.0-or-later
/// National code of a natural person, exactly ten digits at the counter (domain.md 1.1). A right check digit means "not
/// mistyped", never "exists": existence is an online inquiry.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons, in this order: charset, length, repeated, serial-zero, checksum. Warning: unknown-prefix.
Verdict checkNationalCode(std::string_view typed);

/// Import only: codes of 8 or 9 digits that a spreadsheet stripped, padded to ten. Empty when it is not such a number
/// or does not pass; the padded number must be shown and confirmed by a person.
std::optional<std::string> paddedNationalCode(std::string_view imported);

/// "9991234561" becomes "999****561"; anything that is not ten digits becomes "****".
std::string maskNationalCode(std::string_view nationalCode);

} // namespace pishkhan::domain
