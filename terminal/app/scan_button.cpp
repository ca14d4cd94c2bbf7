// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/scan_button.h"

namespace pishkhan::app {

void ScanButton::attend(bool isAwaited)
{
    if (isAwaited != m_isAwaited) {
        m_isAwaited = isAwaited;
        m_isUseless = m_hasNone;
    }
    if (!isAwaited) {
        stop();
    } else if (!m_isWaiting && !m_isUseless && m_lanes.scanner.device != nullptr) {
        wait();
    }
}

void ScanButton::wait()
{
    m_isWaiting = true;
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    m_lanes.scanner.worker->run([this, stopped = m_stopped] {
        const auto answer = m_lanes.scanner.device->awaitButton([stopped] { return stopped->load(); });
        m_loop.executor.post([this, stopped, answer] { answered(answer, stopped->load()); });
    });
}

void ScanButton::answered(const Result<ports::ButtonWait>& answer, bool isStale)
{
    m_isWaiting = false;
    m_hasNone = answer && *answer == ports::ButtonWait::HasNone;
    m_isUseless = m_hasNone || (!answer && !isStale); // a scanner that is away is the supervisor's concern
    if (answer && *answer == ports::ButtonWait::Pressed && m_isAwaited && !isStale) {
        m_pressed();
    }
    attend(m_isAwaited); // the next few seconds
}

} // namespace pishkhan::app
