// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/runtime/qt_clock.h"

#include <chrono>
#include <ctime>
#include <sys/timex.h>

namespace pishkhan::runtime {

Instant QtClock::now() const
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t QtClock::monotonicMs() const
{
    timespec now{}; // CLOCK_MONOTONIC stands still while the machine sleeps, and every morning would look like a jump
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::string QtClock::source() const
{
    timex asked{};
    const int state = ::adjtimex(&asked);
    return state < 0 ? "unknown" : (asked.status & STA_UNSYNC) == 0 ? "synchronised" : "by-hand";
}

ports::TimerId QtClock::after(Milliseconds delay, std::function<void()> act)
{
    const ports::TimerId id = ++m_last;
    auto timer = std::make_unique<QTimer>();
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [this, id, act = std::move(act)] {
        const auto found = m_timers.find(id);
        if (found == m_timers.end()) {
            return;
        }
        found->second.release()->deleteLater(); // we run inside it
        m_timers.erase(found);
        act();
    });
    timer->start(delay);
    m_timers.emplace(id, std::move(timer));
    return id;
}

void QtClock::cancel(ports::TimerId timer)
{
    const auto found = m_timers.find(timer);
    if (found != m_timers.end()) {
        found->second->stop();
        found->second.release()->deleteLater();
        m_timers.erase(found);
    }
}

} // namespace pishkhan::runtime
