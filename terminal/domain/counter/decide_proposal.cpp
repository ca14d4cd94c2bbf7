// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions of a manager about what came from outside, and about the books themselves.
#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {
namespace {

constexpr std::size_t shortestReason = 5; // bytes: one word says something

Status managerIsHere(const State& now)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    return now.session->role == "manager" ? Status() : refuse("manager-only");
}

} // namespace

std::string proposalKey(const std::string& signer, const std::string& proposal)
{
    return signer + "\n" + proposal;
}

Decision decideOn(const State& now, const command::AnswerProposal& ask, Instant at)
{
    using How = command::AnswerProposal::How;
    TRY(managerIsHere(now));
    const std::string verdict = ask.how == How::Accept ? "accepted" : "disputed";
    if (const auto known = now.proposals.find(proposalKey(ask.signer.id, ask.proposal)); known != now.proposals.end()) {
        if (known->second.verdict == verdict) {
            return std::vector<Event>{}; // the same answer again: the first one stands
        }
        return refuse("proposal-answered");
    }
    if (ask.how == How::Accept && ask.expires.ms > 0 && at > ask.expires) {
        return refuse("proposal-expired");
    }
    if (ask.subject == supportRequest && ask.how == How::Accept) {
        TRY(maySupportLookIn(now, ask, at));
    }
    if (ask.how == How::Dispute && ask.reason.size() < shortestReason) {
        return invalid("reason:required");
    }
    const auto subject = now.cases.find(ask.about);
    const std::string caseId = subject == now.cases.end() ? std::string() : subject->first;
    const std::string agency = subject == now.cases.end() ? std::string() : subject->second.agency;
    const std::string& by = now.session->clerk;
    Event answer{caseId, agency, person(now), event::ProposalAccepted{ask.proposal, ask.signer.id, ask.amount, by}};
    if (ask.how == How::Dispute) {
        answer.what = event::ProposalDisputed{ask.proposal, ask.signer.id, ask.amount, ask.reason, by};
    }
    std::vector<Event> facts{Event{caseId, agency, ask.signer,
                                   event::ProposalReceived{ask.proposal, ask.subject, ask.about, ask.amount, ask.text,
                                                           ask.object, ask.certificate}},
                             std::move(answer)};
    if (ask.subject == supportRequest && ask.how == How::Accept) {
        facts.push_back(office(person(now),
                               event::SupportSessionOpened{ask.proposal, ask.signer.id, supportUntil(ask, at).ms, by}));
    }
    return facts;
}

Decision decideOn(const State& now, const command::AcknowledgeAlarm& ask, Instant /*at*/)
{
    TRY(managerIsHere(now));
    if (!now.alarm) {
        return std::vector<Event>{}; // the same key twice
    }
    if (ask.reason.size() < shortestReason) {
        return invalid("reason:required");
    }
    return std::vector{office(person(now), event::AlarmAcknowledged{now.alarmCheck, ask.reason, now.session->clerk})};
}

Decision decideOn(const State& now, const command::RecordJournalExport& ask, Instant /*at*/)
{
    TRY(managerIsHere(now));
    if (now.lastExport && now.lastExport->lastSequence == ask.lastSequence && now.lastExport->head == ask.head) {
        return std::vector<Event>{}; // a later copy holds at least the fact of this one
    }
    return std::vector{
        office(person(now), event::JournalExported{ask.lastSequence, ask.batches, ask.head, now.session->clerk})};
}

} // namespace pishkhan::domain::counter
