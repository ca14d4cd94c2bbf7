// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/receipt_number.h"

#include <algorithm>
#include <array>

#include "terminal/base/check.h"
#include "terminal/domain/check_digit.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t shortestOffice = 4;
constexpr std::size_t longestOffice = 12;
constexpr int century = 1400; ///< the number carries two digits of the year; no receipt is older than this program

using Groups = std::array<std::string_view, 5>; ///< office, date, counter, sequence, check

std::optional<Groups> groupsOf(std::string_view text)
{
    Groups groups;
    std::size_t from = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::size_t to = text.find('-', from);
        const bool isLast = i + 1 == groups.size();
        if (isLast != (to == std::string_view::npos)) {
            return std::nullopt;
        }
        groups[i] = text.substr(from, isLast ? std::string_view::npos : to - from);
        from = to + 1;
    }
    return groups;
}

bool hasLengths(const Groups& g)
{
    return g[0].size() >= shortestOffice && g[0].size() <= longestOffice && g[1].size() == 6 && g[2].size() == 2 &&
           g[3].size() == 5 && g[4].size() == 1;
}

int toNumber(std::string_view digits)
{
    int number = 0;
    for (const char c : digits) {
        number = number * 10 + (c - '0');
    }
    return number;
}

JalaliDate dateOf(std::string_view yymmdd)
{
    return {century + toNumber(yymmdd.substr(0, 2)), toNumber(yymmdd.substr(2, 2)), toNumber(yymmdd.substr(4, 2))};
}

int checkDigitOf(const Groups& g)
{
    return verhoeffDigit(std::string(g[0]).append(g[1]).append(g[2]).append(g[3]));
}

std::string zeroPadded(int number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    CHECK(number >= 0 && digits.size() <= width);
    return std::string(width - digits.size(), '0') + digits;
}

} // namespace

std::string composeReceiptNumber(std::string_view officeCode, JalaliDate date, int counter, int sequence)
{
    CHECK(isDigits(officeCode) && officeCode.size() >= shortestOffice && officeCode.size() <= longestOffice);
    CHECK(isValid(date) && date.year >= century);
    const std::string day = zeroPadded(date.year - century, 2) + zeroPadded(date.month, 2) + zeroPadded(date.day, 2);
    const std::string counterDigits = zeroPadded(counter, 2);
    const std::string sequenceDigits = zeroPadded(sequence, 5);
    const int check = checkDigitOf({officeCode, day, counterDigits, sequenceDigits, {}});
    return std::string(officeCode) + "-" + day + "-" + counterDigits + "-" + sequenceDigits + "-" +
           std::to_string(check);
}

Verdict checkReceiptNumber(std::string_view typed)
{
    std::string number = normaliseIdentifier(typed);
    if (!std::all_of(number.begin(), number.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); })) {
        return reject(Reason::Charset);
    }
    const std::optional<Groups> groups = groupsOf(number);
    if (!groups) {
        return reject(Reason::UnknownFormat);
    }
    if (!hasLengths(*groups)) {
        return reject(Reason::Length);
    }
    if (!isValid(dateOf((*groups)[1]))) {
        return reject(Reason::Range);
    }
    if (toNumber((*groups)[4]) != checkDigitOf(*groups)) {
        return reject(Reason::Checksum);
    }
    return accept(std::move(number));
}

std::optional<ReceiptNumber> parseReceiptNumber(std::string_view typed)
{
    const Verdict verdict = checkReceiptNumber(typed);
    if (!verdict.valid) {
        return std::nullopt;
    }
    const Groups groups = *groupsOf(verdict.canonical);
    return ReceiptNumber{std::string(groups[0]), dateOf(groups[1]), toNumber(groups[2]), toNumber(groups[3])};
}

} // namespace pishkhan::domain
