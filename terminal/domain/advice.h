// SPDX-License-Identifier: GPL-3.0-or-later
/// One Persian sentence a clerk can act on, for each kind of identifier and reason of refusal, and for each warning.
/// Shown under the field.
#pragma once
#include <string>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

enum class IdentifierKind {
    NationalCode,
    LegalId,
    ForeignCode,
    PostalCode,
    Phone,
    Landline,
    Card,
    Iban,
    Bill,
    DepositId,
    Mrz,
    ReceiptNumber,
    CardSerial,
};

std::string advice(IdentifierKind kind, Reason reason); ///< empty for Ok
std::string_view
warningAdvice(std::string_view warning); ///< a general sentence for a warning this version does not know

} // namespace pishkhan::domain
