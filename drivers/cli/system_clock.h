// SPDX-License-Identifier: GPL-3.0-or-later
/// The clock of a program without an event loop: time from the system, waiting by sleeping, timers run while waiting.
#pragma once
#include <functional>
#include <map>

#include "terminal/ports/clock.h"

namespace pishkhan::cli {

class SystemClock final : public ports::Clock {
public:
    Instant now() const override;
    std::int64_t monotonicMs() const override;
    ports::TimerId after(Milliseconds delay, std::function<void()> act) override;
    void cancel(ports::TimerId timer) override;

    /// Sleep, running every timer that falls due meanwhile.
    void wait(Milliseconds duration);

private:
    struct Timer {
        std::int64_t dueMs = 0;
        std::function<void()> act;
    };
    std::map<ports::TimerId, Timer> m_timers;
    ports::TimerId m_last = 0;
};

} // namespace pishkhan::cli
