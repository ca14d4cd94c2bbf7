// SPDX-License-Identifier: GPL-3.0-or-later
/// What support may be shown in a session (lessons H17): the machine's own state, made of words of ours. No case, no person, no money can be
/// in it, because none of the facts below knows of any. Pure; asked by support_watch.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace pishkhan::app {

struct SupportFacts {
    struct Device {
        std::string id, state, reason;
    };
    std::vector<Device> devices;
    std::int64_t unsent = 0;
    std::string lineState;
    std::string version;
    std::int64_t epoch = 1;
    bool alarm = false;
    std::string auditProblem;
    std::vector<std::string> closedGates;
    std::vector<std::string> log; ///< "sequence kind" of the newest facts since the start
};

/// The acts there are: devices, queue, self-test, log. Any other word is answered with «مجاز نیست».
std::string supportReport(const std::string& what, const SupportFacts& facts);

} // namespace pishkhan::app
