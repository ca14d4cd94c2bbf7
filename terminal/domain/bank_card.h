// SPDX-License-Identifier: GPL-3.0-or-later
/// Bank card numbers (domain.md 1.6). The terminal needs no full number: the canonical form is the mask, the number
/// itself is not kept.
#pragma once
#include <string>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons, in this order: charset, length, checksum (Luhn). Canonical: first6******last4. Warning: unknown-bank.
Verdict checkBankCard(std::string_view typed);

/// First six and last four digits of sixteen; for anything else every digit becomes '*'.
std::string maskBankCard(std::string_view typed);

/// Persian name of the issuing bank by the first six digits, empty when unknown. Informative: banks have merged.
std::string_view bankOfCard(std::string_view digits);

} // namespace pishkhan::domain
