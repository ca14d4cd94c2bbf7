// SPDX-License-Identifier: GPL-3.0-or-later
/// Names in Arabic script as ICAO transliterates them for a machine-readable zone (Doc 9303-3, section 6, table C). Iran's own passports
/// use conventional Latin spelling instead, so this serves documents of other states and never a strict comparison with a Persian name.
#pragma once
#include <string>
#include <string_view>

#include "terminal/base/result.h"

namespace pishkhan::domain {

/// Vowel marks and tatweel are dropped, shadda doubles its letter, space and hyphen become '<'; ASCII letters stay, in upper case.
/// Errors: InvalidInput for a character the table does not have.
Result<std::string> toIcaoName(std::string_view arabicScript);

/// The letters such a transliteration stands for, '<' as space. Errors: InvalidInput for Latin that is no transliteration.
Result<std::string> fromIcaoName(std::string_view latin);

} // namespace pishkhan::domain
