// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/mrz_layout.h"

#include <algorithm>

#include "terminal/domain/normalise.h"

namespace pishkhan::domain::mrz {

namespace {

bool isMrzCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<';
}

bool holds(Span span, std::size_t position)
{
    return position >= span.at && position < span.at + span.size;
}

/// TD1, ICAO Doc 9303-5: three lines of 30.
Layout td1()
{
    Layout l{};
    l.format = MrzFormat::Td1;
    l.lineCount = 3;
    l.lineLength = 30;
    l.code = {0, 2};
    l.issuer = {2, 3};
    l.number = {5, 9};
    l.numberCheck = 14;
    l.optional = {15, 15};
    l.birth = {30, 6};
    l.birthCheck = 36;
    l.sex = 37;
    l.expiry = {38, 6};
    l.expiryCheck = 44;
    l.nationality = {45, 3};
    l.optional2 = Span{48, 11};
    l.compositeCheck = 59;
    l.name = {60, 30};
    l.composite = {{5, 25}, {30, 7}, {38, 7}, {48, 11}};
    l.hasLongNumbers = true;
    return l;
}

/// The second line that TD2, TD3 and both visas share in their first 28 columns.
Layout twoLines(MrzFormat format, std::size_t length)
{
    Layout l{};
    l.format = format;
    l.lineCount = 2;
    l.lineLength = length;
    l.code = {0, 2};
    l.issuer = {2, 3};
    l.name = {5, length - 5};
    l.number = {length, 9};
    l.numberCheck = length + 9;
    l.nationality = {length + 10, 3};
    l.birth = {length + 13, 6};
    l.birthCheck = length + 19;
    l.sex = length + 20;
    l.expiry = {length + 21, 6};
    l.expiryCheck = length + 27;
    l.optional = {length + 28, length - 28};
    return l;
}

/// TD2, ICAO Doc 9303-6.
Layout td2()
{
    Layout l = twoLines(MrzFormat::Td2, 36);
    l.optional.size = 7;
    l.compositeCheck = 36 + 35;
    l.composite = {{36, 10}, {36 + 13, 7}, {36 + 21, 14}};
    l.hasLongNumbers = true;
    return l;
}

/// TD3, ICAO Doc 9303-4.
Layout td3()
{
    Layout l = twoLines(MrzFormat::Td3, 44);
    l.optional.size = 14;
    l.optionalCheck = 44 + 42;
    l.compositeCheck = 44 + 43;
    l.composite = {{44, 10}, {44 + 13, 7}, {44 + 21, 22}};
    return l;
}

const std::vector<Layout>& layouts()
{
    // Visas: ICAO Doc 9303-7; they have neither an optional check nor a composite.
    static const std::vector<Layout> all = {td1(), td2(), td3(), twoLines(MrzFormat::MrvA, 44),
                                            twoLines(MrzFormat::MrvB, 36)};
    return all;
}

bool acceptsCode(MrzFormat format, char first)
{
    switch (format) {
    case MrzFormat::Td1: return first == 'I' || first == 'A' || first == 'C';
    case MrzFormat::Td2: return first >= 'A' && first <= 'Z' && first != 'V';
    case MrzFormat::Td3: return first == 'P';
    case MrzFormat::MrvA:
    case MrzFormat::MrvB: return first == 'V';
    }
    return false;
}

} // namespace

Lines linesOf(std::string_view typed)
{
    constexpr std::size_t longest = 128; // three lines of 30 or two of 44, with separators and some slack
    Lines lines;
    if (typed.size() > 8 * longest) {
        lines.isMrzText = true; // whatever it is, no layout has this length
        return lines;
    }
    const std::string text = normaliseIdentifier(typed);
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '/' || c == '\n') {
            parts.emplace_back();
        } else if (c != '\r') {
            parts.back().push_back(c);
        }
    }
    if (parts.size() > 1 && parts.back().empty()) {
        parts.pop_back(); // a closing line feed
    }
    const std::size_t length = parts.front().size();
    const bool areEqual =
        std::all_of(parts.begin(), parts.end(), [length](const std::string& line) { return line.size() == length; });
    for (const std::string& line : parts) {
        lines.text += line;
    }
    lines.count = parts.size();
    lines.length = areEqual ? length : 0;
    lines.isMrzText = std::all_of(lines.text.begin(), lines.text.end(), isMrzCharacter);
    return lines;
}

std::string joined(const Lines& lines)
{
    std::string out;
    for (std::size_t i = 0; i < lines.count; ++i) {
        out.append(i == 0 ? "" : "/").append(lines.text, i * lines.length, lines.length);
    }
    return out;
}

const Layout* layoutOf(const Lines& lines)
{
    for (const Layout& layout : layouts()) {
        if (lines.count == layout.lineCount && lines.length == layout.lineLength &&
            acceptsCode(layout.format, lines.text.front())) {
            return &layout;
        }
    }
    return nullptr;
}

Allowed allowedAt(const Layout& l, std::size_t position)
{
    if (holds(l.birth, position) || holds(l.expiry, position)) {
        return Allowed::DigitOrFiller;
    }
    if (position == l.birthCheck || position == l.expiryCheck || position == l.compositeCheck) {
        return Allowed::Digit;
    }
    if (position == l.numberCheck || position == l.optionalCheck) {
        return Allowed::DigitOrFiller;
    }
    if (holds(l.code, position) || holds(l.issuer, position) || holds(l.nationality, position) ||
        holds(l.name, position)) {
        return Allowed::LetterOrFiller;
    }
    return position == l.sex ? Allowed::Sex : Allowed::Any;
}

bool fits(Allowed allowed, char c)
{
    const bool isDigit = c >= '0' && c <= '9';
    switch (allowed) {
    case Allowed::Any: return isMrzCharacter(c);
    case Allowed::Digit: return isDigit;
    case Allowed::DigitOrFiller: return isDigit || c == '<';
    case Allowed::LetterOrFiller: return isMrzCharacter(c) && !isDigit;
    case Allowed::Sex: return c == 'M' || c == 'F' || c == '<';
    }
    return false;
}

bool hasCharset(const Layout& layout, std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!fits(allowedAt(layout, i), text[i])) {
            return false;
        }
    }
    return true;
}

} // namespace pishkhan::domain::mrz
