// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for facts about the card terminal beside the books, and the memory of which of its transactions these books know.
#include <algorithm>

#include "terminal/base/overloaded.h"
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {
namespace {

constexpr std::size_t mostSeen = 64; // only its last one is ever asked for; a terminal may show the one before again

template <typename List, typename Value> void remember(List& list, const Value& value)
{
    list.push_back(value);
    if (list.size() > mostSeen) {
        list.erase(list.begin());
    }
}

void see(State& state, payment::TransactionFacts facts)
{
    auto& seen = state.terminalSeen;
    if (facts.terminalId.empty() && !seen.empty()) { // what a person decided names the number only
        facts.terminalId = seen.back().substr(0, seen.back().find('/'));
    }
    const std::string name = transactionName(facts);
    if (name.empty() || (!seen.empty() && seen.back() == name)) {
        return;
    }
    std::erase(seen, name);
    remember(seen, name);
}

payment::TransactionFacts facts(const std::string& terminalId, const std::string& trace, const std::string& rrn)
{
    payment::TransactionFacts out;
    out.terminalId = terminalId;
    out.trace = trace;
    out.rrn = rrn;
    return out;
}

} // namespace

void noteSeen(State& state, const payment::Event& what)
{
    std::visit(Overloaded{
                   [&](const payment::event::BaselineTaken& fact) { see(state, fact.baseline.last); },
                   [&](const payment::event::ApprovedPending& fact) { see(state, fact.facts); },
                   [&](const payment::event::Final& fact) { see(state, fact.facts); },
                   [&](const payment::event::NeedsOperator& fact) {
                       see(state, facts(fact.terminalId, fact.trace, fact.rrn));
                   },
                   [&](const payment::event::Conflict& fact) { see(state, facts({}, fact.trace, fact.rrn)); },
                   [&](const payment::event::NotPaid& fact) {
                       if (fact.evidence != "never-sent") {
                           remember(state.mayBeTakenBack, fact.amount);
                       }
                   },
                   [&](const payment::event::Resolved& fact) {
                       if (fact.outcome == "paid") {
                           state.terminalSeen.insert(state.terminalSeen.begin(), slipName(fact.reference));
                       }
                       remember(state.mayBeTakenBack, fact.amount);
                   },
                   [](const auto& /*other*/) {},
               },
               what);
}

void noteSeen(State& state, const payment::back::Event& what)
{
    std::visit(
        Overloaded{
            [&](const payment::back::event::Sending& fact) {
                see(state, fact.baseline.last);
                remember(state.mayBeTakenBack, fact.amount);
            },
            [&](const payment::back::event::NeedsOperator& fact) { see(state, facts({}, fact.trace, fact.rrn)); },
            [&](const payment::back::event::Done& fact) { see(state, fact.facts); },
            [](const auto& /*other*/) {},
        },
        what);
}

Status apply(State& state, const event::TerminalCompared& what, const Recorded& /*fact*/)
{
    state.terminalCompared = state.terminalCompared || (what.verdict != "silent" && what.verdict != "later");
    if (what.verdict == "first") { // what it held before these books belongs to none of their days
        see(state, facts(what.terminalId, what.trace, {}));
        state.terminalBase = what.sum;
    }
    return {};
}

Status apply(State& state, const event::TerminalAhead& what, const Recorded& fact)
{
    payment::TransactionFacts one = facts(what.terminalId, what.trace, what.rrn);
    see(state, one);
    state.findingCount = std::max(state.findingCount, what.finding);
    state.day.findings.push_back({what.finding,
                                  what.cause,
                                  what.terminalId,
                                  what.trace,
                                  what.rrn,
                                  what.localTime,
                                  what.maskedPan,
                                  what.amount,
                                  fact.at,
                                  {},
                                  {},
                                  {},
                                  false});
    return {};
}

Status apply(State& state, const event::DisplayCompared& what, const Recorded& fact)
{
    if (what.verdict == "agrees") {
        state.displaysRead.insert(what.terminal);
        return {};
    }
    state.findingCount = std::max(state.findingCount, what.finding);
    state.day.findings.push_back(
        {what.finding, "display", what.terminal, {}, {}, {}, {}, what.amount, fact.at, {}, {}, {}, false});
    return {};
}

Status apply(State& state, const event::FindingSettled& what, const Recorded& fact)
{
    const auto found = std::find_if(state.day.findings.begin(), state.day.findings.end(),
                                    [&what](const TerminalFinding& one) { return one.number == what.finding; });
    if (found == state.day.findings.end() || !found->verdict.empty()) {
        return impossible("finding-settled");
    }
    found->verdict = what.verdict;
    found->reason = what.reason;
    found->by = what.by;
    if (what.verdict == "disputed") {
        const std::int64_t day = state.lastDay ? state.lastDay->number + 1 : 1;
        state.disputes.push_back({day, state.day.businessDate, "finding", what.amount, what.reason, what.by, fact.at});
    }
    return {};
}

} // namespace pishkhan::domain::counter
