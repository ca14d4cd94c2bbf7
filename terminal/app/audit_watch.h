// SPDX-License-Identifier: GPL-3.0-or-later
/// AuditWatch: balance invariants after every fact, and all of them together with the books on the disk every half hour and when a day is
/// about to be closed (lessons H7). A break is an integrity alarm: an event, a line on every screen, no new fee services. Owned by LiveBooks.
#pragma once
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"

namespace pishkhan::app {

/// The last audit, for the manager's sheet.
struct AuditView {
    bool running = false;
    Instant at;               ///< 0 before the first since the start
    std::uint64_t events = 0; ///< on the disk, and sound
    std::string problem;      ///< stable word: books-differ, balance, unreadable; empty when all is well
};

class AuditWatch {
public:
    /// References must outlive it; without an auditor only the balance is looked at.
    AuditWatch(const Loop& loop, const Lanes& lanes) : m_loop(loop), m_lanes(lanes) {}

    void start(); ///< the opening has just audited everything: the first look comes half an hour later
    void look();  ///< now; asked twice it looks once
    void recorded(const std::vector<domain::counter::Recorded>& facts); ///< right after they were folded
    const AuditView& view() const { return m_view; }

private:
    void round();
    void found(const Result<ports::AuditFinding>& finding);
    void raise(const std::string& check, const std::string& detail);

    const Loop& m_loop;
    const Lanes& m_lanes;
    AuditView m_view;
};

} // namespace pishkhan::app
