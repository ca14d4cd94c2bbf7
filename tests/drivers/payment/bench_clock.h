// SPDX-License-Identifier: GPL-3.0-or-later
/// The bench's time and life: a clock that only moves when somebody waits, and whether the station's process still
/// lives. Used by every payment test without sockets.
#pragma once
#include <algorithm>
#include <functional>

#include "drivers/emulators/card_terminal/emulated_device.h"
#include "terminal/ports/clock.h"

namespace pishkhan::bench {

class HandClock final : public ports::Clock {
public:
    Instant now() const override { return {m_start + m_elapsed}; }
    std::int64_t monotonicMs() const override { return m_elapsed; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 0; } // the run waits, it sets no timers
    void cancel(ports::TimerId) override {}
    void advance(std::int64_t ms) { m_elapsed += std::max<std::int64_t>(ms, 0); }
    emulators::EmulatorTime emulated() const { return {m_elapsed, m_start + m_elapsed}; }

private:
    std::int64_t m_start = 1'795'000'000'000; // 2026-11-18
    std::int64_t m_elapsed = 1'000;
};

/// Whether the station's process still lives; a dead one reaches neither disk nor wire.
struct Life {
    bool dead = false;
};

} // namespace pishkhan::bench
