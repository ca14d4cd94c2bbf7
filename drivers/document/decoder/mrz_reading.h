// SPDX-License-Identifier: GPL-3.0-or-later
/// From a picture to the fields of a travel document: find the zone, straighten its lines, read them, let the check
/// digits judge (domain.md 3.6). Called by card_reading.
///
/// A field claims `check-digit` only if every check digit of the zone holds, nothing in the field was exchanged, and the
/// picture itself tells each character from those that the check digit cannot tell apart (a check digit counts modulo
/// ten: K and '<', M and C and W, 0 and A are one to it).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "drivers/document/decoder/grey_image.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

struct MrzReading {
    std::string kind; ///< passport, identity-card, visa
    std::string text; ///< lines joined by '/'; empty unless every checked field is proved
    std::vector<ports::ScannedField> fields;
    bool touchesBorder = false;
    bool complete = false; ///< every check digit holds
};

/// Nothing when no zone is on the picture.
std::optional<MrzReading> readMrz(const GreyImage& picture);

} // namespace pishkhan::document
