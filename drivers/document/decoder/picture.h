// SPDX-License-Identifier: GPL-3.0-or-later
/// What is done to a picture before it is read: improved, turned, cut, its printed letters taken apart, its
/// quality measured. Runs inside pishkhan-decode only, over OpenCV; every call catches what OpenCV throws and answers
/// with an empty picture.
#pragma once
#include <vector>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

struct Quality {
    double brightness = 0; ///< mean, 0…255
    double contrast = 0;   ///< standard deviation
    double sharpness = 0;  ///< strength of edges relative to contrast
    double burnt = 0;      ///< share of places that are white beyond the paper's white
};

/// Even: local contrast. Smooth: less noise. Light: paper white everywhere, a little less noise. Sharp: less blur.
/// Black, Blacker: two tones, grain smoothed away before. /// AlongBars…: for upright bars on a straight card only.
enum class Improvement { Even, Smooth, Light, Sharp, Black, Blacker, AlongBars, AlongBarsSharp };

GreyImage improve(const GreyImage& picture, Improvement how);
GreyImage turned(const GreyImage& picture, double degrees); ///< clockwise, the canvas grows; corners filled with white
GreyImage cropped(const GreyImage& picture, int left, int top, int width, int height); ///< clipped to the picture
/// A strip of printed text made even, bigger and framed in white, as the recogniser likes it.
GreyImage preparedLine(const GreyImage& strip, double scale);
/// The separate pieces of ink tall enough to be letters, left to right, each framed in white.
std::vector<GreyImage> lettersOf(const GreyImage& line);
GreyImage besideEachOther(const std::vector<const GreyImage*>& letters); ///< one line of them
Quality measure(const GreyImage& picture);

} // namespace pishkhan::document
