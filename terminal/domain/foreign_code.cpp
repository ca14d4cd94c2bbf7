// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/foreign_code.h"

#include <algorithm>

#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

Verdict checkForeignCode(std::string_view typed, std::span<const std::size_t> lengths)
{
    std::string code = normaliseIdentifier(typed);
    if (!isDigits(code)) {
        return reject(Reason::Charset);
    }
    if (std::find(lengths.begin(), lengths.end(), code.size()) == lengths.end()) {
        return reject(Reason::Length);
    }
    return accept(std::move(code));
}

Verdict checkForeignDocument(std::string_view typed)
{
    constexpr std::size_t shortest = 4;
    constexpr std::size_t longest = 20;
    std::string number = normaliseIdentifier(typed);
    for (char& c : number) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
        if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            return reject(Reason::Charset);
        }
    }
    if (number.size() < shortest || number.size() > longest) {
        return reject(Reason::Length);
    }
    return accept(std::move(number));
}

} // namespace pishkhan::domain
