// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/support_watch.h"

#include <algorithm>

#include "terminal/domain/counter/codec.h"

namespace pishkhan::app {

namespace counter = domain::counter;

namespace {
constexpr Milliseconds lookEvery(1000);
constexpr std::size_t longestLog = 30;
constexpr std::int64_t longestCertificateMs = 4LL * 60 * 60 * 1000;
constexpr std::string_view actSubject = "session-act";
} // namespace

void SupportWatch::start()
{
    look();
    m_loop.clock.after(lookEvery, [this] { start(); });
}

void SupportWatch::look()
{
    const counter::State& state = m_loop.counter.state();
    if (!counter::isSupportOpen(state)) {
        m_endsAt.reset();
        return;
    }
    const std::int64_t now = m_loop.clock.monotonicMs();
    if (!m_endsAt) { // a session never survives a restart: this is the run it was opened in
        m_endsAt = now + (state.support->until - state.support->since).count();
    }
    if (m_loop.clock.now() >= state.support->until || now >= *m_endsAt) {
        m_loop.tell(counter::command::EndSupport{"time"});
        return;
    }
    answerActs(*state.support);
}

void SupportWatch::answerActs(const counter::SupportSession& open)
{
    if (m_lanes.proposals == nullptr) {
        return;
    }
    const std::string session = open.id;
    const Actor signer = open.signer;
    for (const ports::Proposal& one : m_lanes.proposals->held()) {
        const auto& acts = m_loop.counter.state().support->acts;
        const bool known = std::any_of(acts.begin(), acts.end(), [&one](const auto& act) { return act.id == one.id; });
        const bool fits = one.subject == actSubject && one.about == session && one.signer.id == signer.id &&
                          one.signer.kind == ActorKind::Support &&
                          one.certifiedTo.ms - one.certifiedFrom.ms <= longestCertificateMs;
        if (!known && fits) {
            SupportFacts facts = m_facts();
            facts.log.assign(m_log.begin(), m_log.end());
            m_loop.tell(counter::command::RecordSupportAct{one.signer, one.id, session, one.text, one.object,
                                                           one.certificate, supportReport(one.text, facts)});
        }
    }
}

void SupportWatch::recorded(const std::vector<counter::Recorded>& facts)
{
    for (const counter::Recorded& fact : facts) { // a number and a word of the catalogue: nothing of anybody
        m_log.push_back(std::to_string(fact.sequence) + " " + std::string(counter::kindOf(fact.event.what)));
    }
    while (m_log.size() > longestLog) {
        m_log.pop_front();
    }
}

} // namespace pishkhan::app
