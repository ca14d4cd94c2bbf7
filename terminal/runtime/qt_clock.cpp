// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/runtime/qt_clock.h"

#include <chrono>

namespace pishkhan::runtime {

Instant QtClock::now() const
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t QtClock::monotonicMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
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
