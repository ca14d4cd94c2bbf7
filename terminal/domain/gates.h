// SPDX-License-Identifier: GPL-3.0-or-later
/// Gates: what stops new fee services, how many days ahead it is announced, and why (R-32, R-35, oversight.md 5.9). A
/// pure judgement over facts; terminal/app/gate_watch gathers the facts and records every change. A gate never stops
/// what is under way: the open case is finished, receipts are printed, status is answered.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/instant.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::domain {

enum class Gate : std::uint8_t { Disk, Clock, Licence, Queue };
enum class GateState : std::uint8_t { Open, Warning, Closed };

std::string_view name(Gate gate);       ///< disk, clock, licence, queue
std::string_view name(GateState state); ///< open, warning, closed

/// From the signed configuration; the values here are used where it says nothing.
struct GateLimits {
    std::int64_t clockSkewSeconds = 300; ///< further from the hub's clock: closed; warned of from two fifths on
    std::int64_t queueDays = 5;          ///< oldest event the hub does not have: closed
    std::int64_t queueWarnDays = 3;
    std::int64_t licenceWarnDays = 30;
};

struct FreeSpace {
    std::uint64_t freeBytes = 0;
    std::uint64_t totalBytes = 0; ///< 0: the file system does not say
};

struct GateFacts {
    Instant now;
    Instant notBefore; ///< no honest clock can be earlier: the time this program was built
    std::optional<FreeSpace> disk;
    std::optional<Milliseconds> hubOffset; ///< hub's time minus ours, from its last answer
    std::optional<Instant> oldestWaiting;  ///< oldest event the hub does not have
    JalaliDate licenceTo;
    bool licenceSuspended = false;
};

struct GateView {
    Gate gate = Gate::Disk;
    GateState state = GateState::Open;
    std::string reason;    ///< stable word of kiosk-ui's table; empty while open
    std::int64_t left = 0; ///< Units: percent free (disk), minutes of skew (clock), days left (licence, queue)
    bool operator==(const GateView&) const = default;
};

/// Percent of the file system that is free, rounded down; 100 when it does not say.
int freePercent(const FreeSpace& space);

/// One view for each gate, in the order of Gate.
std::vector<GateView> judgeGates(const GateFacts& facts, const GateLimits& limits);

} // namespace pishkhan::domain
