// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/card_mask.h"

#include <algorithm>
#include <vector>

#include "terminal/domain/persian_text.h"

namespace pishkhan::domain {
namespace {

constexpr std::size_t shortestCard = 13;
constexpr std::size_t longestCard = 19;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) {
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        }
        sum += digit;
    }
    return sum % 10 == 0;
}

/// Positions of the digits of one run that starts at `from`; single separators inside are skipped.
std::vector<std::size_t> runAt(std::string_view text, std::size_t from)
{
    std::vector<std::size_t> places;
    for (std::size_t i = from; i < text.size(); ++i) {
        if (isDigit(text[i])) {
            places.push_back(i);
        } else if ((text[i] != ' ' && text[i] != '-') || i + 1 >= text.size() || !isDigit(text[i + 1])) {
            break;
        }
    }
    return places;
}

/// Mask the longest card number among the digits at `places`, if any.
void maskRun(std::string& text, const std::vector<std::size_t>& places)
{
    for (std::size_t first = 0; first < places.size(); ++first) {
        for (std::size_t length = std::min(longestCard, places.size() - first); length >= shortestCard; --length) {
            std::string digits;
            for (std::size_t i = 0; i < length; ++i) {
                digits += text[places[first + i]];
            }
            if (!isClearCardNumber(digits)) {
                continue;
            }
            for (std::size_t i = 6; i + 4 < length; ++i) {
                text[places[first + i]] = '*';
            }
            first += length - 5; // its last four stay clear and may begin another number
            break;
        }
    }
}

} // namespace

std::string maskCardNumber(std::string_view digits)
{
    std::string out(digits);
    const std::size_t head = digits.size() < shortestCard ? 0 : 6;
    for (std::size_t i = head; i + 4 < out.size(); ++i) {
        out[i] = '*';
    }
    return out;
}

bool isClearCardNumber(std::string_view digits)
{
    return digits.size() >= shortestCard && digits.size() <= longestCard &&
           std::all_of(digits.begin(), digits.end(), isDigit) && passesLuhn(digits);
}

std::string maskText(std::string_view text)
{
    std::string out(text);
    std::size_t at = 0;
    while (at < out.size()) {
        if (!isDigit(out[at])) {
            ++at;
            continue;
        }
        const std::vector<std::size_t> places = runAt(out, at);
        maskRun(out, places);
        at = places.back() + 1;
    }
    return out;
}

std::string maskTyped(std::string_view text)
{
    return maskText(foldDigits(text));
}

} // namespace pishkhan::domain
