// SPDX-License-Identifier: GPL-3.0-or-later
/// Persian text: the one form that is stored, the key that is compared, digits, and isolation of numbers in
/// right-to-left lines (domain.md 4.3). Called wherever a name enters, is searched, or a number is shown.
#pragma once
#include <string>
#include <string_view>

namespace pishkhan::domain {

/// What is stored: Persian yeh and kaf, ASCII digits, single spaces, ZWNJ only inside words; NFKC. Malformed bytes
/// become U+FFFD.
std::string canonicalText(std::string_view text);

/// What is compared: canonical, without diacritics, ZWNJ and spaces; alef, waw, yeh and heh forms unified. Show the
/// original, compare keys.
std::string matchKey(std::string_view text);

std::string foldDigits(std::string_view text);    ///< Persian and Arabic-Indic digits to 0-9, nothing else changes
std::string persianDigits(std::string_view text); ///< 0-9 to ۰-۹, nothing else changes
std::string isolateLtr(std::string_view text);    ///< U+2066 … U+2069: numbers, ids, dates and IBANs on screen

/// Ask for Arabic yeh and kaf, as some back-ends want them: only at that adapter's edge.
std::string withArabicLetters(std::string_view canonical);

} // namespace pishkhan::domain
