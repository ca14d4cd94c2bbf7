// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/icao_name.h"

#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

struct LetterRow {
    char32_t letter;
    std::string_view latin;
};

/// Source: ICAO Doc 9303-3, 8th edition, section 6, table C. No code is the beginning of another, so text can be read back from the left.
constexpr LetterRow letters[] = {
    {0x0621, "XE"},  {0x0622, "XAA"}, {0x0623, "XAE"}, {0x0624, "U"},   {0x0625, "I"},   {0x0626, "XI"},
    {0x0627, "A"},   {0x0628, "B"},   {0x0629, "XTA"}, {0x062A, "T"},   {0x062B, "XTH"}, {0x062C, "J"},
    {0x062D, "XH"},  {0x062E, "XKH"}, {0x062F, "D"},   {0x0630, "XDH"}, {0x0631, "R"},   {0x0632, "Z"},
    {0x0633, "S"},   {0x0634, "XSH"}, {0x0635, "XSS"}, {0x0636, "XDZ"}, {0x0637, "XTT"}, {0x0638, "XZZ"},
    {0x0639, "E"},   {0x063A, "G"},   {0x0641, "F"},   {0x0642, "Q"},   {0x0643, "K"},   {0x0644, "L"},
    {0x0645, "M"},   {0x0646, "N"},   {0x0647, "H"},   {0x0648, "W"},   {0x0649, "XAY"}, {0x064A, "Y"},
    {0x0671, "XXA"}, {0x0679, "XXT"}, {0x067C, "XRT"}, {0x067E, "P"},   {0x0681, "XKE"}, {0x0685, "XXH"},
    {0x0686, "XC"},  {0x0688, "XXD"}, {0x0689, "XDR"}, {0x0691, "XXR"}, {0x0693, "XRR"}, {0x0696, "XRX"},
    {0x0698, "XJ"},  {0x069A, "XXS"}, {0x06A9, "XKK"}, {0x06AB, "XXK"}, {0x06AD, "XNG"}, {0x06AF, "XGG"},
    {0x06BA, "XNN"}, {0x06BC, "XXN"}, {0x06BE, "XDO"}, {0x06C0, "XYH"}, {0x06C1, "XXG"}, {0x06C2, "XGE"},
    {0x06C3, "XTG"}, {0x06CC, "XYA"}, {0x06CD, "XXY"}, {0x06D0, "Y"},   {0x06D2, "XYB"}, {0x06D3, "XBE"},
};

constexpr char32_t shadda = 0x0651;

bool isSilent(char32_t c)
{
    return (c >= 0x064B && c <= 0x0652 && c != shadda) || c == 0x0640 || c == 0x200C;
}

Error refused()
{
    return makeError(ErrorKind::InvalidInput, "a character has no transliteration", "icao-name");
}

/// What stands for one character; empty when the table does not have it.
std::string latinFor(char32_t c)
{
    if (c == ' ' || c == '-' || c == '<') {
        return "<";
    }
    if (c >= 'a' && c <= 'z') {
        return {static_cast<char>(c - 'a' + 'A')};
    }
    if (c >= 'A' && c <= 'Z') {
        return {static_cast<char>(c)};
    }
    for (const LetterRow& row : letters) {
        if (row.letter == c) {
            return std::string(row.latin);
        }
    }
    return {};
}

/// The row whose code begins the text, or nullptr.
const LetterRow* rowAtStart(std::string_view latin)
{
    for (const LetterRow& row : letters) {
        if (latin.substr(0, row.latin.size()) == row.latin) {
            return &row;
        }
    }
    return nullptr;
}

} // namespace

Result<std::string> toIcaoName(std::string_view arabicScript)
{
    std::string out;
    std::string last;
    for (std::size_t at = 0; at < arabicScript.size();) {
        const Decoded decoded = decodeUtf8(arabicScript, at);
        at += decoded.bytes;
        if (isSilent(decoded.codePoint)) {
            continue;
        }
        if (decoded.codePoint != shadda) {
            last = latinFor(decoded.codePoint);
        }
        if (last.empty()) {
            return refused();
        }
        out += last;
    }
    return out;
}

Result<std::string> fromIcaoName(std::string_view latin)
{
    std::string out;
    while (!latin.empty()) {
        if (latin.front() == '<') {
            out.push_back(' ');
            latin.remove_prefix(1);
            continue;
        }
        const LetterRow* row = rowAtStart(latin);
        if (row == nullptr) {
            return refused();
        }
        appendUtf8(out, row->letter);
        latin.remove_prefix(row->latin.size());
    }
    return out;
}

} // namespace pishkhan::domain
