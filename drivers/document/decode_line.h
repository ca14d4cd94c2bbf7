// SPDX-License-Identifier: GPL-3.0-or-later
/// The one line that pishkhan-decode says about a picture: a ScannedDocument as JSON. Written by the helper, read by
/// decode_child from a process that may have gone mad: the reader is bounded and total. nlohmann-json is at home in the
/// .cpp.
#pragma once
#include <string>
#include <string_view>

#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

constexpr const char* name(ports::FieldProof proof)
{
    switch (proof) {
    case ports::FieldProof::CheckDigit: return "check-digit";
    case ports::FieldProof::Repaired: return "repaired";
    case ports::FieldProof::Unprotected: return "unprotected";
    case ports::FieldProof::Failed: return "failed";
    }
    return "failed";
}

/// `{"kind","fields":[{"name","value","proof","confidence"}…],"barcodes":[{"format","text"}…],"mrz","advice":[…],"ms"}`
/// without a line break.
std::string encodeLine(const ports::ScannedDocument& document);

/// A national code that claims a check digit is checked again here. Errors: Protocol; `what` repeats nothing of the line.
Result<ports::ScannedDocument> decodeLine(std::string_view line);

} // namespace pishkhan::document
