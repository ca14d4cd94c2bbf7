// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/unicode_nfkc.h"

#include <vector>

#include <utf8proc.h>

#include "terminal/base/check.h"
#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

std::u32string reencoded(std::vector<utf8proc_int32_t>& buffer, utf8proc_ssize_t count)
{
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    const utf8proc_ssize_t composed = utf8proc_normalize_utf32(buffer.data(), count, options);
    CHECK(composed >= 0);
    return {buffer.begin(), buffer.begin() + composed};
}

} // namespace

std::u32string nfkc(std::string_view text)
{
    const std::string wellFormed = toUtf8(toCodePoints(text));
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(wellFormed.data());
    const auto size = static_cast<utf8proc_ssize_t>(wellFormed.size());
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
    const utf8proc_ssize_t needed = utf8proc_decompose(bytes, size, nullptr, 0, options);
    CHECK(needed >= 0); // the input is well formed, so only an overflow of the length could fail
    std::vector<utf8proc_int32_t> buffer(static_cast<std::size_t>(needed) + 1);
    const utf8proc_ssize_t count = utf8proc_decompose(bytes, size, buffer.data(), needed, options);
    CHECK(count == needed);
    return reencoded(buffer, count);
}

bool isWordCharacter(char32_t c)
{
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

} // namespace pishkhan::domain
