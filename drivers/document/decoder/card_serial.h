// SPDX-License-Identifier: GPL-3.0-or-later
/// The serial in the left strip of a national card that lies upright: a digit, a letter, eight digits (domain.md 3.1).
/// The recogniser turns a letter among digits into a digit, so the letter is also read alone; several readings vote.
#pragma once
#include <optional>
#include <string>

#include "drivers/document/decoder/grey_image.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

/// A field `card-serial`, proof Unprotected or Repaired. Nothing when no reading is worth showing: a wrong serial is
/// worse than none.
std::optional<ports::ScannedField> readCardSerial(const GreyImage& uprightCard);

} // namespace pishkhan::document
