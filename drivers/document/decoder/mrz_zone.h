// SPDX-License-Identifier: GPL-3.0-or-later
/// Where on a picture a machine-readable zone may be: two or three long parallel rows of ink, at any angle. Runs inside
/// pishkhan-decode only; OpenCV is at home in the .cpp, which catches all it throws.
#pragma once
#include <vector>

#include "drivers/document/decoder/grey_image.h"
#include "drivers/document/decoder/line_strip.h"

namespace pishkhan::document {

struct FoundZone {
    ZoneCorners corners;        ///< may stand on its head: then the first line is the last
    int lines = 2;              ///< two or three
    double step = 0;            ///< between lines, in the picture's dots
    double length = 0;          ///< of a line
    double score = 0;           ///< bigger is likelier
    bool touchesBorder = false; ///< part of it may lie outside
};

/// Best first, at most six.
std::vector<FoundZone> findZones(const GreyImage& picture);

} // namespace pishkhan::document
