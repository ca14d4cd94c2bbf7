// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/live_books.h"

#include <algorithm>

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "desk");
}

bool isManager(const domain::counter::State& state)
{
    return state.session && state.session->role == "manager";
}

} // namespace

std::vector<ports::Proposal> LiveBooks::openProposals() const
{
    std::vector<ports::Proposal> out;
    if (m_lanes.proposals != nullptr) {
        const auto& answered = m_loop.counter.state().proposals;
        std::copy_if(m_lanes.proposals->held().begin(), m_lanes.proposals->held().end(), std::back_inserter(out),
                     [&answered](const ports::Proposal& one) {
                         return one.subject != "session-act" && // an act is answered by the session, not by a person
                                answered.count(domain::counter::proposalKey(one.signer.id, one.id)) == 0;
                     });
    }
    return out;
}

std::int64_t LiveBooks::refusedProposals() const
{
    return m_lanes.proposals == nullptr ? 0 : m_lanes.proposals->refused();
}

Status LiveBooks::answerProposal(const std::string& signer, const std::string& id, ProposalAnswer how,
                                 const std::string& reason)
{
    if (m_lanes.proposals == nullptr) {
        return refused("proposal-unknown");
    }
    const auto& held = m_lanes.proposals->held();
    const auto found = std::find_if(
        held.begin(), held.end(), [&](const ports::Proposal& one) { return one.signer.id == signer && one.id == id; });
    if (found == held.end()) {
        return refused("proposal-unknown");
    }
    return m_ask(command::AnswerProposal{found->signer, found->id, found->subject, found->about, found->amount,
                                         found->text, found->object, found->certificate, found->expires,
                                         found->certifiedFrom, found->certifiedTo, how, reason});
}

Status LiveBooks::acknowledgeAlarm(const std::string& reason)
{
    return m_ask(command::AcknowledgeAlarm{reason});
}

Status LiveBooks::settleWork(const std::string& row, const std::string& about, const std::string& reason)
{
    return m_ask(command::SettleWork{row, about, reason});
}

Status LiveBooks::settleFinding(std::int64_t finding, FindingAnswer how, const std::string& reason)
{
    return m_ask(command::SettleFinding{finding, how, reason});
}

Status LiveBooks::endSupport()
{
    return m_ask(command::EndSupport{"office"});
}

std::vector<ports::CopyPlace> LiveBooks::copyPlaces() const
{
    return m_lanes.copies.device == nullptr ? std::vector<ports::CopyPlace>() : m_lanes.copies.device->places();
}

Status LiveBooks::copyBooks(const std::string& place)
{
    if (!isManager(m_loop.counter.state())) {
        return refused("manager-only");
    }
    const auto places = copyPlaces();
    const bool known = std::any_of(places.begin(), places.end(),
                                   [&place](const ports::CopyPlace& one) { return one.folder == place; });
    if (!known) {
        return refused("copy-place");
    }
    if (m_copy.running) {
        return {}; // the same key twice
    }
    TRY(m_journal.closeBatch()); // what is not signed is not in a copy
    m_copy = CopyView{};
    m_copy.running = true;
    m_loop.changed();
    m_lanes.copies.worker->run([this, place] {
        const auto progress = [this](std::uint64_t done, std::uint64_t whole) {
            m_loop.executor.post([this, done, whole] {
                m_copy.done = done;
                m_copy.whole = whole;
                m_loop.changed();
            });
        };
        auto done = m_lanes.copies.device->copyTo(place, progress);
        m_loop.executor.post([this, done = std::move(done)] { copied(done); });
    });
    return {};
}

void LiveBooks::copied(const Result<ports::CopyDone>& done)
{
    m_copy.running = false;
    if (done) {
        m_copy.result = *done;
        m_loop.tell(command::RecordJournalExport{static_cast<std::int64_t>(done->lastSequence),
                                                 static_cast<std::int64_t>(done->batches), done->head});
    } else {
        m_copy.problem = done.error().kind == ErrorKind::Integrity ? "copy-differs" : "copy-failed";
    }
    m_loop.changed();
}

} // namespace pishkhan::app
