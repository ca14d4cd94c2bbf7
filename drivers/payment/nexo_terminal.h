// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal that speaks nexo Retailer (Sale-to-POI): XML 3.1 over HTTP, or JSON sealed over TLS. Implements ports::PaymentTerminal on
/// the device's thread; a fresh connection for every exchange, a payment sent once, a doubt asked about by the payment's own ServiceID, which
/// is made of our key. A subset, tested against our own emulator and an independent terminal of the tests; never tried on a physical one.
/// Follows payment.md 9.
#pragma once
#include "drivers/payment/nexo_decide.h"
#include "drivers/payment/nexo_line.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment::nexo {

struct Timers {
    Milliseconds answer{5'000};       ///< of everything that only asks
    Milliseconds completion{180'000}; ///< card, PIN and bank
    Milliseconds again{10'000};       ///< between two answers "not found" that together prove something
};

struct Settings {
    std::string poiId;
    Timers timers;
};

class NexoTerminal final : public ports::PaymentTerminal {
public:
    NexoTerminal(Wire wire, const ports::Clock& clock, Settings settings);

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
    /// "Not found" as the terminal last said it about a message.
    struct NotFound {
        std::string serviceId;
        std::int64_t firstMs = 0;
    };

    Head headFor(const char* category, const std::string& saleId); ///< of a message that moves no money
    Head moneyHead(const char* category, const std::string& key) const;
    Result<Answer> ask(const Tree& message, const Head& asked);
    Result<Answer> diagnose();
    Status login(const std::string& saleId);
    Status loginOnce(const std::string& saleId);
    Result<Answer> askStatus(const std::string& saleId, const Head* about);
    ports::PaymentAnswer moveMoney(const ports::PaymentRequest& request, const Head& head, const Tree& message,
                                   const std::function<void()>& meanwhile);
    ports::QueryAnswer inquire(const ports::PaymentRequest& request, const Head& about);
    ports::QueryAnswer onNotFound(const Head& about);

    Wire m_wire;
    const ports::Clock& m_clock;
    Settings m_settings;
    std::int64_t m_lastService = 0;
    std::string m_saleId;     ///< the station's, as its last key said
    std::string m_loggedInAs; ///< XML: whose Login the terminal accepted last
    bool m_sawClearCard = false;
    NotFound m_notFound;
};

} // namespace pishkhan::payment::nexo
