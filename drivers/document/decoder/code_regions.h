// SPDX-License-Identifier: GPL-3.0-or-later
/// Where on a page barcodes may be: places full of ink. Each is cut out, laid level and given white around it, because
/// ZXing looks along few lines (devices.md 5). Runs inside pishkhan-decode only; OpenCV is at home in the .cpp, which
/// catches all it throws.
#pragma once
#include <vector>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

/// Likeliest first, at most sixteen. Long edge level; may stand on its head.
std::vector<GreyImage> findCodeRegions(const GreyImage& picture);

} // namespace pishkhan::document
