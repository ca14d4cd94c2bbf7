// SPDX-License-Identifier: GPL-3.0-or-later
/// ReturnRun: the coordinator of reversals and refunds of a ledger folder, one call at a time, beside PaymentRun over the
/// same journal and terminal. Used by `pishkhan-device pay --reverse` and by tests; the counter's application runs the
/// same pure functions (domain/payment/give_back_core.h) on its own threads.
#pragma once
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "drivers/payment/payment_run.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::payment {

class ReturnRun {
public:
    ReturnRun(ports::Journal& journal, ports::PaymentTerminal& terminal, const ports::Clock& clock,
              RunSurroundings surroundings);

    Status load(); ///< fold the ledger; first call. Errors: Integrity, Storage.
    /// Close what was never sent, inquire about what was. Never asks for money back again. Errors: Storage, Integrity.
    Status recover();
    /// Give the money of `original` back, once. Errors: those of decide; Storage (the ledger then says: in doubt).
    Result<domain::payment::back::State> giveBack(const domain::payment::back::Intent& intent,
                                                  const domain::payment::State& original);
    Result<domain::payment::back::State> resolve(const std::string& key,
                                                 const domain::payment::back::command::OperatorResolved& by);

    std::vector<domain::payment::back::State> returns() const; ///< in the order of their first records
    bool hasOpen() const;

private:
    Status take(const ports::JournalEvent& recorded);
    Status record(const std::string& key, const std::vector<domain::payment::back::Event>& facts);
    Status handle(const std::string& key, const domain::payment::back::Command& command);
    Status runEffects(const std::string& key);
    Status perform(const std::string& key, const domain::payment::back::Effect& effect);
    domain::payment::back::Command takeBaseline();

    ports::Journal& m_journal;
    ports::PaymentTerminal& m_terminal;
    const ports::Clock& m_clock;
    RunSurroundings m_surroundings;
    std::map<std::string, std::optional<domain::payment::back::State>> m_returns;
    std::vector<std::string> m_order;
    std::deque<domain::payment::back::Effect> m_effects;
    std::int64_t m_giveUpAtMs = 0;
};

} // namespace pishkhan::payment
