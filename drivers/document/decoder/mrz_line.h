// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads one straightened line: finds where its characters stand (the best path through the network's scores), then looks
/// at each again from several places. Called by mrz_reading.
#pragma once
#include <vector>

#include "drivers/document/decoder/glyph_net.h"
#include "drivers/document/decoder/line_strip.h"

namespace pishkhan::document {

struct ReadLine {
    std::vector<GlyphScores> characters; ///< one a place; logarithms, summing to one over the alphabet
    double likelihood = -1e9;            ///< mean logarithm of each place's best character
};

ReadLine readLine(const GlyphNet& net, const Strip& strip, int characters);

} // namespace pishkhan::document
