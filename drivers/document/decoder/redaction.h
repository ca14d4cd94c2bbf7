// SPDX-License-Identifier: GPL-3.0-or-later
/// Blacks out what a kept picture must not show (decree Art. 12): the document is cut out and laid straight, the places the service sheet names
/// become black pixels, and then it is read again: what can still be read may not be kept. Runs inside pishkhan-decode only.
#pragma once
#include <vector>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

/// In thousandths of the straightened document, from its upper left corner.
struct BlackBox {
    int left = 0, top = 0, width = 0, height = 0;
};

enum class RedactionFault {
    None,
    Unplaced,      ///< no document was found whose places could be told
    StillReadable, ///< a code, a number or a zone can still be read
    FaceShown,     ///< the portrait is not wholly black, or something like one is left
};

struct Redaction {
    RedactionFault fault = RedactionFault::Unplaced;
    GreyImage picture; ///< of the document alone; empty with a fault
};

/// A document that does not tell which way it stands is blacked out both ways.
Redaction redact(const GreyImage& picture, const std::vector<BlackBox>& boxes);

} // namespace pishkhan::document
