// SPDX-License-Identifier: GPL-3.0-or-later
/// A small network that looks at one window of a straightened line and says which OCR-B character stands in its middle,
/// or none. Three layers of weights, learned by pishkhan-train-glyphs from drawn text, kept as glyph_table.bin. Called by
/// mrz_line; knows no image library.
#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::document {

inline constexpr int glyphPitch = 20; ///< dots from one character to the next in a straightened line
inline constexpr int windowWidth = 24;
inline constexpr int windowHeight = 28;
inline constexpr std::size_t windowSize = std::size_t{windowWidth} * windowHeight;
inline constexpr std::string_view glyphAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
inline constexpr std::size_t glyphCount = glyphAlphabet.size();

using GlyphWindow = std::array<float, windowSize>;     ///< rows from the top; ink is negative
using GlyphScores = std::array<float, glyphCount + 1>; ///< natural logarithms of probabilities; the last is "none"

/// One layer: out = weights · in + bias.
struct GlyphLayer {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::vector<float> weights; ///< row by row, one row an output
    std::vector<float> biases;
};

class GlyphNet {
public:
    explicit GlyphNet(std::vector<GlyphLayer> layers) : m_layers(std::move(layers)) {}
    /// Shape:  "PGN1", layer count; per layer inputs, outputs (32 bit, little endian), per output its scale and bias
    ///         (float) and its weights (signed bytes).
    /// Errors: Integrity.
    static Result<GlyphNet> parse(ByteView table);
    Bytes encode() const;

    GlyphScores read(const GlyphWindow& window) const;
    const std::vector<GlyphLayer>& layers() const { return m_layers; }

private:
    std::vector<GlyphLayer> m_layers;
};

/// The table that is built into the program.
ByteView builtInGlyphTable();

} // namespace pishkhan::document
