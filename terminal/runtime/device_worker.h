// SPDX-License-Identifier: GPL-3.0-or-later
/// DeviceWorker: one thread that owns one device. Tasks run one at a time, in order; the destructor lets the running task end and
/// drops the rest. The one place, beside the executor, where a mutex lives.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "terminal/ports/executor.h"

namespace pishkhan::runtime {

class DeviceWorker final : public ports::Worker {
public:
    DeviceWorker();
    ~DeviceWorker() override;
    DeviceWorker(const DeviceWorker&) = delete;
    DeviceWorker& operator=(const DeviceWorker&) = delete;

    void run(std::function<void()> task) override;

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace pishkhan::runtime
