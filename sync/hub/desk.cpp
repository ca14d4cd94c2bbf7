// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/desk.h"

#include "sync/hub/event_index.h"

namespace pishkhan::hub {
namespace {
constexpr std::size_t mostWaiting = 2048;
} // namespace

Result<Desk> Desk::open(const std::string& dataFolder)
{
    auto people = TRY(People::open(dataFolder));
    auto store = TRY(BatchStore::open(dataFolder, OpenMode::ReadOnly));
    auto index = TRY(Database::open(EventIndex::pathIn(dataFolder), OpenMode::ReadOnly));
    return Desk{std::move(people), std::move(store), std::move(index)};
}

Result<std::unique_ptr<DeskPool>> DeskPool::start(const std::string& dataFolder, int threads)
{
    std::vector<Desk> desks;
    for (int i = 0; i < threads; ++i) {
        desks.push_back(TRY(Desk::open(dataFolder)));
    }
    return std::unique_ptr<DeskPool>(new DeskPool(std::move(desks)));
}

DeskPool::DeskPool(std::vector<Desk> desks) : m_desks(std::move(desks))
{
    for (Desk& desk : m_desks) {
        m_threads.emplace_back([this, &desk] { work(desk); });
    }
}

DeskPool::~DeskPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_tasks.clear();
    }
    m_arrived.notify_all();
    for (auto& thread : m_threads) {
        thread.join();
    }
}

bool DeskPool::submit(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_tasks.size() >= mostWaiting) {
            return false;
        }
        m_tasks.push_back(std::move(task));
    }
    m_arrived.notify_one();
    return true;
}

bool DeskPool::isBusy() const
{
    const std::lock_guard lock(m_mutex);
    return m_tasks.size() >= mostWaiting / 2;
}

void DeskPool::work(Desk& desk)
{
    for (;;) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
            if (m_stopping) {
                return;
            }
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(desk);
    }
}

} // namespace pishkhan::hub
