// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/batch_closer.h"

namespace pishkhan::app {

void BatchCloser::appended(std::size_t events)
{
    constexpr std::size_t full = 64;
    constexpr Milliseconds live(50);
    m_open += events;
    if (m_open >= full) {
        close();
    } else if (m_timer == 0 && m_open > 0) {
        m_timer = m_clock.after(live, [this] {
            m_timer = 0;
            close();
        });
    }
}

void BatchCloser::close()
{
    if (m_timer != 0) {
        m_clock.cancel(m_timer);
        m_timer = 0;
    }
    m_open = 0;
    if (const Status done = m_journal.closeBatch(); !done) {
        m_failed(done.error());
        return;
    }
    m_closed();
}

} // namespace pishkhan::app
