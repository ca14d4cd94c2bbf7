// SPDX-License-Identifier: GPL-3.0-or-later
/// Teaches a GlyphNet by back-propagation with Adam. Called by pishkhan-train-glyphs only.
#pragma once
#include <random>
#include <vector>

#include "drivers/document/decoder/glyph_net.h"
#include "drivers/document/training/line_printer.h"

namespace pishkhan::document {

class NetTeacher {
public:
    NetTeacher(const std::vector<std::size_t>& hidden, std::mt19937& random);
    /// One step over these lessons. Gives their mean loss.
    double teach(const std::vector<Lesson>& lessons, double rate);
    GlyphNet net() const { return GlyphNet(m_layers); }

private:
    struct Slope {
        std::vector<float> weights, biases; ///< of the loss
        std::vector<float> first, second;   ///< Adam's running moments, weights then biases
    };
    double addSlopes(const Lesson& lesson);
    void step(double rate, std::size_t lessons);
    std::vector<GlyphLayer> m_layers;
    std::vector<Slope> m_slopes;
    std::vector<std::vector<float>> m_values; ///< of each layer in the forward pass; the first is the window
    int m_steps = 0;
};

} // namespace pishkhan::document
