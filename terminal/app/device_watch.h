// SPDX-License-Identifier: GPL-3.0-or-later
/// DeviceWatch: the state of every device and line, asked now and then on its own thread while it is idle. A change is an event; a device
/// that hangs only stops answering, never the screen.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "terminal/app/desk.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"

namespace pishkhan::app {

class DeviceWatch {
public:
    DeviceWatch(const Loop& loop, const Lanes& lanes) : m_loop(loop), m_lanes(lanes) {}

    void start();
    const std::vector<DeviceView>& views() const { return m_views; }
    /// What is known from using the device or line.
    void report(const std::string& device, const std::string& state, const std::string& reason);

private:
    using Ask = std::function<DeviceView()>;
    void ask(const std::string& device, ports::Worker* worker, Ask question);
    void round();
    std::string stateOf(const std::string& device) const;

    const Loop& m_loop;
    const Lanes& m_lanes;
    std::vector<DeviceView> m_views;
    std::vector<std::string> m_asked; ///< devices whose answer has not come yet: never two questions in a queue
};

} // namespace pishkhan::app
