// SPDX-License-Identifier: GPL-3.0-or-later
/// Desk: one worker thread's own connections to the stores, and DeskPool, a few such threads over one bounded queue.
/// SQLite connections are never shared between threads. Called by the routes.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "sync/hub/batch_store.h"
#include "sync/hub/people.h"

namespace pishkhan::hub {

struct Desk {
    People people;
    BatchStore store; ///< read-only
    Database index;   ///< read-only
    static Result<Desk> open(const std::string& dataFolder);
};

class DeskPool {
public:
    using Task = std::function<void(Desk&)>;
    /// The stores must exist. Errors: Storage.
    static Result<std::unique_ptr<DeskPool>> start(const std::string& dataFolder, int threads);
    ~DeskPool();            ///< ends after the tasks under way; queued ones are dropped
    bool submit(Task task); ///< any thread. False when too many are waiting.
    bool isBusy() const;    ///< half of the queue is taken

private:
    explicit DeskPool(std::vector<Desk> desks);
    void work(Desk& desk);
    std::vector<Desk> m_desks;
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Task> m_tasks;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace pishkhan::hub
