// SPDX-License-Identifier: GPL-3.0-or-later
/// Barcodes in a picture. Debian's ZXing-cpp aborts on some pictures, so it is called in the two ways found safe
/// (devices.md 5) and only inside pishkhan-decode; barcode_reader.cpp catches all it throws.
#pragma once
#include <string>
#include <vector>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

struct FoundCode {
    std::string format; ///< ZXing's name
    std::string text;   ///< UTF-8
    int degrees = 0;    ///< how far the code is turned from reading left to right, clockwise
};

enum class CodeFamily { Code128, OtherLinear, Matrix };

/// Linear families give one code at most.
std::vector<FoundCode> readCodes(const GreyImage& picture, CodeFamily family);

} // namespace pishkhan::document
