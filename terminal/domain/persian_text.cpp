// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/persian_text.h"

#include <algorithm>
#include <utility>

#include "terminal/domain/unicode_nfkc.h"
#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

constexpr char32_t zwnj = 0x200C;
constexpr char32_t zeroWidthSpace = 0x200B;
constexpr char32_t farsiYeh = 0x06CC;
constexpr char32_t keheh = 0x06A9;
constexpr char32_t heh = 0x0647;
constexpr char32_t hehWithYehAbove = 0x06C0;
constexpr char32_t highHamzaYeh = 0x0678;
constexpr char32_t hamzaAbove = 0x0654;

bool isYehForm(char32_t c)
{
    return c == 0x064A || c == 0x0649 || c == 0x0620 || (c >= 0x063D && c <= 0x063F) || c == highHamzaYeh ||
           c == 0x06CD || c == 0x06CE || c == 0x06D0 || c == 0x06D1;
}

bool isDropped(char32_t c)
{
    constexpr char32_t tatweel = 0x0640;
    constexpr char32_t zeroWidthJoiner = 0x200D;
    constexpr char32_t byteOrderMark = 0xFEFF;
    constexpr char32_t arabicLetterMark = 0x061C;
    return c == tatweel || c == zeroWidthJoiner || c == byteOrderMark || c == arabicLetterMark || isBidiControl(c);
}

/// Spaces NFKC leaves behind: the ASCII ones, the zero-width one and the two line separators.
bool isSpace(char32_t c)
{
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == zeroWidthSpace || c == 0x1680 || c == 0x2028 ||
           c == 0x2029;
}

/// One character of the table of domain.md 4.3, appended in its stored form.
void appendStored(std::u32string& to, char32_t c)
{
    if (isDropped(c)) {
        return;
    }
    if (isSpace(c)) {
        to.push_back(' ');
    } else if (const int digit = easternDigit(c); digit >= 0) {
        to.push_back(U'0' + static_cast<char32_t>(digit));
    } else if (c == hehWithYehAbove) {
        to.append({heh, hamzaAbove});
    } else if (c == 0x0643) {
        to.push_back(keheh);
    } else {
        to.push_back(isYehForm(c) ? farsiYeh : c);
    }
}

/// ZWNJ only between two characters of one word, once.
std::u32string withInnerZwnjOnly(const std::u32string& text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != zwnj) {
            out.push_back(text[i]);
            continue;
        }
        const std::size_t next = text.find_first_not_of(zwnj, i);
        const bool isInner =
            !out.empty() && isWordCharacter(out.back()) && next != std::u32string::npos && isWordCharacter(text[next]);
        if (isInner) {
            out.push_back(zwnj);
        }
        i = (next == std::u32string::npos ? text.size() : next) - 1;
    }
    return out;
}

/// One space between words, none at the ends.
std::u32string withSingleSpaces(const std::u32string& text)
{
    std::u32string out;
    out.reserve(text.size());
    for (const char32_t c : text) {
        if (c != ' ' || (!out.empty() && out.back() != ' ')) {
            out.push_back(c);
        }
    }
    if (!out.empty() && out.back() == ' ') {
        out.pop_back();
    }
    return out;
}

/// Characters of ordinary text that compatibility composition leaves alone: names need no detour through the Unicode tables.
bool isPlain(char32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x0621 && c <= 0x064A) || (c >= 0x0660 && c <= 0x0669) || c == 0x067E ||
           c == 0x0686 || c == 0x0698 || c == keheh || c == 0x06AF || c == farsiYeh || (c >= 0x06F0 && c <= 0x06F9) ||
           c == zwnj;
}

/// Compatibility composition would tear U+0678 into a yeh and a high hamza; the table wants one yeh.
std::u32string composed(std::u32string points)
{
    if (std::all_of(points.begin(), points.end(), isPlain)) {
        return points;
    }
    std::replace(points.begin(), points.end(), highHamzaYeh, farsiYeh);
    return nfkc(toUtf8(points));
}

std::u32string storedOnce(std::u32string text)
{
    std::u32string mapped;
    for (const char32_t c : composed(std::move(text))) {
        appendStored(mapped, c);
    }
    return withSingleSpaces(withInnerZwnjOnly(mapped));
}

/// The stored form of the stored form is itself: what the table removes may bring a letter next to its mark, which then compose.
std::u32string stored(std::string_view text)
{
    constexpr int enough = 4;
    std::u32string points = storedOnce(toCodePoints(text));
    for (int pass = 0; pass < enough && !std::all_of(points.begin(), points.end(), isPlain); ++pass) {
        std::u32string next = storedOnce(points);
        if (next == points) {
            break;
        }
        points = std::move(next);
    }
    return points;
}

bool isDiacritic(char32_t c)
{
    return (c >= 0x064B && c <= 0x0652) || c == 0x0654 || c == 0x0655 || c == 0x0670;
}

/// The letter compared in place of `c`.
char32_t keyLetter(char32_t c)
{
    switch (c) {
    case 0x0622:
    case 0x0623:
    case 0x0625:
    case 0x0671: return 0x0627; // alef with madda, hamza above, hamza below, wasla
    case 0x0624: return 0x0648; // waw with hamza
    case 0x0626: return farsiYeh;
    case 0x0629: return heh; // teh marbuta
    default: return c;
    }
}

} // namespace

std::string canonicalText(std::string_view text)
{
    return toUtf8(stored(text));
}

std::string matchKey(std::string_view text)
{
    std::u32string key;
    for (const char32_t c : stored(text)) {
        if (!isDiacritic(c) && c != zwnj && c != ' ') {
            key.push_back(keyLetter(c));
        }
    }
    return toUtf8(key);
}

std::string foldDigits(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded decoded = decodeUtf8(text, at);
        const int digit = easternDigit(decoded.codePoint);
        if (digit >= 0) {
            out.push_back(static_cast<char>('0' + digit));
        } else {
            out.append(text.substr(at, decoded.bytes));
        }
        at += decoded.bytes;
    }
    return out;
}

std::string persianDigits(std::string_view text)
{
    std::string out;
    out.reserve(text.size() * 2);
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            appendUtf8(out, 0x06F0 + static_cast<char32_t>(c - '0'));
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::string isolateLtr(std::string_view text)
{
    std::string out = "\xE2\x81\xA6";               // U+2066
    return out.append(text).append("\xE2\x81\xA9"); // U+2069
}

std::string withArabicLetters(std::string_view canonical)
{
    std::u32string points = toCodePoints(canonical);
    for (char32_t& c : points) {
        c = c == farsiYeh ? U'\u064A' : c == keheh ? U'\u0643' : c;
    }
    return toUtf8(points);
}

} // namespace pishkhan::domain
