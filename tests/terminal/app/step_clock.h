// SPDX-License-Identifier: GPL-3.0-or-later
/// Time that passes when the test says so, and an owner thread that does everything at once. For tests of the watches.
#pragma once
#include <deque>
#include <functional>
#include <utility>

#include "terminal/ports/clock.h"
#include "terminal/ports/executor.h"

namespace pishkhan::test {

class StepClock final : public ports::Clock {
public:
    std::int64_t monotonic = 1000;
    Instant now() const override { return Instant{1'795'334'062'000 + monotonic}; }
    std::int64_t monotonicMs() const override { return monotonic; }
    ports::TimerId after(Milliseconds delay, std::function<void()> act) override
    {
        m_timers.push_back({monotonic + delay.count(), std::move(act)});
        return m_timers.size();
    }
    void cancel(ports::TimerId) override {}
    void pass(std::int64_t ms)
    {
        const std::int64_t end = monotonic + ms;
        while (!m_timers.empty() && m_timers.front().first <= end) {
            auto [due, act] = std::move(m_timers.front());
            m_timers.pop_front();
            monotonic = due;
            act();
        }
        monotonic = end;
    }

private:
    std::deque<std::pair<std::int64_t, std::function<void()>>> m_timers; // the watch has one timer at a time
};

class AtOnce final : public ports::Executor {
    void post(std::function<void()> task) override { task(); }
};

} // namespace pishkhan::test
