// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/plug_line.h"

#include <utility>

#include <QSocketNotifier>

namespace pishkhan {

namespace {

constexpr Milliseconds quiet(150);

} // namespace

PlugLine::PlugLine(ports::Clock& clock, Tell tell) : m_clock(clock), m_tell(std::move(tell))
{
    auto monitor = inventory::PlugMonitor::open();
    if (!monitor) {
        return;
    }
    m_monitor = std::make_unique<inventory::PlugMonitor>(std::move(*monitor));
    m_notifier = std::make_unique<QSocketNotifier>(m_monitor->descriptor(), QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { hear(); });
}

PlugLine::~PlugLine()
{
    m_clock.cancel(m_quiet);
}

void PlugLine::hear()
{
    while (const auto news = m_monitor->next()) {
        m_heard.insert(news->subsystem);
    }
    if (!m_heard.empty()) {
        m_clock.cancel(m_quiet);
        m_quiet = m_clock.after(quiet, [this] { pass(); });
    }
}

void PlugLine::pass()
{
    for (const std::string& subsystem : std::exchange(m_heard, {})) {
        m_tell(subsystem);
    }
}

} // namespace pishkhan
