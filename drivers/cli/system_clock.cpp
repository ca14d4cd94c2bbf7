// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/cli/system_clock.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace pishkhan::cli {

Instant SystemClock::now() const
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<Milliseconds>(since).count()};
}

std::int64_t SystemClock::monotonicMs() const
{
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<Milliseconds>(since).count();
}

ports::TimerId SystemClock::after(Milliseconds delay, std::function<void()> act)
{
    m_timers[++m_last] = {monotonicMs() + delay.count(), std::move(act)};
    return m_last;
}

void SystemClock::cancel(ports::TimerId timer)
{
    m_timers.erase(timer);
}

void SystemClock::wait(Milliseconds duration)
{
    const std::int64_t end = monotonicMs() + duration.count();
    for (;;) {
        const auto next = std::min_element(m_timers.begin(), m_timers.end(), [](const auto& a, const auto& b) {
            return a.second.dueMs < b.second.dueMs;
        });
        const bool due = next != m_timers.end() && next->second.dueMs <= end;
        const std::int64_t until = due ? next->second.dueMs : end;
        if (const std::int64_t left = until - monotonicMs(); left > 0) {
            std::this_thread::sleep_for(Milliseconds(left));
        }
        if (!due) {
            return;
        }
        const std::function<void()> act = std::move(next->second.act);
        m_timers.erase(next);
        act();
    }
}

} // namespace pishkhan::cli
