// SPDX-License-Identifier: GPL-3.0-or-later
/// Closes batches: 50 ms after the first unsigned event, or at 64 of them (oversight.md 5.3). Receipts close theirs at once by themselves.
#pragma once
#include <cstddef>
#include <functional>

#include "terminal/ports/clock.h"
#include "terminal/ports/journal.h"

namespace pishkhan::app {

class BatchCloser {
public:
    /// `closed` is told after each closed batch (the uplink looks for work); `failed` when closing did not succeed.
    BatchCloser(ports::Journal& journal, ports::Clock& clock, std::function<void()> closed,
                std::function<void(const Error&)> failed)
        : m_journal(journal), m_clock(clock), m_closed(std::move(closed)), m_failed(std::move(failed))
    {
    }

    void appended(std::size_t events);
    void close();

private:
    ports::Journal& m_journal;
    ports::Clock& m_clock;
    std::function<void()> m_closed;
    std::function<void(const Error&)> m_failed;
    std::size_t m_open = 0;
    ports::TimerId m_timer = 0;
};

} // namespace pishkhan::app
