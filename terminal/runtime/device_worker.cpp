// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/runtime/device_worker.h"

namespace pishkhan::runtime {

DeviceWorker::DeviceWorker() : m_thread([this] { work(); }) {}

DeviceWorker::~DeviceWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_tasks.clear();
    }
    m_wake.notify_one();
    m_thread.join();
}

void DeviceWorker::run(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void DeviceWorker::work()
{
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stop || !m_tasks.empty(); });
            if (m_stop) {
                return;
            }
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

} // namespace pishkhan::runtime
