// SPDX-License-Identifier: GPL-3.0-or-later
/// PlugLine: the kernel's news about devices, brought to the owner thread. A hub that is plugged in brings a dozen devices: they are told
/// once for each subsystem, when it has been quiet for a moment. Without udev nothing is told, and devices are seen at the next round.
#pragma once
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <QtGlobal>

#include "drivers/inventory/plug_monitor.h"
#include "terminal/ports/clock.h"

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace pishkhan {

class PlugLine {
public:
    using Tell = std::function<void(std::string_view subsystem)>; ///< usb, tty, input
    PlugLine(ports::Clock& clock, Tell tell);
    ~PlugLine();
    PlugLine(const PlugLine&) = delete;
    PlugLine& operator=(const PlugLine&) = delete;

private:
    void hear();
    void pass();

    ports::Clock& m_clock;
    Tell m_tell;
    std::unique_ptr<inventory::PlugMonitor> m_monitor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    ports::TimerId m_quiet = 0;
    std::set<std::string> m_heard;
};

} // namespace pishkhan
