// SPDX-License-Identifier: GPL-3.0-or-later
/// Why a picture could not be read, where measure() does not tell: a lamp mirrored in the laminate, a document that goes on beyond
/// the picture's edge. Asked only when something is missing. Runs inside pishkhan-decode only; OpenCV is at home in the
/// .cpp, which catches all it throws.
#pragma once
#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

/// A patch without any grain, whiter than white, that fades softly into its surroundings. (White paper has grain, and ends sharply.)
bool hasMirroredLamp(const GreyImage& picture);
/// Something that stands out from the ground meets an edge of the picture over a good part of that edge.
bool goesBeyondTheEdge(const GreyImage& picture);

} // namespace pishkhan::document
