// SPDX-License-Identifier: GPL-3.0-or-later
/// Any card terminal, shared by several ledgers of one machine without confusing their payments: it is locked while a
/// dialogue runs, an open intent is noted where the other ledgers see it, and a stored transaction belongs to one intent
/// only. Put around a driver by whoever owns the ledger. Follows payment.md R2, F19 and F23.
#pragma once
#include <memory>

#include "drivers/payment/terminal_lease.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment {

class LeasedTerminal final : public ports::PaymentTerminal {
public:
    LeasedTerminal(std::unique_ptr<ports::PaymentTerminal> terminal, LeaseSettings settings);

    ports::PaymentCapabilities capabilities() const override { return m_terminal->capabilities(); }
    Status prepare() override;
    Result<ports::PaymentBaseline> readBaseline() override;
    ports::PaymentAnswer pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher) override;
    ports::QueryAnswer query(const ports::PaymentRequest& request, const ports::PaymentBaseline& baseline,
                             Instant now) override;
    ports::PaymentAnswer reverse(const ports::PaymentRequest& request,
                                 const ports::TransactionFacts& original) override;
    ports::PaymentAnswer refund(const ports::PaymentRequest& request) override;
    ports::QueryAnswer queryReturn(domain::payment::back::Kind kind, const ports::PaymentRequest& request,
                                   const ports::TransactionFacts& original, const ports::PaymentBaseline& baseline,
                                   Instant now) override;
    Result<ports::TerminalTotals> totals() override;
    Result<ports::TerminalMemory> recall() override;

private:
    template <typename Ask> ports::PaymentAnswer moveMoney(const ports::PaymentRequest& request, Ask ask);
    template <typename Ask> ports::QueryAnswer inquire(const ports::PaymentRequest& request, Ask ask);

    std::unique_ptr<ports::PaymentTerminal> m_terminal;
    TerminalLease m_lease;
};

} // namespace pishkhan::payment
