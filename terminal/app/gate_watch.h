// SPDX-License-Identifier: GPL-3.0-or-later
/// GateWatch: looks every two seconds at disk, clock, licence and queue; a change is an event and a line on every screen.
/// Also sees the wall clock jump (wall against monotonic time) and a second program at the door. Owned by LiveDesk.
#pragma once
#include <optional>

#include "terminal/app/desk.h"
#include "terminal/app/loop.h"
#include "terminal/ports/storage.h"

namespace pishkhan::app {

/// What the hub's last answer and the outbox say.
struct LineFacts {
    std::optional<Milliseconds> hubOffset; ///< hub's time minus ours
    std::optional<Instant> oldestWaiting;
};

class GateWatch {
public:
    /// `storage` may be null (no disk of its own). `notBefore`: when this program was built.
    GateWatch(const Loop& loop, ports::Storage* storage, const catalogue::OfficeConfiguration& office,
              Activity& activity, Instant notBefore)
        : m_loop(loop), m_storage(storage), m_office(office), m_activity(activity), m_notBefore(notBefore)
    {
    }

    void start(); ///< the first look, then one every two seconds
    void look();  ///< now: before a case is opened the facts must be fresh
    void lineTold(const LineFacts& facts);
    /// A write failed or went well: what the screens show beside the gates.
    void wroteBadly(const Error& error);
    void wroteWell();

private:
    void round();
    void lookAtClock();
    void lookAtStorage();
    void judge();

    const Loop& m_loop;
    ports::Storage* m_storage;
    const catalogue::OfficeConfiguration& m_office;
    Activity& m_activity;
    Instant m_notBefore;
    LineFacts m_line;
    std::optional<domain::FreeSpace> m_space;
    std::optional<Instant> m_wall; ///< at the last look
    std::int64_t m_monotonic = 0;
    ports::Reserve m_reserve = ports::Reserve::None;
};

} // namespace pishkhan::app
