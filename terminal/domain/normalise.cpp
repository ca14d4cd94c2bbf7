// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/normalise.h"

#include <algorithm>

#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

bool isIgnored(char32_t c, Hyphens hyphens)
{
    constexpr char32_t zwnj = 0x200C;
    constexpr char32_t byteOrderMark = 0xFEFF;
    constexpr char32_t noBreakSpace = 0x00A0;
    return c == ' ' || c == noBreakSpace || c == zwnj || c == byteOrderMark || isBidiControl(c) ||
           (c == '-' && hyphens == Hyphens::Strip);
}

} // namespace

std::string normaliseIdentifier(std::string_view typed, Hyphens hyphens)
{
    if (isDigits(typed)) {
        return std::string(typed);
    }
    std::string out;
    out.reserve(typed.size());
    for (std::size_t at = 0; at < typed.size();) {
        const Decoded decoded = decodeUtf8(typed, at);
        if (const int digit = easternDigit(decoded.codePoint); digit >= 0) {
            out.push_back(static_cast<char>('0' + digit));
        } else if (!isIgnored(decoded.codePoint, hyphens)) {
            out.append(typed.substr(at, decoded.bytes));
        }
        at += decoded.bytes;
    }
    return out;
}

bool isDigits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool allSame(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [text](char c) { return c == text.front(); });
}

std::string_view withoutLeadingZeros(std::string_view digits)
{
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? std::string_view{} : digits.substr(first);
}

} // namespace pishkhan::domain
