// SPDX-License-Identifier: GPL-3.0-or-later
/// From a picture to a document: find and straighten the card, read its Code 128, check the digit, stand it upright by
/// the code's direction, read the serial in the left strip (domain.md 3.1), and say what is wrong when something is
/// missing. The life of a scan inside pishkhan-decode.
#pragma once
#include "drivers/document/decoder/grey_image.h"
#include "terminal/ports/document_scanner.h"

namespace pishkhan::document {

ports::ScannedDocument readDocument(const GreyImage& picture);

} // namespace pishkhan::document
