// SPDX-License-Identifier: GPL-3.0-or-later
/// PaymentRun: the payment coordinator of a ledger folder, one call at a time. decide → append durably → evolve → the
/// step at the terminal, until the intent is closed or only time or a person can help. Used by `pishkhan-device pay`
/// and by tests; the counter's application runs the same pure functions on its own threads (terminal/app).
#pragma once
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "terminal/domain/payment/core.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/journal.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment {

/// What the run needs from whoever stands before it.
struct RunSurroundings {
    std::function<void(Milliseconds)> pause;               ///< wait before an inquiry
    std::function<void(const std::string& step)> showStep; ///< stable words, for people
    std::function<bool()> cancelRequested;
    Milliseconds patience{90'000}; ///< how long to go on inquiring before the intent is left in doubt
};

class PaymentRun {
public:
    PaymentRun(ports::Journal& journal, ports::PaymentTerminal& terminal, const ports::Clock& clock,
               RunSurroundings surroundings);

    /// Fold the ledger. First call. Errors: Integrity, Storage.
    Status load();
    /// Close what was never sent, inquire about what was (R7). Never charges.
    /// Errors: Storage and Integrity; an intent that stays in doubt is no error.
    Status recover();
    /// Begin `intent` and run it to its end. Errors: Refused "payment-in-doubt" while another intent is open (R2),
    /// InvalidInput, Storage (the outcome is then what the ledger says: in doubt).
    Result<domain::payment::State> pay(const domain::payment::Intent& intent);
    Result<domain::payment::State> resolve(const std::string& key,
                                           const domain::payment::command::OperatorResolved& by);

    /// In the order of their payment-intended records.
    std::vector<domain::payment::State> intents() const;
    /// A number no intent of this ledger has used in its key.
    std::int64_t nextCounter() const { return static_cast<std::int64_t>(m_order.size()) + 1; }
    bool hasOpenIntent() const;

private:
    struct Open {
        std::optional<domain::payment::State> state;
        std::string caseId, agency; ///< of the case it was made for, in a counter's own journal
    };
    class Watcher;

    Status take(const ports::JournalEvent& recorded);
    Status handle(const std::string& key, const domain::payment::Command& command);
    Status runEffects(const std::string& key);
    Status perform(const std::string& key, const domain::payment::Effect& effect);
    domain::payment::Command takeBaseline(const std::string& key);
    bool contradictsClosed(const domain::payment::PaymentBaseline& baseline); ///< R10, found before the next payment
    std::int64_t triesSince(const domain::payment::PaymentBaseline& baseline, const std::string& terminal) const;
    ports::JournalEntry entryFor(const Open& open, const domain::payment::Event& fact) const;

    ports::Journal& m_journal;
    ports::PaymentTerminal& m_terminal;
    const ports::Clock& m_clock;
    RunSurroundings m_surroundings;
    std::map<std::string, Open> m_intents;
    std::vector<std::string> m_order;
    std::deque<domain::payment::Effect> m_effects;
    std::int64_t m_giveUpAtMs = 0;
};

} // namespace pishkhan::payment
