// SPDX-License-Identifier: GPL-3.0-or-later
/// The verdict on one value as the contract's JSON line or as a sentence for people. Called by the value command for each argument or
/// line; follows contract.md, "pishkhan-verify: values and proofs".
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pishkhan::verify {

enum class ValueKind {
    NationalCode,
    LegalId,
    ForeignCode,
    PostalCode,
    Phone,
    Card,
    Iban,
    Bill,
    DepositId,
    Mrz,
    ReceiptNumber,
    Landline,
    CardSerial,
};

std::optional<ValueKind> valueKind(std::string_view name); ///< "national-code" …
std::string valueKindNames();                              ///< for the help text

/// Append one JSON line to `out`; true when the value is valid. A card's number never appears, not even as the input.
bool answerValue(std::string& out, ValueKind kind, std::string_view value);

/// The line for a kind nobody knows: not valid, unknown-format.
void answerUnknownKind(std::string& out, std::string_view kind, std::string_view value);

/// Append one sentence for a person.
bool describeValue(std::string& out, ValueKind kind, std::string_view value);

} // namespace pishkhan::verify
