// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/counter/decide_parts.h"

#include <algorithm>
#include <cstdio>

namespace pishkhan::domain::counter {

Result<std::vector<Event>> decide(const State& now, const Command& command)
{
    return std::visit([&](const auto& ask) { return decideOn(now, ask, command.now); }, command.ask);
}

Result<const Case*> workingCase(const State& now, Step step)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    const Case* open = openCase(now);
    if (open == nullptr) {
        return refuse("no-case");
    }
    if (open->step != step) {
        return refuse("not-this-step");
    }
    return open;
}

Result<const Case*> anyCase(const State& now, const std::string& id)
{
    const auto found = now.cases.find(id);
    if (found == now.cases.end()) {
        return refuse("no-case");
    }
    return &found->second;
}

std::string composeCaseId(const std::string& device, std::int64_t number)
{
    char digits[24];
    std::snprintf(digits, sizeof digits, "%06lld", static_cast<long long>(number));
    return device + "-" + digits;
}

const Case* openCase(const State& state)
{
    const auto found = state.cases.find(state.openCase);
    return found == state.cases.end() ? nullptr : &found->second;
}

Milliseconds signInDelay(const State& state, const std::string& clerk, Instant now)
{
    constexpr std::int64_t free = 5;             // wrong PINs before the first wait
    constexpr std::int64_t firstWaitMs = 15'000; // doubles with each further one
    const auto found = state.accounts.find(clerk);
    if (found == state.accounts.end() || found->second.failures < free) {
        return Milliseconds(0);
    }
    const std::int64_t doublings = std::min<std::int64_t>(found->second.failures - free, 20);
    const Instant until = found->second.lastFailure + Milliseconds(firstWaitMs << doublings);
    return std::max(until - now, Milliseconds(0));
}

} // namespace pishkhan::domain::counter
