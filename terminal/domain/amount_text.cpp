// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/amount_text.h"

#include "terminal/domain/amount_words.h"
#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::domain {

namespace {

constexpr std::string_view groupSeparator = "\xD9\xAC";            // U+066C
constexpr std::string_view minusSign = "\xE2\x80\x8E\xE2\x88\x92"; // U+200E U+2212, as Persian locales write it

/// Remove every occurrence of a separator.
std::string without(std::string text, std::string_view separator)
{
    for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, at)) {
        text.erase(at, separator.size());
    }
    return text;
}

} // namespace

std::string groupedDigits(std::int64_t count)
{
    std::string digits = std::to_string(count);
    const std::size_t sign = count < 0 ? 1 : 0;
    std::string out(sign == 1 ? minusSign : std::string_view{});
    for (std::size_t i = sign; i < digits.size(); ++i) {
        if (i != sign && (digits.size() - i) % 3 == 0) {
            out.append(groupSeparator);
        }
        out.append(persianDigits(std::string_view(digits).substr(i, 1)));
    }
    return out;
}

std::string formatRials(Rials amount)
{
    return groupedDigits(amount.count()) + " ریال";
}

std::string rialsInWords(Rials amount)
{
    return amountInWords(amount.count()) + " ریال";
}

std::string formatToman(Rials amount)
{
    const std::int64_t rest = amount.count() % 10;
    std::string out = groupedDigits(amount.count() / 10) + " تومان";
    return rest == 0 ? out : out + " و " + groupedDigits(rest < 0 ? -rest : rest) + " ریال";
}

Result<Rials> parseRials(std::string_view typed)
{
    const std::string digits = without(without(normaliseIdentifier(typed), groupSeparator), ",");
    if (digits.empty() || !isDigits(digits)) {
        return makeError(ErrorKind::InvalidInput, "not a whole amount of rials", "money");
    }
    Rials amount;
    for (const char c : digits) {
        const Rials shifted = TRY(amount.times(10));
        amount = TRY(shifted.plus(Rials(c - '0')));
    }
    return amount;
}

} // namespace pishkhan::domain
