// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/return_run.h"

#include <algorithm>

#include "terminal/base/overloaded.h"

namespace pishkhan::payment {

namespace back = domain::payment::back;

ReturnRun::ReturnRun(ports::Journal& journal, ports::PaymentTerminal& terminal, const ports::Clock& clock,
                     RunSurroundings surroundings)
    : m_journal(journal), m_terminal(terminal), m_clock(clock), m_surroundings(std::move(surroundings))
{
}

Status ReturnRun::load()
{
    m_returns.clear();
    m_order.clear();
    return m_journal.replay([this](const ports::JournalEvent& recorded) { return take(recorded); });
}

Status ReturnRun::take(const ports::JournalEvent& recorded)
{
    if (recorded.entry.kind.rfind("give-back-", 0) != 0) {
        return {};
    }
    const back::Event fact = TRY(back::decode(recorded.entry.kind, recorded.entry.clear));
    const std::string key = std::visit([](const auto& what) { return what.intent; }, fact);
    const auto [found, isNew] = m_returns.try_emplace(key);
    if (isNew) {
        m_order.push_back(key);
    }
    found->second = TRY(back::evolve(found->second, fact, recorded.at));
    return {};
}

/// The one way a fact comes into being: appended durably, folded; then its effects are queued.
Status ReturnRun::record(const std::string& key, const std::vector<back::Event>& facts)
{
    if (facts.empty()) {
        return {};
    }
    std::vector<ports::JournalEntry> entries;
    for (const back::Event& fact : facts) {
        ports::JournalEntry entry;
        entry.kind = back::kindOf(fact);
        const auto* intended = std::get_if<back::event::Intended>(&fact);
        const auto* resolved = std::get_if<back::event::Resolved>(&fact);
        entry.actor = intended != nullptr   ? Actor{ActorKind::Human, intended->askedBy}
                      : resolved != nullptr ? Actor{ActorKind::Human, resolved->by}
                                            : Actor{ActorKind::System, "card-terminal"};
        entry.clear = back::encode(fact);
        entries.push_back(std::move(entry));
    }
    const std::vector<ports::JournalEvent> recorded = TRY(m_journal.append(entries));
    auto& state = m_returns[key];
    for (std::size_t i = 0; i < facts.size(); ++i) {
        state = TRY(back::evolve(state, facts[i], recorded[i].at));
        for (back::Effect& effect : back::react(facts[i], *state)) {
            m_effects.push_back(std::move(effect));
        }
    }
    return {};
}

Status ReturnRun::handle(const std::string& key, const back::Command& command)
{
    return record(key, TRY(back::decide(m_returns[key], command)));
}

Status ReturnRun::runEffects(const std::string& key)
{
    m_giveUpAtMs = m_clock.monotonicMs() + m_surroundings.patience.count();
    while (!m_effects.empty()) {
        const back::Effect effect = std::move(m_effects.front());
        m_effects.pop_front();
        TRY(perform(key, effect));
    }
    return {};
}

Status ReturnRun::perform(const std::string& key, const back::Effect& effect)
{
    return std::visit(Overloaded{
                          [&](const back::effect::TakeBaseline&) { return handle(key, takeBaseline()); },
                          [&](const back::effect::Send& what) {
                              m_surroundings.showStep("giving-back");
                              const auto answer = what.kind == back::Kind::Reversal
                                                      ? m_terminal.reverse(what.request, what.original)
                                                      : m_terminal.refund(what.request);
                              return handle(key, back::command::Answered{answer});
                          },
                          [&](const back::effect::Query& what) {
                              if (m_clock.monotonicMs() + what.wait.count() > m_giveUpAtMs) {
                                  return Status(); // stays in doubt; the next start inquires again
                              }
                              m_surroundings.pause(what.wait);
                              m_surroundings.showStep("inquiring");
                              const auto answer = m_terminal.queryReturn(what.kind, what.request, what.original,
                                                                         what.baseline, m_clock.now());
                              return handle(key, back::command::QueryAnswered{answer});
                          },
                      },
                      effect);
}

back::Command ReturnRun::takeBaseline()
{
    m_surroundings.showStep("connecting");
    if (const Status ready = m_terminal.prepare(); !ready) {
        return back::command::BaselineFailed{ready.error().kind == ErrorKind::Busy ? "busy" : "no-contact"};
    }
    auto baseline = m_terminal.readBaseline();
    if (!baseline) {
        return back::command::BaselineFailed{"no-contact"};
    }
    return back::command::BaselineRead{std::move(*baseline)};
}

Status ReturnRun::recover()
{
    for (const std::string& key : m_order) {
        if (!m_returns[key]) { // refused, or its first record could not be written
            continue;
        }
        TRY(record(key, back::settle(*m_returns[key])));
        for (back::Effect& effect : back::recover(*m_returns[key])) {
            m_effects.push_back(std::move(effect));
        }
        TRY(runEffects(key));
    }
    return {};
}

Result<back::State> ReturnRun::giveBack(const back::Intent& intent, const domain::payment::State& original)
{
    const auto facts = TRY(back::decide(std::nullopt, back::command::Begin{intent, original, returns()}));
    m_order.push_back(intent.key);
    TRY(record(intent.key, facts));
    TRY(runEffects(intent.key));
    return *m_returns[intent.key];
}

Result<back::State> ReturnRun::resolve(const std::string& key, const back::command::OperatorResolved& by)
{
    if (m_returns.count(key) == 0) {
        return makeError(ErrorKind::Refused, "return-none", "payment");
    }
    TRY(handle(key, by));
    return *m_returns[key];
}

std::vector<back::State> ReturnRun::returns() const
{
    std::vector<back::State> out;
    for (const std::string& key : m_order) {
        if (const auto& state = m_returns.at(key)) {
            out.push_back(*state);
        }
    }
    return out;
}

bool ReturnRun::hasOpen() const
{
    return std::any_of(m_returns.begin(), m_returns.end(),
                       [](const auto& each) { return each.second && !back::isClosed(*each.second); });
}

} // namespace pishkhan::payment
