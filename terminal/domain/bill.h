// SPDX-License-Identifier: GPL-3.0-or-later
/// Bill id and payment id, as two numbers or as the 26 digits of the barcode (domain.md 2.1). All three check digits
/// are verified.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "terminal/base/money.h"
#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

struct Bill {
    std::string billId;    ///< without leading zeros
    std::string paymentId; ///< without leading zeros
    Rials amount;
    int type = 0; ///< service digit 0…9 of the bill id
};

struct BillVerdict : Verdict {
    std::optional<Bill> bill; ///< present exactly when valid
};

/// Shape:  "billId/paymentId" or 26 digits. Canonical: "billId/paymentId" without leading zeros.
/// Errors: charset, unknown-format (neither shape), length, range (no amount), checksum. Warnings: uncertain-type,
/// unknown-type.
BillVerdict checkBill(std::string_view typed);
BillVerdict checkBill(std::string_view billId, std::string_view paymentId);

/// What is wrong with two ids as they were typed: "field:reason" with field billId or paymentId, reason required,
/// charset, length, checksum, range, or pair (each holds, but they do not belong together). Empty when checkBill accepts
/// them.
std::string billProblem(std::string_view billId, std::string_view paymentId);

/// Both ids with their check digits. Precondition: fileCode up to 8 digits, company 3, type 1; thousands up to 8
/// digits, year 1, period 2. Empty when a part has another shape.
std::string composeBillId(std::string_view fileCode, std::string_view company, int type);
std::string composePaymentId(std::string_view billId, std::int64_t thousandsOfRials, int year, int period);

std::string billBarcode(const Bill& bill); ///< 26 digits

std::string_view billTypeName(int type);  ///< "water" … for machines; empty when the digit is uncertain
std::string_view billTypeTitle(int type); ///< Persian; empty when the digit's meaning is uncertain

} // namespace pishkhan::domain
