// SPDX-License-Identifier: GPL-3.0-or-later
/// QtClock: the real time and real delays, on the Qt event loop of the thread that made it.
#pragma once
#include <map>
#include <memory>

#include <QTimer>

#include "terminal/ports/clock.h"

namespace pishkhan::runtime {

class QtClock final : public ports::Clock {
public:
    Instant now() const override;
    std::int64_t monotonicMs() const override;
    std::string source() const override;
    ports::TimerId after(Milliseconds delay, std::function<void()> act) override;
    void cancel(ports::TimerId timer) override;

private:
    ports::TimerId m_last = 0;
    std::map<ports::TimerId, std::unique_ptr<QTimer>> m_timers;
};

} // namespace pishkhan::runtime
