// SPDX-License-Identifier: GPL-3.0-or-later
/// The owner thread of a test that runs a real uplink: tasks run when the test looks; and the wall's own clock.
#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <mutex>

#include <QDateTime>
#include <QTest>

#include "terminal/ports/clock.h"
#include "terminal/ports/executor.h"

namespace pishkhan::test {

class Owner : public ports::Executor {
public:
    void post(std::function<void()> task) override
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    bool waitUntil(const std::function<bool()>& holds, int milliseconds = 30000)
    {
        return QTest::qWaitFor(
            [&] {
                drain();
                return holds();
            },
            milliseconds);
    }
    void drain()
    {
        for (;;) {
            std::function<void()> task;
            {
                const std::lock_guard lock(m_mutex);
                if (m_tasks.empty()) {
                    return;
                }
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            task();
        }
    }

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;
};

class WallClock : public ports::Clock {
public:
    std::int64_t wrongBy = 0; ///< milliseconds
    Instant now() const override { return {QDateTime::currentMSecsSinceEpoch() + wrongBy}; }
    std::int64_t monotonicMs() const override
    {
        return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 0; }
    void cancel(ports::TimerId) override {}
};

} // namespace pishkhan::test
