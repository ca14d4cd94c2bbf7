// SPDX-License-Identifier: GPL-3.0-or-later
/// ReturnLane: one step of giving money back at the card terminal, on its thread, and its answer to the counter. Follows
/// payment.md R4 and R11: asked once, afterwards only inquired.
#pragma once
#include <string>

#include "terminal/app/desk.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"

namespace pishkhan::app {

class ReturnLane {
public:
    ReturnLane(const Loop& loop, Lane<ports::PaymentTerminal> lane, Activity& activity)
        : m_loop(loop), m_lane(lane), m_activity(activity)
    {
    }

    void run(const std::string& caseId, const domain::payment::back::Effect& step);
    /// Inquire about the return under way now. Errors: Refused when none is in doubt, or there is no terminal.
    Status query();

private:
    void takeBaseline(const std::string& caseId);
    void send(const std::string& caseId, const domain::payment::back::effect::Send& what);
    void ask(const std::string& caseId, const domain::payment::back::effect::Query& question);
    void answered(const std::string& caseId, domain::payment::back::Command reply);

    const Loop& m_loop;
    Lane<ports::PaymentTerminal> m_lane;
    Activity& m_activity;
};

} // namespace pishkhan::app
