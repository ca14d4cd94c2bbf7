// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/note_text.h"

#include <algorithm>
#include <array>

#include "terminal/base/utf8.h"

namespace pishkhan::tlog {
namespace {

/// Unicode's white space above ASCII, as UTF-8 (U+0085, 00A0, 1680, 2000…200A, 2028, 2029, 202F, 205F, 3000).
constexpr std::array<std::string_view, 19> wideSpaces = {
    "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81", "\xe2\x80\x82", "\xe2\x80\x83",
    "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86", "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a",
    "\xe2\x80\xa8", "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};

} // namespace

bool isNoteText(std::string_view text)
{
    return isUtf8(text) && std::none_of(text.begin(), text.end(),
                                        [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

bool isKeyName(std::string_view name)
{
    if (name.empty() || name.size() > 255 || !isNoteText(name) ||
        name.find_first_of(" +\n\x7f") != std::string_view::npos) {
        return false;
    }
    return std::none_of(wideSpaces.begin(), wideSpaces.end(),
                        [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

Result<std::uint64_t> parseDecimal(std::string_view digits)
{
    std::uint64_t value = 0;
    bool good = !digits.empty() && (digits.size() == 1 || digits[0] != '0');
    for (const char c : digits) {
        good = good && c >= '0' && c <= '9' && !__builtin_mul_overflow(value, 10U, &value) &&
               !__builtin_add_overflow(value, static_cast<std::uint64_t>(c - '0'), &value);
    }
    if (!good) {
        return makeError(ErrorKind::Protocol, "not a decimal number without leading zeros", "tlog");
    }
    return value;
}

} // namespace pishkhan::tlog
