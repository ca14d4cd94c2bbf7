// SPDX-License-Identifier: GPL-3.0-or-later
// Centuries of the two-digit years in a machine-readable zone.
#include "terminal/domain/mrz.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

std::optional<GregorianDate> dateInCentury(std::string_view yymmdd, int century)
{
    const auto pairAt = [yymmdd](std::size_t at) { return (yymmdd[at] - '0') * 10 + (yymmdd[at + 1] - '0'); };
    const GregorianDate date{century + pairAt(0), pairAt(2), pairAt(4)};
    return isValid(date) ? std::optional(date) : std::nullopt;
}

} // namespace

std::optional<GregorianDate> mrzBirthDate(std::string_view yymmdd, GregorianDate today)
{
    if (yymmdd.size() != 6 || !isDigits(yymmdd)) {
        return std::nullopt;
    }
    const std::optional<GregorianDate> recent = dateInCentury(yymmdd, 2000);
    if (recent && *recent <= today) {
        return recent;
    }
    return dateInCentury(yymmdd, 1900);
}

std::optional<GregorianDate> mrzExpiryDate(std::string_view yymmdd)
{
    if (yymmdd.size() != 6 || !isDigits(yymmdd)) {
        return std::nullopt;
    }
    return dateInCentury(yymmdd, 2000);
}

} // namespace pishkhan::domain
