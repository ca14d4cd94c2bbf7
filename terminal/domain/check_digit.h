// SPDX-License-Identifier: GPL-3.0-or-later
/// The check-digit engines behind the identifiers: Verhoeff, Luhn, mod 97, mod 11 of bills, 7-3-1 of travel documents.
/// Called by the checks of this room. Precondition of all: the text holds only the characters named; no big integers
/// anywhere.
#pragma once
#include <string_view>

namespace pishkhan::domain {

/// Check digit 0…9 over ASCII digits; self-test: "236" gives 3. Source: domain.md 2.2.
int verhoeffDigit(std::string_view digits);
int verhoeffDigitReversed(std::string_view digits); ///< the same over the digits read backwards
bool luhnHolds(std::string_view digits);            ///< last digit included
/// Remainder mod 97 of digits and upper-case letters, A = 10 … Z = 35. Source: ISO 7064.
int mod97(std::string_view alphanumeric);
/// Check digit of bill and payment ids: weights 2…7 from the right. Source: domain.md 2.1.
int billDigit(std::string_view digits);
/// Check digit of a machine-readable field: A-Z, 0-9 and '<', weights 7, 3, 1. Source: ICAO Doc 9303-3, 4.9.
int mrzDigit(std::string_view field);

} // namespace pishkhan::domain
