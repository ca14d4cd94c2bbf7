// SPDX-License-Identifier: GPL-3.0-or-later
/// The tax system's unique invoice id of 22 characters (domain.md 1.8): fiscal memory, day, serial, Verhoeff digit. For offices that must issue
/// electronic invoices; the letter mapping under the check digit is unproven, so a mismatch only warns.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "terminal/base/result.h"
#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Shape:  memory is six of A-Z and 0-9; day counts from 1970-01-01, below 2^20; serial below 2^40.
/// Errors: InvalidInput for any other.
Result<std::string> composeTaxInvoiceId(std::string_view memory, std::int64_t day, std::int64_t serial);

/// Reasons: charset, length. Warning: checksum. Canonical: upper case.
Verdict checkTaxInvoiceId(std::string_view typed);

} // namespace pishkhan::domain
