// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal behind a vendor's own service: HTTP and JSON on this machine or the office's network, as BRIDGE.md demands of whoever
/// writes such a service. Implements ports::PaymentTerminal on the device's thread; a payment is sent once, a doubt is asked about by its key.
/// Verified against the reference bridge of the tests only; no vendor's service was tried.
#pragma once
#include "drivers/payment/bridge_messages.h"
#include "drivers/payment/http_line.h"
#include "drivers/payment/transport_factory.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment::bridge {

struct Timers {
    Milliseconds answer{5'000};       ///< of everything that asks only
    Milliseconds completion{180'000}; ///< card, PIN and bank
};

class BridgeTerminal final : public ports::PaymentTerminal {
public:
    BridgeTerminal(TransportFactory connect, const ports::Clock& clock, Timers timers);

    ports::PaymentCapabilities capabilities() const override;
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

private:
    Result<Answer> ask(const char* path, const std::string& json);
    ports::PaymentAnswer giveBack(const char* path, const ports::PaymentRequest& request,
                                  const ports::TransactionFacts& original);

    TransportFactory m_connect;
    const ports::Clock& m_clock;
    Timers m_timers;
};

} // namespace pishkhan::payment::bridge
