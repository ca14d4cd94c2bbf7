// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/audit_watch.h"

#include "terminal/domain/counter/balance.h"

namespace pishkhan::app {

namespace counter = domain::counter;

namespace {
constexpr Milliseconds lookEvery(30LL * 60 * 1000); // a walk takes seconds of one core on years of books
} // namespace

void AuditWatch::start()
{
    m_loop.clock.after(lookEvery, [this] { round(); });
}

void AuditWatch::round()
{
    look();
    start();
}

void AuditWatch::look()
{
    const auto broken = counter::firstImbalance(m_loop.counter.state());
    if (broken) {
        m_view.problem = "balance";
        raise("balance", broken->rule + " " + broken->about);
    }
    if (m_lanes.auditor.device == nullptr || m_view.running) {
        return;
    }
    m_view.running = true;
    const auto* auditor = m_lanes.auditor.device;
    m_lanes.auditor.worker->run([this, auditor, known = auditor->mark()] {
        auto finding = auditor->audit(known);
        m_loop.executor.post([this, finding = std::move(finding)] { found(finding); });
    });
}

void AuditWatch::found(const Result<ports::AuditFinding>& finding)
{
    const bool inBalance = !counter::firstImbalance(m_loop.counter.state());
    m_view.running = false;
    m_view.at = m_loop.clock.now();
    m_view.events = finding ? finding->events : 0;
    m_view.problem = !finding ? "unreadable" : !finding->problem.empty() ? "books-differ" : inBalance ? "" : "balance";
    if (!finding) {
        raise("journal", finding.error().what);
    } else if (!finding->problem.empty()) {
        raise("journal", finding->problem);
    }
    m_loop.changed();
}

void AuditWatch::recorded(const std::vector<counter::Recorded>& facts)
{
    const counter::State& state = m_loop.counter.state();
    for (const counter::Recorded& fact : facts) {
        const auto subject = state.cases.find(fact.event.caseId);
        const auto broken =
            subject == state.cases.end() ? std::nullopt : counter::caseImbalance(state, subject->second);
        if (broken) {
            m_view.problem = "balance";
            raise("balance", broken->rule + " " + broken->about);
            return;
        }
    }
}

/// Later, never in the middle of the recording that found it. An alarm that is open already says enough.
void AuditWatch::raise(const std::string& check, const std::string& detail)
{
    m_loop.executor.post([this, check, detail] {
        if (!m_loop.counter.state().alarm) {
            m_loop.tell(counter::command::RaiseAlarm{check, detail});
        }
    });
}

} // namespace pishkhan::app
