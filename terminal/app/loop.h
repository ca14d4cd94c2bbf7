// SPDX-License-Identifier: GPL-3.0-or-later
/// Loop: what every lane needs to answer the counter: the counter itself, the way back to the owner thread, the time, and where trouble goes.
#pragma once
#include <functional>

#include "terminal/app/counter.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/executor.h"

namespace pishkhan::app {

struct Loop {
    Counter& counter;
    ports::Executor& executor;
    ports::Clock& clock;
    std::function<void(const Error&)> trouble; ///< Storage and Integrity errors; never a refusal
    std::function<void()> changed;             ///< activity beside the state changed
    /// What using a device or line has shown: its id, ready or trouble, and a stable word.
    std::function<void(const std::string& device, const std::string& state, const std::string& reason)> seen;

    /// Give the counter a reply. A refusal only means that the counter has moved on; anything else is trouble.
    void tell(const domain::counter::Ask& ask) const
    {
        if (const Status done = counter.handle(ask); !done && done.error().kind != ErrorKind::Refused) {
            trouble(done.error());
        }
    }
};

/// The stable word a screen knows for an error of a device or line.
std::string wordFor(const Error& error);

} // namespace pishkhan::app
