// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds a card in a picture and lays it straight, and says what is wrong with the picture. Runs inside pishkhan-decode
/// only; OpenCV is at home in card_vision.cpp, which catches all it throws. Sizes follow ID-1 at 300 dpi (devices.md 5).
#pragma once
#include <vector>

#include "drivers/document/decoder/grey_image.h"
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::document {

inline constexpr int straightWidth = 1011;
inline constexpr int straightHeight = 638;

struct FoundCard {
    GreyImage straight;         ///< straightWidth × straightHeight, long edge level; may stand on its head
    double score = 0;           ///< bigger is likelier
    double tilt = 0;            ///< degrees between its edge and the nearest picture edge
    bool touchesBorder = false; ///< part of it may lie outside
};

struct Quality {
    double brightness = 0; ///< mean, 0…255
    double contrast = 0;   ///< standard deviation
    double sharpness = 0;  ///< strength of edges relative to contrast
};

enum class Improvement { Even, Smooth, Sharp, Bigger };

/// JPEG, PNG, TIFF, BMP, WebP. Errors: Unsupported (not a picture, too big, too small).
Result<GreyImage> openPicture(ByteView file);

/// Likely cards, best first, at most four.
std::vector<FoundCard> findCards(const GreyImage& picture);

GreyImage improve(const GreyImage& picture, Improvement how);
GreyImage turned(const GreyImage& picture, double degrees); ///< clockwise, the canvas grows; corners filled with white
GreyImage cropped(const GreyImage& picture, int left, int top, int width, int height); ///< clipped to the picture
/// A strip of printed text made even, bigger and framed in white, as the recogniser likes it.
GreyImage preparedLine(const GreyImage& strip);
Quality measure(const GreyImage& picture);

} // namespace pishkhan::document
