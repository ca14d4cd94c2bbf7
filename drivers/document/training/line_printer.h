// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws lines of random OCR-B characters as scanners and cameras see them, straightened as mrz_line will see them: the
/// lessons of pishkhan-train-glyphs. Everything follows from the random numbers given.
#pragma once
#include <random>
#include <vector>

#include "drivers/document/decoder/glyph_net.h"

namespace pishkhan::document {

struct Lesson {
    GlyphWindow window;
    std::size_t answer; ///< index in glyphAlphabet, or glyphCount for "none"
};

/// All windows of one line: each character once, off its middle by a dot or two, half as many places between, and some beside the line.
std::vector<Lesson> printLine(std::mt19937& random);

} // namespace pishkhan::document
