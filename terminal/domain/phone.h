// SPDX-License-Identifier: GPL-3.0-or-later
/// Telephone numbers (domain.md 1.5). Mobile numbers are stored as 09xxxxxxxxx; the operator is never inferred: numbers
/// are portable.
#pragma once
#include <string>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// A mobile number with +98, 0098, 98, 0 or nothing in front. Reasons: charset, length, unknown-format. Warning:
/// unknown-prefix.
Verdict checkPhone(std::string_view typed);

/// A landline: 0, two digits of area, eight digits from 2-9; or the eight digits alone. Reasons: charset, length,
/// unknown-format.
Verdict checkLandline(std::string_view typed);

/// "09123456789" becomes "+989123456789". Precondition: a canonical mobile number.
std::string wirePhone(std::string_view canonical);

std::string maskPhone(std::string_view canonical); ///< "0912***6789"; anything else becomes "****"

} // namespace pishkhan::domain
