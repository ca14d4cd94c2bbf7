// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/birth_certificate.h"

#include <algorithm>

#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"
#include "terminal/domain/utf8.h"

namespace pishkhan::domain {

namespace {

Verdict checkDigitsBetween(std::string_view typed, std::size_t shortest, std::size_t longest)
{
    std::string digits = normaliseIdentifier(typed);
    if (!isDigits(digits)) {
        return reject(Reason::Charset);
    }
    if (digits.size() < shortest || digits.size() > longest) {
        return reject(Reason::Length);
    }
    return accept(std::move(digits));
}

bool isSeriesCharacter(char32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x0621 && c <= 0x06CC);
}

} // namespace

Verdict checkBirthCertificateNumber(std::string_view typed)
{
    return checkDigitsBetween(typed, 1, 10);
}

Verdict checkBirthCertificateSerial(std::string_view typed)
{
    return checkDigitsBetween(typed, 6, 6);
}

Verdict checkBirthCertificateSeries(std::string_view typed)
{
    constexpr std::size_t longest = 5; // «الف» and two digits
    std::string series = canonicalText(normaliseIdentifier(typed));
    const std::u32string characters = toCodePoints(series);
    if (!std::all_of(characters.begin(), characters.end(), isSeriesCharacter)) {
        return reject(Reason::Charset);
    }
    if (characters.empty() || characters.size() > longest) {
        return reject(Reason::Length);
    }
    return accept(std::move(series));
}

} // namespace pishkhan::domain
