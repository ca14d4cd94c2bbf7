// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/counter.h"

#include "terminal/domain/counter/codec.h"

namespace pishkhan::app {

namespace counter = domain::counter;

namespace {

ports::JournalEntry toEntry(const counter::Event& fact)
{
    counter::SplitFields fields = counter::encode(fact.what);
    ports::JournalEntry entry;
    entry.kind = counter::kindOf(fact.what);
    entry.actor = fact.actor;
    entry.caseId = fact.caseId;
    entry.agency = fact.agency;
    entry.clear = std::move(fields.clear);
    entry.personal = std::move(fields.personal);
    return entry;
}

Result<counter::Recorded> toRecorded(const ports::JournalEvent& stored)
{
    const ports::JournalEntry& entry = stored.entry;
    auto what = counter::decode(entry.kind, entry.kindVersion, entry.clear, entry.personal);
    if (!what) {
        return std::move(what).error();
    }
    return counter::Recorded{{entry.caseId, entry.agency, entry.actor, std::move(*what)}, stored.sequence, stored.at};
}

} // namespace

Result<Counter> Counter::open(ports::Journal& journal, const ports::Clock& clock)
{
    Counter opened(journal, clock);
    const auto fold = [&opened](const ports::JournalEvent& stored) -> Status {
        const counter::Recorded fact = TRY(toRecorded(stored));
        opened.m_state = TRY(counter::evolve(std::move(opened.m_state), fact));
        return {};
    };
    TRY(journal.replay(fold));
    return opened;
}

Status Counter::handle(const counter::Ask& ask)
{
    return record(TRY(counter::decide(m_state, {ask, m_clock->now()})));
}

Status Counter::record(const std::vector<counter::Event>& events)
{
    if (events.empty()) {
        return {};
    }
    std::vector<ports::JournalEntry> entries;
    for (const counter::Event& fact : events) {
        entries.push_back(toEntry(fact));
    }
    const std::vector<ports::JournalEvent> stored = TRY(m_journal->append(entries));
    std::vector<counter::Recorded> facts;
    counter::Effects effects;
    for (const ports::JournalEvent& one : stored) {
        facts.push_back(TRY(toRecorded(one)));
        m_state = TRY(counter::evolve(std::move(m_state), facts.back()));
        for (counter::Effect& effect : counter::react(facts.back(), m_state)) {
            effects.push_back(std::move(effect));
        }
    }
    for (const auto& tell : m_listeners) {
        tell(facts);
    }
    for (const counter::Effect& effect : effects) {
        m_run(effect);
    }
    return {};
}

Status Counter::resume()
{
    TRY(record(counter::settle(m_state)));
    for (const counter::Effect& effect : counter::recover(m_state)) {
        m_run(effect);
    }
    return {};
}

} // namespace pishkhan::app
