// SPDX-License-Identifier: GPL-3.0-or-later
/// The receipt's own number, OFFICE-YYMMDD-CC-NNNNN-V (domain.md 5.7): office code, business date, counter, gap-free
/// sequence, Verhoeff digit.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "terminal/domain/jalali.h"
#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

struct ReceiptNumber {
    std::string officeCode; ///< 4 to 12 digits
    JalaliDate date;        ///< 1400 … 1498
    int counter = 0;        ///< 0 … 99
    int sequence = 0;       ///< 0 … 99999
};

/// Precondition (CHECKed, these are our own numbers): the ranges above.
std::string composeReceiptNumber(std::string_view officeCode, JalaliDate date, int counter, int sequence);

/// Reasons, in this order: charset, unknown-format (not five groups), length, range (no such date), checksum.
Verdict checkReceiptNumber(std::string_view typed);

/// The parts of a number that passes the check, or nothing.
std::optional<ReceiptNumber> parseReceiptNumber(std::string_view typed);

} // namespace pishkhan::domain
