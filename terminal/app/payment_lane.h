// SPDX-License-Identifier: GPL-3.0-or-later
/// PaymentLane: runs one step of a payment at the card terminal, on its thread, and brings the answer back. An approval is acknowledged
/// to the terminal only after the counter has it on disk: the device's thread waits for exactly that.
#pragma once
#include <atomic>
#include <memory>
#include <string>

#include "terminal/app/desk.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"

namespace pishkhan::app {

class PaymentLane {
public:
    PaymentLane(const Loop& loop, Lane<ports::PaymentTerminal> lane, Activity& activity)
        : m_loop(loop), m_lane(lane), m_activity(activity), m_flags(std::make_shared<Flags>())
    {
    }

    void run(const std::string& caseId, const domain::payment::Effect& step);
    /// Ask the terminal to give up; the result decides, not this.
    void cancel();
    /// Inquire about the open case's payment now. Errors: Refused when nothing is in doubt.
    Status query();
    /// No answer will be taken any more: whoever waits for the owner thread is told no.
    void shutDown() { m_flags->down = true; }

    /// Shared with the device's thread, which may outlive this by a moment.
    struct Flags {
        std::atomic<bool> cancel{false};
        std::atomic<bool> down{false};
    };

private:
    void takeBaseline(const std::string& caseId);
    void send(const std::string& caseId, const domain::payment::PaymentRequest& request);
    void ask(const std::string& caseId, const domain::payment::effect::Query& question);
    void answered(const std::string& caseId, domain::payment::Command reply);

    const Loop& m_loop;
    Lane<ports::PaymentTerminal> m_lane;
    Activity& m_activity;
    std::shared_ptr<Flags> m_flags;
};

} // namespace pishkhan::app
