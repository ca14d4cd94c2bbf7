// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

int continuationBytes(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 2;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return 3;
    }
    return -1;
}

bool isScalar(char32_t c, int continuations)
{
    const char32_t least = continuations == 1 ? 0x80 : continuations == 2 ? 0x800 : 0x10000;
    return c >= least && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

} // namespace

Decoded decodeUtf8(std::string_view text, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        return {lead, 1, true};
    }
    const int more = continuationBytes(lead);
    if (more < 0 || text.size() - at <= static_cast<std::size_t>(more)) {
        return {replacementCharacter, 1, false};
    }
    auto c = static_cast<char32_t>(lead & (0x3F >> more));
    for (int i = 1; i <= more; ++i) {
        const auto byte = static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]);
        if ((byte & 0xC0) != 0x80) {
            return {replacementCharacter, 1, false};
        }
        c = (c << 6) | (byte & 0x3FU);
    }
    if (!isScalar(c, more)) {
        return {replacementCharacter, 1, false};
    }
    return {c, static_cast<std::size_t>(more) + 1, true};
}

void appendUtf8(std::string& to, char32_t c)
{
    const auto put = [&to](char32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::u32string toCodePoints(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeUtf8(text, at);
        out.push_back(decoded.codePoint);
        at += decoded.bytes;
    }
    return out;
}

std::string toUtf8(std::u32string_view text)
{
    std::string out;
    out.reserve(text.size() * 2);
    for (const char32_t c : text) {
        appendUtf8(out, c);
    }
    return out;
}

} // namespace pishkhan::domain
