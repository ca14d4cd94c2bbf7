// SPDX-License-Identifier: GPL-3.0-or-later
/// The only source of time and delay. Implemented over the Qt event loop in terminal/runtime and by hand in tests.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "terminal/base/instant.h"

namespace pishkhan::ports {

using TimerId = std::uint64_t; ///< 0 is never a timer

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;              ///< wall clock, UTC; may jump
    virtual std::int64_t monotonicMs() const = 0; ///< never goes back within one boot; counts while asleep
    /// Who keeps the wall clock: synchronised (a time service), by-hand, unknown.
    virtual std::string source() const { return "unknown"; }
    virtual TimerId after(Milliseconds delay, std::function<void()> act) = 0; ///< runs once on the owner thread
    virtual void cancel(TimerId timer) = 0; ///< no effect on an unknown or elapsed timer
};

} // namespace pishkhan::ports
