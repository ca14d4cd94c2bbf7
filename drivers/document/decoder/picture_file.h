// SPDX-License-Identifier: GPL-3.0-or-later
/// A picture file's bytes to a grey picture. Runs inside pishkhan-decode only; Leptonica is at home in picture_file.cpp.
/// (OpenCV's own file reader would draw a hundred libraries into the process.)
#pragma once
#include <functional>

#include "drivers/document/decoder/grey_image.h"
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::document {

/// JPEG, PNG, TIFF, BMP, WebP. Errors: Unsupported (not a picture, too big, too small).
Result<GreyImage> openPicture(ByteView file);

/// As PNG; the encoded bytes are wiped after `write` had them. False when it cannot be encoded or written.
bool writePng(const GreyImage& picture, const std::function<bool(ByteView)>& write);

} // namespace pishkhan::document
