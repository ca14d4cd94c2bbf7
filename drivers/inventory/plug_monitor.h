// SPDX-License-Identifier: GPL-3.0-or-later
/// PlugMonitor: the kernel's news about devices going in and out, as udev passes it on. Whoever waits polls `descriptor()` and then takes the
/// news one by one; nothing here blocks. Used by the terminal to look at its devices at once instead of at the next round.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "terminal/base/result.h"

struct udev_monitor;

namespace pishkhan::inventory {

enum class PlugChange { In, Out };

struct PlugNews {
    PlugChange change = PlugChange::In;
    std::string subsystem; ///< usb, tty, input
    std::string path;      ///< below /sys, for engineers
};

class PlugMonitor {
public:
    /// USB devices, serial ports and input devices. Errors: Unsupported without udev.
    static Result<PlugMonitor> open();

    int descriptor() const;
    std::optional<PlugNews> next(); ///< nullopt: no more for now

private:
    explicit PlugMonitor(std::shared_ptr<udev_monitor> monitor) : m_monitor(std::move(monitor)) {}
    std::shared_ptr<udev_monitor> m_monitor;
};

} // namespace pishkhan::inventory
