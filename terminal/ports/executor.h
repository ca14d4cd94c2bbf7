// SPDX-License-Identifier: GPL-3.0-or-later
/// Executor: hand a task to the owner thread. The one way a device's thread speaks to the rest.
#pragma once
#include <functional>

namespace pishkhan::ports {

class Executor {
public:
    virtual ~Executor() = default;
    virtual void
    post(std::function<void()> task) = 0; ///< callable from any thread; tasks run in order on the owner thread
};

/// Runs blocking device work on that device's own thread, one task at a time, in order.
class Worker {
public:
    virtual ~Worker() = default;
    virtual void run(std::function<void()> task) = 0; ///< callable from the owner thread only
};

} // namespace pishkhan::ports
