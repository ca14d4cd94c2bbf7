// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about the safety of the books. Repeating a report that changes nothing makes no fact.
#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {

Status gatesLetIn(const State& now, Fee fee)
{
    if (now.alarm && fee == Fee::Some) {
        return refuse("alarm");
    }
    for (const auto& [gate, line] : now.gates) {
        if (line.state == "closed" && (fee == Fee::Some || gate == "disk")) {
            return refuse(line.reason);
        }
    }
    return {};
}

Decision decideOn(const State& now, const command::ReportGate& ask, Instant /*at*/)
{
    const auto known = now.gates.find(ask.gate);
    const bool same = known == now.gates.end() ? ask.state == "open"
                                               : known->second.state == ask.state && known->second.reason == ask.reason;
    if (same) {
        return std::vector<Event>{};
    }
    return std::vector{office(system("gates"), event::GateChanged{ask.gate, ask.state, ask.reason, ask.left})};
}

Decision decideOn(const State& /*now*/, const command::ReportReserveUsed& ask, Instant /*at*/)
{
    return std::vector{office(system("journal"), event::DiskReserveUsed{ask.freeMegabytes})};
}

Decision decideOn(const State& /*now*/, const command::ReportSecondProgram& ask, Instant /*at*/)
{
    return std::vector{office(system("journal"), event::SecondProgramRefused{ask.times})};
}

Decision decideOn(const State& /*now*/, const command::OpenEpoch& ask, Instant /*at*/)
{
    std::vector<Event> facts{office(system("journal"), ask.found)};
    for (const event::MissingListed& row : ask.missing) {
        facts.push_back(office(system("journal"), row));
    }
    return facts;
}

} // namespace pishkhan::domain::counter
