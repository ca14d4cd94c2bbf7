// SPDX-License-Identifier: GPL-3.0-or-later
/// SupportWatch: a support session the office has agreed to (lessons H17). Answers each signed act that arrives with the machine's own
/// state, records both, and ends the session when its time is over, by the wall's clock or by the one that cannot be turned back. It can do
/// nothing else: there is no act that writes. Owned by LiveBooks.
#pragma once
#include <deque>
#include <optional>

#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/app/support_report.h"

namespace pishkhan::app {

class SupportWatch {
public:
    /// `facts` tells how the machine is now, all but the log.
    SupportWatch(const Loop& loop, const Lanes& lanes, std::function<SupportFacts()> facts)
        : m_loop(loop), m_lanes(lanes), m_facts(std::move(facts))
    {
    }
    void start();
    void look(); ///< acts that arrived, and the end
    void recorded(const std::vector<domain::counter::Recorded>& facts);

private:
    void answerActs(const domain::counter::SupportSession& open);
    const Loop& m_loop;
    const Lanes& m_lanes;
    std::function<SupportFacts()> m_facts;
    std::deque<std::string> m_log;
    std::optional<std::int64_t> m_endsAt; ///< monotonic
};

} // namespace pishkhan::app
