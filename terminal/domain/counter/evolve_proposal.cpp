// SPDX-License-Identifier: GPL-3.0-or-later
/// apply() for what came from outside and for a manager's word about the books. Only an answer moves anything.
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {
namespace {

/// The proposal that was just received and waits for its answer in the same transaction.
Result<Proposal*> unanswered(State& state, const std::string& signer, const std::string& id, std::string_view fact)
{
    const auto found = state.proposals.find(proposalKey(signer, id));
    if (found == state.proposals.end() || !found->second.verdict.empty()) {
        return impossible(fact);
    }
    return &found->second;
}

void keep(State& state, const Proposal& answered, const std::string& caseId)
{
    state.day.proposals.push_back(answered);
    if (const auto subject = state.cases.find(caseId); subject != state.cases.end()) {
        subject->second.proposals.push_back(answered);
    }
}

} // namespace

Status apply(State& state, const event::ProposalReceived& what, const Recorded& fact)
{
    const Actor& signer = fact.event.actor;
    const bool outside = signer.kind == ActorKind::Central || signer.kind == ActorKind::Support;
    const std::string key = proposalKey(signer.id, what.proposal);
    if (!outside || state.proposals.count(key) > 0) {
        return impossible("proposal-received");
    }
    state.proposals[key] =
        Proposal{signer, what.proposal, what.subject, what.about, what.amount, what.text, {}, {}, {}, fact.at};
    return {};
}

Status apply(State& state, const event::ProposalAccepted& what, const Recorded& fact)
{
    Proposal& proposal = *TRY(unanswered(state, what.signer, what.proposal, "proposal-accepted"));
    proposal.verdict = "accepted";
    proposal.by = what.by;
    keep(state, proposal, fact.event.caseId);
    return {};
}

Status apply(State& state, const event::ProposalDisputed& what, const Recorded& fact)
{
    Proposal& proposal = *TRY(unanswered(state, what.signer, what.proposal, "proposal-disputed"));
    proposal.verdict = "disputed";
    proposal.reason = what.reason;
    proposal.by = what.by;
    keep(state, proposal, fact.event.caseId);
    const std::int64_t day = state.lastDay ? state.lastDay->number + 1 : 1;
    state.disputes.push_back({day, state.day.businessDate, "proposal", what.amount, what.reason, what.by, fact.at});
    return {};
}

Status apply(State& state, const event::AlarmAcknowledged& /*what*/, const Recorded& /*fact*/)
{
    if (!state.alarm) {
        return impossible("alarm-acknowledged");
    }
    state.alarm = false;
    state.alarmCheck.clear();
    return {};
}

Status apply(State& state, const event::JournalExported& what, const Recorded& fact)
{
    state.lastExport = BooksCopy{what.lastSequence, what.head, what.by, fact.at};
    return {};
}

} // namespace pishkhan::domain::counter
