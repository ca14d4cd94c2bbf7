// SPDX-License-Identifier: GPL-3.0-or-later
/// DeviceWatch, the device supervisor: the state of every device and line. Each device is asked on its own thread, one question at a time:
/// every few seconds while it is well, soon while a hand is at it, ever more seldom while it is away, and at once when the kernel says that
/// something was plugged in or out. One answer missed is no news, three are; a question that never comes back is news too, and the screen
/// never waits for it. A change is an event. Made and asked by LiveDesk; owner thread only.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
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
    /// The kernel's news: a device of this subsystem (usb, tty, input, pcsc) came or went.
    void plugged(std::string_view subsystem);

private:
    /// Nothing to say but ready, or an Error whose kind and word tell what is wrong.
    using Ask = std::function<Result<ports::PrinterCondition>()>;
    enum class Habit { Always, UntilReady }; ///< UntilReady: then only its use tells, so that nobody disturbs it
    struct Watched {
        std::string id, subsystems; ///< which news concern it
        ports::Worker* worker = nullptr;
        Ask question;
        Habit habit = Habit::Always;
        std::int64_t due = 0, asked = -1; ///< monotonic; asked: -1 while no answer is awaited
        int misses = 0;
        std::shared_ptr<std::atomic<bool>> begun; ///< its thread has come to our question
    };
    void watchDevices();
    void watch(std::string id, std::string subsystems, ports::Worker* worker, Ask question, Habit habit);
    void tick();
    void ask(Watched& device);
    void answered(const std::string& device, const Result<ports::PrinterCondition>& answer);
    void lookForHung(const Watched& device);
    Milliseconds pauseOf(const Watched& device) const;
    Watched* find(const std::string& device);
    std::string stateOf(const std::string& device) const;

    const Loop& m_loop;
    const Lanes& m_lanes;
    std::vector<DeviceView> m_views;
    std::vector<Watched> m_watched;
};

} // namespace pishkhan::app
