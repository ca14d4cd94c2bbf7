// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/phone.h"

#include "terminal/base/check.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t nationalLength = 10; ///< of a mobile number without its country or trunk prefix

/// The number without country code or trunk zero. A bare 98 is a country code only when enough digits follow: 0981… numbers exist.
std::string_view withoutDialPrefix(std::string_view number)
{
    for (const std::string_view prefix : {"+98", "0098", "0"}) {
        if (number.substr(0, prefix.size()) == prefix) {
            return number.substr(prefix.size());
        }
    }
    return number.substr(0, 2) == "98" && number.size() >= 2 + nationalLength ? number.substr(2) : number;
}

/// Prefixes 091x, 090x, 093x, 092x, 099x and 0941, 0932, 0998: all that any source lists. Others only warn: operators are added.
bool isKnownMobile(std::string_view national)
{
    switch (national[1]) {
    case '0': return national[2] <= '5';
    case '1':
    case '3': return true;
    case '2': return national[2] <= '3';
    case '4': return national[2] == '1';
    case '9': return national[2] != '7';
    default: return false;
    }
}

bool hasPhoneCharset(std::string_view number)
{
    return isDigits(number.substr(0, 1) == "+" ? number.substr(1) : number);
}

} // namespace

Verdict checkPhone(std::string_view typed)
{
    const std::string number = normaliseIdentifier(typed);
    if (!hasPhoneCharset(number)) {
        return reject(Reason::Charset);
    }
    const std::string_view national = withoutDialPrefix(number);
    if (national.size() != nationalLength) {
        return reject(Reason::Length);
    }
    if (national[0] != '9' || !isDigits(national)) {
        return reject(Reason::UnknownFormat);
    }
    return accept("0" + std::string(national),
                  isKnownMobile(national) ? std::vector<std::string>{} : std::vector<std::string>{"unknown-prefix"});
}

Verdict checkLandline(std::string_view typed)
{
    constexpr std::size_t localLength = 8;
    constexpr std::size_t fullLength = 11;
    std::string number = normaliseIdentifier(typed);
    if (!isDigits(number)) {
        return reject(Reason::Charset);
    }
    if (number.size() != localLength && number.size() != fullLength) {
        return reject(Reason::Length);
    }
    const char first = number[number.size() - localLength];
    if (first < '2' || (number.size() == fullLength && (number[0] != '0' || number[1] == '0'))) {
        return reject(Reason::UnknownFormat);
    }
    return accept(std::move(number));
}

std::string wirePhone(std::string_view canonical)
{
    CHECK(canonical.size() == 11 && canonical[0] == '0');
    return "+98" + std::string(canonical.substr(1));
}

std::string maskPhone(std::string_view canonical)
{
    if (canonical.size() != 11 || !isDigits(canonical)) {
        return "****";
    }
    return std::string(canonical.substr(0, 4)) + "***" + std::string(canonical.substr(7));
}

} // namespace pishkhan::domain
