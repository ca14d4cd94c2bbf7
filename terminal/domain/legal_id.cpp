// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/legal_id.h"

#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

namespace {

constexpr std::size_t idLength = 11;

bool checkDigitHolds(std::string_view id)
{
    constexpr int coefficients[] = {29, 27, 23, 19, 17, 29, 27, 23, 19, 17};
    const int shift = (id[9] - '0') + 2;
    int sum = 0;
    for (std::size_t i = 0; i < idLength - 1; ++i) { // the tens digit takes part in its own sum
        sum += ((id[i] - '0') + shift) * coefficients[i];
    }
    return sum % 11 % 10 == id.back() - '0';
}

} // namespace

Verdict checkLegalId(std::string_view typed)
{
    std::string id = normaliseIdentifier(typed);
    if (!isDigits(id)) {
        return reject(Reason::Charset);
    }
    if (id.size() != idLength) {
        return reject(Reason::Length);
    }
    if (std::string_view(id).substr(3, 6) == "000000") {
        return reject(Reason::SerialZero);
    }
    if (!checkDigitHolds(id)) {
        return reject(Reason::Checksum);
    }
    return accept(std::move(id));
}

std::optional<std::string> paddedLegalId(std::string_view imported)
{
    const std::string id = normaliseIdentifier(imported);
    if (id.size() < 8 || id.size() >= idLength) {
        return std::nullopt;
    }
    Verdict verdict = checkLegalId(std::string(idLength - id.size(), '0') + id);
    if (!verdict.valid) {
        return std::nullopt;
    }
    return std::move(verdict.canonical);
}

} // namespace pishkhan::domain
