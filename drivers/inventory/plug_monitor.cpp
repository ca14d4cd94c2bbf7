// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/inventory/plug_monitor.h"

#include <string_view>

#include <libudev.h>

namespace pishkhan::inventory {
namespace {

constexpr int mostNoise = 64; ///< other news (bind, change) skipped in one go

std::string textOf(const char* text)
{
    return text != nullptr ? text : "";
}

} // namespace

Result<PlugMonitor> PlugMonitor::open()
{
    udev* const context = udev_new();
    std::shared_ptr<udev_monitor> monitor(context != nullptr ? udev_monitor_new_from_netlink(context, "udev") : nullptr,
                                          [](udev_monitor* owned) { udev_monitor_unref(owned); });
    udev_unref(context); // the monitor keeps its own
    if (!monitor) {
        return makeError(ErrorKind::Unsupported, "udev does not answer", "udev");
    }
    for (const auto& [subsystem, type] :
         {std::pair("usb", "usb_device"), std::pair<const char*, const char*>("tty", nullptr),
          std::pair<const char*, const char*>("input", nullptr)}) {
        udev_monitor_filter_add_match_subsystem_devtype(monitor.get(), subsystem, type);
    }
    if (udev_monitor_enable_receiving(monitor.get()) < 0) {
        return makeError(ErrorKind::Unsupported, "udev sends no news", "udev");
    }
    return PlugMonitor(std::move(monitor));
}

int PlugMonitor::descriptor() const
{
    return udev_monitor_get_fd(m_monitor.get());
}

std::optional<PlugNews> PlugMonitor::next()
{
    for (int round = 0; round < mostNoise; ++round) {
        const std::unique_ptr<udev_device, udev_device* (*)(udev_device*)> device(
            udev_monitor_receive_device(m_monitor.get()), udev_device_unref);
        if (!device) {
            return std::nullopt;
        }
        const std::string action = textOf(udev_device_get_action(device.get()));
        if (action == "add" || action == "remove") {
            return PlugNews{action == "add" ? PlugChange::In : PlugChange::Out,
                            textOf(udev_device_get_subsystem(device.get())),
                            textOf(udev_device_get_syspath(device.get()))};
        }
    }
    return std::nullopt;
}

} // namespace pishkhan::inventory
