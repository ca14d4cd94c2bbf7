// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for facts about a terminal that took another one's place. What is carried is work for people and knowledge that keeps a thing
/// from being done twice; no money moves here.
#include <algorithm>

#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Status apply(State& state, const event::BooksContinued& what, const Recorded& fact)
{
    if (!state.cases.empty() || state.continuation || state.rollback) {
        return impossible("books-continued"); // it opens the books: nothing can be before it
    }
    state.receiptDay = what.receiptDay;
    state.receiptCount = what.receiptCount;
    state.shiftCount = what.shiftCount;
    state.terminalBase = what.terminalBase;
    state.drawer = what.drawer;
    if (!what.closedDate.empty()) {
        state.lastDay = ClosedDay{what.closedDays, what.closedDate, fact.at};
    }
    state.continuation = Continuation{what.source,
                                      what.orderedBy,
                                      what.confirmedBy,
                                      Instant{what.knownUntil},
                                      what.oldEpoch,
                                      what.oldSequence,
                                      0,
                                      fact.at,
                                      {}};
    return {};
}

Status apply(State& state, const event::WorkCarried& what, const Recorded& fact)
{
    if (!state.continuation) {
        return impossible("work-carried");
    }
    if (what.row == "bill-paid") {
        state.paidBills[what.detail] = what.about;
    } else if (what.row == "proposal-answered") { // signer in `title`, its number in `about`: answered once, for ever
        Proposal& known = state.proposals[proposalKey(what.title, what.about)];
        known.signer.id = what.title;
        known.id = what.about;
        known.verdict = "earlier";
    } else if (what.row == "terminal-seen") { // its newest transaction the old books knew: what came later is looked at
        state.terminalSeen.push_back(what.about);
    } else if (what.row == "dispute") { // its subject in `title`, its date in `about`
        const std::int64_t day = state.lastDay ? state.lastDay->number : 0;
        state.disputes.push_back({day, what.about, what.title, what.amount, what.detail, {}, fact.at});
    } else {
        state.continuation->open.push_back({what.row, what.about, what.title, what.amount, what.detail});
        ++state.continuation->carried;
    }
    return {};
}

Status apply(State& state, const event::WorkSettled& what, const Recorded& /*fact*/)
{
    if (!state.continuation) {
        return impossible("work-settled");
    }
    auto& open = state.continuation->open;
    const auto found = std::find_if(open.begin(), open.end(), [&what](const CarriedWork& one) {
        return one.row == what.row && one.about == what.about;
    });
    if (found == open.end()) {
        return impossible("work-settled");
    }
    open.erase(found);
    return {};
}

} // namespace pishkhan::domain::counter
