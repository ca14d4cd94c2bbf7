// SPDX-License-Identifier: GPL-3.0-or-later
/// Where each field of a machine-readable zone stands, and which characters its columns allow. Used by mrz.cpp and mrz_repair.cpp only.
/// Positions count from 0 over the lines written one behind the other.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/domain/mrz.h"

namespace pishkhan::domain::mrz {

struct Span {
    std::size_t at = 0;
    std::size_t size = 0;
};

struct Layout {
    MrzFormat format;
    std::size_t lineCount;
    std::size_t lineLength;
    Span code, issuer, number, nationality, birth, expiry, name, optional;
    std::size_t numberCheck, birthCheck, sex, expiryCheck;
    std::optional<Span> optional2;
    std::optional<std::size_t> optionalCheck;
    std::optional<std::size_t> compositeCheck;
    std::vector<Span> composite; ///< what the composite digit covers, in order
    bool hasLongNumbers;         ///< a '<' as number check continues the number in the optional field
};

struct Lines {
    std::string text; ///< all lines without separators
    std::size_t count = 0;
    std::size_t length = 0; ///< of every line; 0 when they differ
    bool isMrzText = false; ///< only A-Z, 0-9 and '<', and not unreasonably long
};

/// Shape: lines joined by '/' or line feeds.
Lines linesOf(std::string_view typed);
std::string joined(const Lines& lines); ///< with '/' between

/// The layout for these lines and their document code, or nullptr.
const Layout* layoutOf(const Lines& lines);

inline std::string_view part(std::string_view text, Span span)
{
    return text.substr(span.at, span.size);
}

enum class Allowed { Any, Digit, DigitOrFiller, LetterOrFiller, Sex };
Allowed allowedAt(const Layout& layout, std::size_t position);
bool fits(Allowed allowed, char c);
bool hasCharset(const Layout& layout, std::string_view text); ///< every column allows its character

} // namespace pishkhan::domain::mrz
