// SPDX-License-Identifier: GPL-3.0-or-later
/// The button on the scanner itself: while a screen awaits a document its press is the same as F4. Waits on the scanner's
/// own thread, a few seconds at a time, so that whatever else is asked of the scanner gets its turn. Owned by LiveDesk.
#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"

namespace pishkhan::app {

class ScanButton {
public:
    /// `pressed` is called on the owner's thread.
    ScanButton(Loop& loop, Lanes& lanes, std::function<void()> pressed)
        : m_loop(loop), m_lanes(lanes), m_pressed(std::move(pressed))
    {
    }
    /// Whether a screen awaits a document now; called at every change.
    void attend(bool isAwaited);
    /// Let go of the scanner: something else is about to use it.
    void stop() { *m_stopped = true; }

private:
    void wait();
    void answered(const Result<ports::ButtonWait>& answer, bool isStale);

    Loop& m_loop;
    Lanes& m_lanes;
    std::function<void()> m_pressed;
    std::shared_ptr<std::atomic<bool>> m_stopped = std::make_shared<std::atomic<bool>>(false);
    bool m_isAwaited = false, m_isWaiting = false;
    bool m_isUseless = false; ///< it has no button, or could not be asked since this screen came
    bool m_hasNone = false;
};

} // namespace pishkhan::app
