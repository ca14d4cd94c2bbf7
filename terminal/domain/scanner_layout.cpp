// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/scanner_layout.h"

#include <algorithm>

#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

struct KeyRow {
    char ascii;
    char32_t persian;
};

/// Source: ISIRI 9147 as xkeyboard-config's "pes" types it. Keys that type the same character in both layouts are not listed.
constexpr KeyRow keys[] = {
    {'1', 0x06F1}, {'2', 0x06F2}, {'3', 0x06F3}, {'4', 0x06F4}, {'5', 0x06F5}, {'6', 0x06F6}, {'7', 0x06F7},
    {'8', 0x06F8}, {'9', 0x06F9}, {'0', 0x06F0}, {'@', 0x066C}, {'#', 0x066B}, {'$', 0xFDFC}, {'%', 0x066A},
    {'^', 0x00D7}, {'&', 0x060C}, {'(', U')'},   {')', U'('},   {'_', 0x0640}, {'`', 0x200D}, {'~', 0x00F7},
    {'q', 0x0636}, {'w', 0x0635}, {'e', 0x062B}, {'r', 0x0642}, {'t', 0x0641}, {'y', 0x063A}, {'u', 0x0639},
    {'i', 0x0647}, {'o', 0x062E}, {'p', 0x062D}, {'[', 0x062C}, {']', 0x0686}, {'Q', 0x0652}, {'W', 0x064C},
    {'E', 0x064D}, {'R', 0x064B}, {'T', 0x064F}, {'Y', 0x0650}, {'U', 0x064E}, {'I', 0x0651}, {'O', U']'},
    {'P', U'['},   {'{', U'}'},   {'}', U'{'},   {'a', 0x0634}, {'s', 0x0633}, {'d', 0x06CC}, {'f', 0x0628},
    {'g', 0x0644}, {'h', 0x0627}, {'j', 0x062A}, {'k', 0x0646}, {'l', 0x0645}, {';', 0x06A9}, {'\'', 0x06AF},
    {'A', 0x0624}, {'S', 0x0626}, {'D', 0x064A}, {'F', 0x0625}, {'G', 0x0623}, {'H', 0x0622}, {'J', 0x0629},
    {'K', 0x00BB}, {'L', 0x00AB}, {'"', 0x061B}, {'z', 0x0638}, {'x', 0x0637}, {'c', 0x0632}, {'v', 0x0631},
    {'b', 0x0630}, {'n', 0x062F}, {'m', 0x067E}, {',', 0x0648}, {'Z', 0x0643}, {'X', 0x0653}, {'C', 0x0698},
    {'V', 0x0670}, {'B', 0x200C}, {'N', 0x0654}, {'M', 0x0621}, {'<', U'>'},   {'>', U'<'},   {'?', 0x061F},
};

/// Evidence of the Persian layout: a character no Latin layout types.
bool isPersianTyped(char32_t c)
{
    return c >= 0x80 &&
           std::any_of(std::begin(keys), std::end(keys), [c](const KeyRow& key) { return key.persian == c; });
}

} // namespace

std::string repairScannerText(std::string_view typed)
{
    const std::u32string points = toCodePoints(typed);
    if (std::none_of(points.begin(), points.end(), isPersianTyped)) {
        return std::string(typed);
    }
    std::string out;
    out.reserve(points.size());
    for (const char32_t c : points) {
        const auto* key =
            std::find_if(std::begin(keys), std::end(keys), [c](const KeyRow& row) { return row.persian == c; });
        appendUtf8(out, key == std::end(keys) ? c : static_cast<char32_t>(key->ascii));
    }
    return out;
}

std::string typedOnPersianLayout(std::string_view ascii)
{
    std::string out;
    for (const char c : ascii) {
        const auto* key =
            std::find_if(std::begin(keys), std::end(keys), [c](const KeyRow& row) { return row.ascii == c; });
        if (key == std::end(keys)) {
            out.push_back(c);
        } else {
            appendUtf8(out, key->persian);
        }
    }
    return out;
}

} // namespace pishkhan::domain
