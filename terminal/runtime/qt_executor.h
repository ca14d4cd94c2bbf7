// SPDX-License-Identifier: GPL-3.0-or-later
/// QtExecutor: tasks from any thread, run in order on the owner thread's event loop. What is posted after the loop ended is dropped.
#pragma once
#include <QObject>

#include "terminal/ports/executor.h"

namespace pishkhan::runtime {

class QtExecutor final : public ports::Executor {
public:
    void post(std::function<void()> task) override;

private:
    QObject m_owner; ///< lives on the owner thread; queued calls die with it
};

} // namespace pishkhan::runtime
