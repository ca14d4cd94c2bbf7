// SPDX-License-Identifier: GPL-3.0-or-later
/// Which of a camera's frames is worth reading: one that stands still and is the sharpest, once the camera's exposure and
/// focus have come to rest. Called by pishkhan-camera with each frame in turn.
#pragma once
#include "drivers/document/decoder/grey_image.h"

namespace pishkhan::document {

class FrameChoice {
public:
    void look(GreyImage frame);
    /// It has stood still, and the last frames were no better: waiting longer brings nothing.
    bool isSettled() const;
    const GreyImage& best() const { return m_best; } ///< empty before the first frame

private:
    int m_seen = 0;
    int m_sinceBetter = 0; ///< frames
    bool m_isBestStill = false;
    double m_bestWorth = -1;
    GreyImage m_best;
    GreyImage m_before; ///< the last frame, small
};

} // namespace pishkhan::document
