// SPDX-License-Identifier: GPL-3.0-or-later
/// Iranian account number in IBAN form, "Sheba" (domain.md 1.7, after the Central Bank's specification 1.0).
#pragma once
#include <string>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons, in this order: charset, length, unknown-format (not IR), checksum. Canonical: upper case, no spaces.
/// Warning: unknown-bank.
Verdict checkIban(std::string_view typed);

/// The IBAN of a 22-digit account part, empty when it is not 22 digits.
std::string composeIban(std::string_view bban);

std::string groupIban(std::string_view canonical); ///< paper form: groups of four from the left

/// Persian name of the bank by its three-digit id, empty when unknown.
std::string_view bankOfIban(std::string_view canonical);

} // namespace pishkhan::domain
