// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal that no cable reaches: the clerk takes the money at a stand-alone terminal and types what its slip
/// says. Implements ports::PaymentTerminal, so that such an office uses the same intents and the same ledger; what it
/// says stays unverified until the day's reconciliation (domain/payment isUnverified). Follows payment.md 6 and R12.
#pragma once
#include <functional>
#include <string>

#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment {

/// As typed from the paper, digits in any script.
struct Slip {
    Rials amount;
    std::string rrn;        ///< 6–12 digits
    std::string trace;      ///< 1–12 digits
    std::string terminalId; ///< 4–8 digits
    std::string time;       ///< as printed
    std::string maskedPan;  ///< may be empty; masked here whatever was typed
};

/// The facts of a slip. Errors: InvalidInput "field:reason".
Result<domain::payment::TransactionFacts> factsOfSlip(const Slip& slip);

class ManualTerminal final : public ports::PaymentTerminal {
public:
    /// Runs on the device's thread while a payment waits. Errors: Refused (the clerk says nothing was paid), anything
    /// else leaves the payment to be decided later.
    using ReadSlip = std::function<Result<Slip>(const ports::PaymentRequest&, ports::PaymentWatcher&)>;
    explicit ManualTerminal(ReadSlip readSlip) : m_readSlip(std::move(readSlip)) {}

    ports::PaymentCapabilities capabilities() const override { return {}; }
    Status prepare() override { return {}; }
    Result<ports::PaymentBaseline> readBaseline() override { return ports::PaymentBaseline{}; }
    ports::PaymentAnswer pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher) override;
    ports::QueryAnswer query(const ports::PaymentRequest& request, const ports::PaymentBaseline& baseline,
                             Instant now) override;
    ports::PaymentAnswer reverse(const ports::PaymentRequest& request,
                                 const ports::TransactionFacts& original) override;
    ports::PaymentAnswer refund(const ports::PaymentRequest& request) override;
    Result<ports::TerminalTotals> totals() override;

private:
    ReadSlip m_readSlip;
};

} // namespace pishkhan::payment
