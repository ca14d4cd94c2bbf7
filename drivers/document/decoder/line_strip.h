// SPDX-License-Identifier: GPL-3.0-or-later
/// One printed line, straightened: twenty dots from character to character, its middle at half height, the paper's tone
/// and the light taken out. Where the zone lies in the picture is given by the ends of its first and last line. Called by
/// mrz_line and by the program that trains the network; OpenCV is at home in the .cpp.
#pragma once
#include <array>
#include <vector>

#include "drivers/document/decoder/glyph_net.h"
#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

struct Spot {
    double x = 0, y = 0;
};

/// The ends of the middles of the first and the last line: left above, right above, right below, left below.
using ZoneCorners = std::array<Spot, 4>;

inline constexpr int stripHeight = 36;
inline constexpr int stripMargin = 2 * glyphPitch; ///< left and right of the characters

struct Strip {
    int width = 0;
    std::vector<float> tones; ///< stripHeight rows; mean 0, deviation 1 nearby; ink is negative
    GlyphWindow window(int middleX, int middleY) const; ///< outside the strip it is paper
};

/// Where a line lies in its zone.
struct LinePlace {
    ZoneCorners zone;
    int lines = 2;
    int line = 0;
    int characters = 44;
};

/// `picture` should be near the strips' scale (see scaledForStrips). An empty strip where OpenCV fails.
Strip straightLine(const GreyImage& picture, const LinePlace& place);

/// The picture made smaller so that characters stand about twenty dots apart, and by how much. Never made bigger.
struct ScaledPicture {
    GreyImage picture;
    double scale = 1; ///< of the given picture's lengths
};
ScaledPicture scaledForStrips(const GreyImage& picture, double pitch);

/// Mean 0 and deviation 1 in the neighbourhood of each column. For the trainer.
Strip evened(const GreyImage& strip);

} // namespace pishkhan::document
