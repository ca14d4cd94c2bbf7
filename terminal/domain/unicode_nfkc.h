// SPDX-License-Identifier: GPL-3.0-or-later
/// The one door to libutf8proc: compatibility composition (NFKC) and the word-character property, for persian_text.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::domain {

/// NFKC of the text; malformed bytes become U+FFFD first.
std::u32string nfkc(std::string_view text);

bool isWordCharacter(char32_t c); ///< letter, mark or number

} // namespace pishkhan::domain
