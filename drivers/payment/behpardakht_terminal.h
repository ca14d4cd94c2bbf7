// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal that speaks Behpardakht's POS-PC v3. Implements ports::PaymentTerminal on the device's thread over any
/// byte stream; a fresh connection for every exchange, our key in every payment, never a payment sent twice. A payment
/// in doubt is inquired by its key (service 16). Implemented from the public document v3.1, not verified on a device.
/// Follows payment.md 8.
#pragma once
#include <optional>

#include "drivers/payment/behpardakht_line.h"
#include "drivers/payment/transport_factory.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment::behpardakht {

struct Settings {
    Timers timers;
};

class BehpardakhtTerminal final : public ports::PaymentTerminal {
public:
    BehpardakhtTerminal(TransportFactory connect, const ports::Clock& clock, Settings settings);

    ports::PaymentCapabilities capabilities() const override;
    Status prepare() override;
    Result<ports::PaymentBaseline> readBaseline() override;
    ports::PaymentAnswer pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher) override;
    ports::QueryAnswer query(const ports::PaymentRequest& request, const ports::PaymentBaseline& baseline,
                             Instant now) override;
    ports::PaymentAnswer reverse(const ports::PaymentRequest& request,
                                 const ports::TransactionFacts& original) override;
    ports::PaymentAnswer refund(const ports::PaymentRequest& request) override;
    Result<ports::TerminalTotals> totals() override;

private:
    /// "Not found" as the terminal last said it about a key.
    struct NotFound {
        std::string key;
        std::int64_t firstMs = 0;
    };

    Result<Line> connect();
    std::string nextNumber();
    Result<Answer> inquire(const std::string& key); ///< on a connection of its own
    ports::PaymentAnswer onAnswer(const ports::PaymentRequest& request, const Answer& answer,
                                  ports::PaymentWatcher& watcher);
    ports::PaymentAnswer askOnce(const ports::PaymentRequest& request, const Answer& answer);
    ports::QueryAnswer onNotFound(const ports::PaymentRequest& request, Instant now);

    TransportFactory m_connect;
    const ports::Clock& m_clock;
    Settings m_settings;
    std::int64_t m_number;
    bool m_saidReady = false; ///< the terminal answered the last "Ready?"
    std::string m_paidKey;    ///< the payment this process sent last, and when its dialogue ended
    std::int64_t m_paidEndMs = 0;
    NotFound m_notFound;
};

} // namespace pishkhan::payment::behpardakht
