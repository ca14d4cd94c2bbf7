// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds a card in a picture and lays it straight. Runs inside pishkhan-decode only, over OpenCV; card_vision.cpp
/// catches all it throws. Sizes follow ID-1 at 300 dpi (devices.md 5).
#pragma once
#include <vector>

#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

inline constexpr int straightWidth = 1011;
inline constexpr int straightHeight = 638;

struct FoundCard {
    GreyImage straight;         ///< straightWidth × straightHeight, long edge level; may stand on its head
    double score = 0;           ///< bigger is likelier; 0 is the whole picture, taken for a card on trial
    double tilt = 0;            ///< degrees between its edge and the nearest picture edge
    bool touchesBorder = false; ///< part of it may lie outside
};

/// Likely cards, best first, at most four; the whole picture comes last.
std::vector<FoundCard> findCards(const GreyImage& picture);

} // namespace pishkhan::document
