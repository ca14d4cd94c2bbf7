// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/check_digit.h"

#include <cstddef>

namespace pishkhan::domain {

namespace {

// Source: J. Verhoeff's tables as printed in domain.md 2.2: multiplication in the dihedral group D5, the permutation, the inverses.
constexpr const char* multiplication[10] = {"0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
                                            "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
constexpr const char* permutation[8] = {"0123456789", "1576283094", "5803796142", "8916043527",
                                        "9453126870", "4286573901", "2793806415", "7046913258"};
constexpr int inverse[10] = {0, 4, 3, 2, 1, 5, 6, 7, 8, 9};

int digitAt(std::string_view digits, std::size_t at)
{
    return digits[at] - '0';
}

int verhoeffStep(int c, std::size_t position, int digit)
{
    const int permuted = permutation[(position + 1) % 8][digit] - '0';
    return multiplication[c][permuted] - '0';
}

int letterOrDigit(char c)
{
    return c >= 'A' ? c - 'A' + 10 : c - '0';
}

} // namespace

int verhoeffDigit(std::string_view digits)
{
    int c = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        c = verhoeffStep(c, i, digitAt(digits, digits.size() - 1 - i));
    }
    return inverse[c];
}

int verhoeffDigitReversed(std::string_view digits)
{
    int c = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        c = verhoeffStep(c, i, digitAt(digits, i));
    }
    return inverse[c];
}

bool luhnHolds(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digitAt(digits, digits.size() - 1 - i);
        if (i % 2 == 1) {
            digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        }
        sum += digit;
    }
    return sum % 10 == 0;
}

int mod97(std::string_view alphanumeric)
{
    int remainder = 0;
    for (const char c : alphanumeric) {
        const int value = letterOrDigit(c);
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder;
}

int billDigit(std::string_view digits)
{
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        sum = (sum + digitAt(digits, digits.size() - 1 - i) * static_cast<int>(2 + i % 6)) % 11;
    }
    return sum < 2 ? 0 : 11 - sum;
}

int mrzDigit(std::string_view field)
{
    constexpr int weights[3] = {7, 3, 1};
    int sum = 0;
    for (std::size_t i = 0; i < field.size(); ++i) {
        const int value = field[i] == '<' ? 0 : letterOrDigit(field[i]);
        sum = (sum + value * weights[i % 3]) % 10;
    }
    return sum;
}

} // namespace pishkhan::domain
