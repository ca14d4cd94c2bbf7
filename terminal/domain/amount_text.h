// SPDX-License-Identifier: GPL-3.0-or-later
/// Amounts as people read them: Persian digits, groups of three with U+066C, rial first and toman as a second line
/// (domain.md 4.4).
#pragma once
#include <string>
#include <string_view>

#include "terminal/base/money.h"

namespace pishkhan::domain {

std::string groupedDigits(std::int64_t count); ///< «۱٬۴۵۰٬۰۰۰»
std::string formatRials(Rials amount);         ///< «۱٬۴۵۰٬۰۰۰ ریال»
std::string rialsInWords(Rials amount); ///< «یک میلیون و چهارصد و پنجاه هزار ریال»
std::string formatToman(Rials amount); ///< «۱۴۵٬۰۰۰ تومان»; a rest of rials follows as «و ۵ ریال»

/// Shape:  digits of any script, grouped by U+066C, ',' or spaces, or not at all. Errors: InvalidInput.
Result<Rials> parseRials(std::string_view typed);

} // namespace pishkhan::domain
