// SPDX-License-Identifier: GPL-3.0-or-later
/// Code points in and out of UTF-8, for the files of this room that look at single characters. Malformed bytes never stop the reading.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pishkhan::domain {

inline constexpr char32_t replacementCharacter = 0xFFFD;

struct Decoded {
    char32_t codePoint;
    std::size_t bytes; ///< consumed; at least 1
    bool wellFormed;
};

/// The code point at `at`, or U+FFFD for one malformed byte. Precondition: at < text.size().
Decoded decodeUtf8(std::string_view text, std::size_t at);
void appendUtf8(std::string& to, char32_t codePoint);
std::u32string toCodePoints(std::string_view text);
std::string toUtf8(std::u32string_view text);

/// 0…9 for a Persian or Arabic-Indic digit, otherwise -1.
constexpr int easternDigit(char32_t c)
{
    if (c >= 0x06F0 && c <= 0x06F9) {
        return static_cast<int>(c - 0x06F0);
    }
    if (c >= 0x0660 && c <= 0x0669) {
        return static_cast<int>(c - 0x0660);
    }
    return -1;
}

constexpr bool isBidiControl(char32_t c)
{
    return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

} // namespace pishkhan::domain
