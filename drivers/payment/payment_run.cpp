// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/payment_run.h"

#include <algorithm>

#include "terminal/base/overloaded.h"
#include "terminal/domain/event_catalogue.h"
#include "terminal/domain/payment/codec.h"

namespace pishkhan::payment {

namespace pay = domain::payment;

class PaymentRun::Watcher final : public ports::PaymentWatcher {
public:
    Watcher(PaymentRun& run, std::string key) : m_run(run), m_key(std::move(key)) {}

    void progress(const std::string& step) override { m_run.m_surroundings.showStep(step); }
    bool storeApproval(const ports::TransactionFacts& facts) override
    {
        return m_run.handle(m_key, pay::command::ApprovalReceived{facts}).has_value();
    }
    bool cancelRequested() override { return m_run.m_surroundings.cancelRequested(); }

private:
    PaymentRun& m_run;
    std::string m_key;
};

PaymentRun::PaymentRun(ports::Journal& journal, ports::PaymentTerminal& terminal, const ports::Clock& clock,
                       RunSurroundings surroundings)
    : m_journal(journal), m_terminal(terminal), m_clock(clock), m_surroundings(std::move(surroundings))
{
}

Status PaymentRun::load()
{
    m_intents.clear();
    m_order.clear();
    return m_journal.replay([this](const ports::JournalEvent& recorded) { return take(recorded); });
}

Status PaymentRun::take(const ports::JournalEvent& recorded)
{
    if (recorded.entry.kind.rfind("payment-", 0) != 0) {
        return {};
    }
    const pay::Event fact = TRY(pay::decode(recorded.entry.kind, recorded.entry.clear));
    const std::string key = std::visit([](const auto& what) { return what.intent; }, fact);
    auto [found, isNew] = m_intents.try_emplace(key);
    if (isNew) {
        m_order.push_back(key);
        found->second.caseId = recorded.entry.caseId;
        found->second.agency = recorded.entry.agency;
    }
    found->second.state = TRY(pay::evolve(found->second.state, fact, recorded.at));
    return {};
}

ports::JournalEntry PaymentRun::entryFor(const Open& open, const pay::Event& fact) const
{
    ports::JournalEntry entry;
    entry.kind = pay::kindOf(fact);
    const bool byPerson =
        std::holds_alternative<pay::event::Intended>(fact) || std::holds_alternative<pay::event::Resolved>(fact);
    entry.actor = byPerson ? Actor{ActorKind::Human, "technician"} : Actor{ActorKind::System, "card-terminal"};
    if (const auto* resolved = std::get_if<pay::event::Resolved>(&fact)) {
        entry.actor.id = resolved->by;
    }
    if (const domain::EventRow* row = domain::findEventRow(entry.kind)) {
        entry.kindVersion = row->version;
    }
    entry.caseId = open.caseId;
    entry.agency = open.agency;
    entry.clear = pay::encode(fact);
    return entry;
}

/// The one way a fact comes into being: decided, appended durably, folded; then its effects are queued.
Status PaymentRun::handle(const std::string& key, const pay::Command& command)
{
    Open& open = m_intents[key];
    const std::vector<pay::Event> facts = TRY(pay::decide(open.state, command));
    if (facts.empty()) {
        return {};
    }
    std::vector<ports::JournalEntry> entries;
    for (const pay::Event& fact : facts) {
        entries.push_back(entryFor(open, fact));
    }
    const std::vector<ports::JournalEvent> recorded = TRY(m_journal.append(entries));
    for (std::size_t i = 0; i < facts.size(); ++i) {
        open.state = TRY(pay::evolve(open.state, facts[i], recorded[i].at));
        for (pay::Effect& effect : pay::react(facts[i], *open.state)) {
            m_effects.push_back(std::move(effect));
        }
    }
    return {};
}

Status PaymentRun::runEffects(const std::string& key)
{
    m_giveUpAtMs = m_clock.monotonicMs() + m_surroundings.patience.count();
    while (!m_effects.empty()) {
        const pay::Effect effect = std::move(m_effects.front());
        m_effects.pop_front();
        TRY(perform(key, effect));
    }
    return {};
}

Status PaymentRun::perform(const std::string& key, const pay::Effect& effect)
{
    return std::visit(
        Overloaded{
            [&](const pay::effect::TakeBaseline&) { return handle(key, takeBaseline(key)); },
            [&](const pay::effect::Send& what) {
                Watcher watcher(*this, key);
                const ports::PaymentAnswer answer = m_terminal.pay(what.request, watcher);
                m_giveUpAtMs = m_clock.monotonicMs() + m_surroundings.patience.count();
                return handle(key, pay::command::PayAnswered{answer});
            },
            [](const pay::effect::ConfirmStored&) { return Status(); }, // storeApproval() has returned true by then
            [&](const pay::effect::Query& what) {
                if (m_clock.monotonicMs() + what.wait.count() > m_giveUpAtMs) {
                    return Status(); // stays in doubt; the next start inquires again
                }
                m_surroundings.pause(what.wait);
                m_surroundings.showStep("inquiring");
                const auto answer = m_terminal.query(what.request, what.baseline, m_clock.now());
                return handle(key, pay::command::QueryAnswered{answer});
            },
        },
        effect);
}

/// Earlier intents of this ledger that reached the terminal after this same last transaction and were not paid.
std::int64_t PaymentRun::triesSince(const pay::PaymentBaseline& baseline, const std::string& terminal) const
{
    return std::count_if(m_order.begin(), m_order.end(), [&](const std::string& key) {
        const pay::State& state = *m_intents.at(key).state;
        const pay::TransactionFacts& last = state.baseline.last;
        return state.phase == pay::Phase::NotPaid && state.sentAt.ms != 0 && state.intent.terminal == terminal &&
               last.trace == baseline.last.trace && last.terminalId == baseline.last.terminalId;
    });
}

/// The terminal's last transaction carries the key of an intent this ledger closed as not paid: it was paid after all.
bool PaymentRun::contradictsClosed(const pay::PaymentBaseline& baseline)
{
    const auto found = baseline.known ? m_intents.find(baseline.key) : m_intents.end();
    if (found == m_intents.end() || found->second.state->phase != pay::Phase::NotPaid) {
        return false;
    }
    const pay::QueryAnswer paid{pay::QueryVerdict::Approved, baseline.last, {}};
    return handle(baseline.key, pay::command::QueryAnswered{paid}).has_value();
}

pay::Command PaymentRun::takeBaseline(const std::string& key)
{
    const auto failed = [](const Error& error) {
        const bool turn = error.source == "terminal-lease" && error.kind == ErrorKind::Busy;   // another program's
        const bool word = turn || (error.source == "zvt" && error.kind == ErrorKind::Refused); // it says why not
        return pay::command::BaselineFailed{word ? error.what : error.kind == ErrorKind::Busy ? "busy" : "no-contact"};
    };
    m_surroundings.showStep("connecting");
    if (m_surroundings.cancelRequested()) {
        return pay::command::CancelRequested{};
    }
    if (const Status ready = m_terminal.prepare(); !ready) {
        return failed(ready.error());
    }
    auto baseline = m_terminal.readBaseline();
    if (!baseline) {
        return failed(baseline.error());
    }
    if (contradictsClosed(*baseline)) {
        return pay::command::BaselineFailed{"earlier-payment-conflict"};
    }
    const std::string& terminal = m_intents.at(key).state->intent.terminal;
    baseline->attempts = std::max(baseline->attempts, triesSince(*baseline, terminal));
    return pay::command::BaselineRead{std::move(*baseline)};
}

Status PaymentRun::recover()
{
    for (const std::string& key : m_order) {
        Open& open = m_intents[key];
        std::vector<ports::JournalEntry> entries;
        const std::vector<pay::Event> facts = pay::settle(*open.state);
        for (const pay::Event& fact : facts) {
            entries.push_back(entryFor(open, fact));
        }
        if (!entries.empty()) {
            const auto recorded = TRY(m_journal.append(entries));
            for (std::size_t i = 0; i < facts.size(); ++i) {
                open.state = TRY(pay::evolve(open.state, facts[i], recorded[i].at));
            }
        }
        for (pay::Effect& effect : pay::recover(*open.state)) {
            m_effects.push_back(std::move(effect));
        }
        TRY(runEffects(key));
    }
    return {};
}

Result<pay::State> PaymentRun::pay(const pay::Intent& intent)
{
    if (hasOpenIntent()) {
        return makeError(ErrorKind::Refused, "payment-in-doubt", "payment");
    }
    if (m_intents.count(intent.key) != 0) {
        return makeError(ErrorKind::Refused, "payment-key-used", "payment");
    }
    if (const Status begun = handle(intent.key, pay::command::Begin{intent}); !begun) {
        m_intents.erase(intent.key);
        return begun.error();
    }
    m_order.push_back(intent.key);
    TRY(runEffects(intent.key));
    return *m_intents[intent.key].state;
}

Result<pay::State> PaymentRun::resolve(const std::string& key, const pay::command::OperatorResolved& by)
{
    if (m_intents.count(key) == 0) {
        return makeError(ErrorKind::Refused, "payment-none", "payment");
    }
    TRY(handle(key, by));
    return *m_intents[key].state;
}

std::vector<pay::State> PaymentRun::intents() const
{
    std::vector<pay::State> out;
    for (const std::string& key : m_order) {
        out.push_back(*m_intents.at(key).state);
    }
    return out;
}

bool PaymentRun::hasOpenIntent() const
{
    return std::any_of(m_order.begin(), m_order.end(),
                       [this](const std::string& key) { return !pay::isClosed(*m_intents.at(key).state); });
}

} // namespace pishkhan::payment
