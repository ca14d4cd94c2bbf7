// SPDX-License-Identifier: GPL-3.0-or-later
/// Counter: the loop and the only writer. decide → append durably → evolve → tell the screens → run effects.
/// Lives on the owner thread. If the append fails nothing happened, and the caller is told so.
#pragma once
#include <functional>
#include <vector>

#include "terminal/base/result.h"
#include "terminal/domain/counter/core.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/journal.h"

namespace pishkhan::app {

class Counter {
public:
    using Effects = domain::counter::Effects;

    /// Fold the journal. Errors: Integrity, Storage (the journal is left untouched).
    static Result<Counter> open(ports::Journal& journal, const ports::Clock& clock);

    const domain::counter::State& state() const { return m_state; }

    /// Do what is asked. Errors of decide (Refused, InvalidInput) and of the journal (Storage, Integrity).
    Status handle(const domain::counter::Ask& ask);

    /// Effects go here, in order, after each durable fact. Set once by the composition, before start().
    void runEffectsWith(std::function<void(const domain::counter::Effect&)> run) { m_run = std::move(run); }
    /// Called after every change, with the facts that made it. Set once per listener.
    void whenChanged(std::function<void(const std::vector<domain::counter::Recorded>&)> tell)
    {
        m_listeners.push_back(std::move(tell));
    }

    /// Settle what the last run left open and ask the outside world about the rest (recover). Once, after Start was
    /// handled.
    Status resume();

private:
    Counter(ports::Journal& journal, const ports::Clock& clock) : m_journal(&journal), m_clock(&clock) {}
    Status record(const std::vector<domain::counter::Event>& events);

    ports::Journal* m_journal;
    const ports::Clock* m_clock;
    domain::counter::State m_state;
    std::function<void(const domain::counter::Effect&)> m_run;
    std::vector<std::function<void(const std::vector<domain::counter::Recorded>&)>> m_listeners;
};

} // namespace pishkhan::app
