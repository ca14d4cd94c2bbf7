// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/printable_page.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pishkhan::domain {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/// «/Subtype /Image» in any spacing (PDF 32000-1, 8.9.5): every picture that is an object of its own has it.
bool hasImageObject(std::string_view pdf)
{
    constexpr std::string_view key = "/Subtype";
    constexpr std::string_view value = "/Image";
    for (std::size_t at = pdf.find(key); at != std::string_view::npos; at = pdf.find(key, at + 1)) {
        std::size_t next = at + key.size();
        while (next < pdf.size() && isSpace(pdf[next])) {
            ++next;
        }
        if (pdf.substr(next).starts_with(value)) {
            return true;
        }
    }
    return false;
}

/// Pictures' own encodings, and what other objects may hide in.
bool hasHiddenPart(std::string_view pdf)
{
    constexpr std::array<std::string_view, 6> marks{"/DCTDecode", "/JPXDecode", "/CCITTFaxDecode",
                                                    "/ObjStm",    "/Encrypt",   "/EmbeddedFile"};
    return std::any_of(marks.begin(), marks.end(),
                       [pdf](std::string_view mark) { return pdf.find(mark) != std::string_view::npos; });
}

} // namespace

Result<PrintablePage> PrintablePage::of(PageKind kind, Bytes pdf)
{
    const std::string_view whole = text(pdf);
    if (!whole.starts_with("%PDF-")) {
        return makeError(ErrorKind::InvalidInput, "not a page", "printable-page");
    }
    if (hasImageObject(whole) || hasHiddenPart(whole)) {
        return makeError(ErrorKind::Refused, "copy-forbidden", "printable-page");
    }
    return PrintablePage(kind, std::move(pdf));
}

} // namespace pishkhan::domain
