// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for facts about the safety of the books.
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Status apply(State& state, const event::GateChanged& what, const Recorded& /*fact*/)
{
    if (what.state == "open") {
        state.gates.erase(what.gate);
    } else {
        state.gates[what.gate] = {what.state, what.reason};
    }
    return {};
}

Status apply(State& /*state*/, const event::DiskReserveUsed& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

Status apply(State& /*state*/, const event::SecondProgramRefused& /*what*/, const Recorded& /*fact*/)
{
    return {};
}

Status apply(State& state, const event::RollbackFound& what, const Recorded& fact)
{
    if (!state.cases.empty()) {
        return impossible("rollback-found"); // it opens an epoch: nothing can be before it
    }
    state.receiptDay = what.receiptDay;
    state.receiptCount = what.receiptCount;
    state.shiftCount = what.shiftCount;
    state.rollback = Rollback{what.knownSequence, what.foundSequence, fact.at, {}};
    return {};
}

Status apply(State& state, const event::MissingListed& what, const Recorded& /*fact*/)
{
    if (!state.rollback) {
        return impossible("missing-listed");
    }
    if (what.row == "proposal-answered") { // signer/proposal, of an earlier epoch: it can be answered once
        const std::size_t slash = what.about.find('/');
        if (slash == std::string::npos) {
            return impossible("missing-listed");
        }
        Proposal& known = state.proposals[proposalKey(what.about.substr(0, slash), what.about.substr(slash + 1))];
        known.signer.id = what.about.substr(0, slash);
        known.id = what.about.substr(slash + 1);
        known.verdict = "earlier";
        return {};
    }
    state.rollback->missing.push_back({what.sequence, what.row, what.about});
    return {};
}

} // namespace pishkhan::domain::counter
