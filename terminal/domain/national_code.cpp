// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/national_code.h"

#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t codeLength = 10;

bool checkDigitHolds(std::string_view code)
{
    int sum = 0;
    for (std::size_t i = 0; i < codeLength - 1; ++i) {
        sum += (code[i] - '0') * static_cast<int>(codeLength - i);
    }
    const int remainder = sum % 11;
    return code.back() - '0' == (remainder < 2 ? remainder : 11 - remainder);
}

/// No source lists a place of registration with this prefix. New ones appear, so this only warns.
bool isUnknownPrefix(std::string_view code)
{
    const int prefix = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
    return prefix == 0 || (prefix > 732 && prefix != 775 && prefix != 778 && prefix != 986);
}

} // namespace

Verdict checkNationalCode(std::string_view typed)
{
    std::string code = normaliseIdentifier(typed);
    if (!isDigits(code)) {
        return reject(Reason::Charset);
    }
    if (code.size() != codeLength) {
        return reject(Reason::Length);
    }
    if (allSame(code)) {
        return reject(Reason::Repeated);
    }
    if (std::string_view(code).substr(3, 6) == "000000") {
        return reject(Reason::SerialZero);
    }
    if (!checkDigitHolds(code)) {
        return reject(Reason::Checksum);
    }
    if (isUnknownPrefix(code)) {
        return accept(std::move(code), {"unknown-prefix"});
    }
    return accept(std::move(code));
}

std::optional<std::string> paddedNationalCode(std::string_view imported)
{
    const std::string code = normaliseIdentifier(imported);
    if (code.size() < 8 || code.size() >= codeLength) {
        return std::nullopt;
    }
    Verdict verdict = checkNationalCode(std::string(codeLength - code.size(), '0') + code);
    if (!verdict.valid) {
        return std::nullopt;
    }
    return std::move(verdict.canonical);
}

std::string maskNationalCode(std::string_view nationalCode)
{
    constexpr std::size_t foreignLength = 12; // a foreigner's code stands in the same place
    const bool isCode = nationalCode.size() == codeLength || nationalCode.size() == foreignLength;
    if (!isCode || !isDigits(nationalCode)) {
        return "****";
    }
    return std::string(nationalCode.substr(0, 3)) + "****" + std::string(nationalCode.substr(nationalCode.size() - 3));
}

} // namespace pishkhan::domain
