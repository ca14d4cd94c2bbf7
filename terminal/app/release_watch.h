// SPDX-License-Identifier: GPL-3.0-or-later
/// ReleaseWatch: the program that runs here, and the one that should (lessons H8, fleet.md Updates). It records what the last change came
/// to, confirms a new release after it has stood for a while with its books in order, goes back by itself when it has not, and changes only
/// while nobody is at work and the hub has everything. Made by the composition root where releases are installed; owner thread.
#pragma once
#include <functional>
#include <optional>

#include "terminal/app/counter.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/release_shelf.h"

namespace pishkhan::app {

/// What the program knows of itself beside its books.
struct ReleaseFacts {
    bool isLineLive = false;
    std::int64_t unsent = 0;
    bool isTroubled = false; ///< writing fails, or the last audit found something
};

class ReleaseWatch {
public:
    /// `restart` ends the program for the next one; called at most once.
    ReleaseWatch(Counter& counter, ports::Clock& clock, ports::ReleaseShelf& shelf, std::function<ReleaseFacts()> facts,
                 std::function<void()> restart)
        : m_counter(counter), m_clock(clock), m_shelf(shelf), m_facts(std::move(facts)), m_restart(std::move(restart))
    {
    }
    void start(); ///< after the desk's: the first look, then one every five seconds
    void look();

    static constexpr Milliseconds provesItselfAfter{60'000};

private:
    void round();
    void recordFallen();
    void judgeTrial();
    void followWish();
    void leave(Status (ports::ReleaseShelf::*step)());
    bool say(const domain::counter::Ask& what);

    Counter& m_counter;
    ports::Clock& m_clock;
    ports::ReleaseShelf& m_shelf;
    std::function<ReleaseFacts()> m_facts;
    std::function<void()> m_restart;
    std::optional<std::int64_t> m_startedAt; ///< monotonic
    bool m_wasAlarmed = false;               ///< an alarm of before this start is no fault of this release
    std::string m_recorded;                  ///< the change whose fact stands in the books and is waiting to be made
    bool m_isLeaving = false;
};

} // namespace pishkhan::app
