// SPDX-License-Identifier: GPL-3.0-or-later
/// A card terminal that speaks ZVT. Implements ports::PaymentTerminal on the device's thread over any byte stream;
/// connects when needed, registers on every connection, never sends a payment twice. After a break only query() may
/// say what happened. Follows payment.md 7; tested against our emulator, not certified.
#pragma once
#include <memory>
#include <optional>

#include "drivers/payment/transport_factory.h"
#include "drivers/payment/zvt_dialogue.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment::zvt {

struct Settings {
    Station station;
    Timers timers;
    ReceiptMirror mirror = ReceiptMirror::Off;
};

class ZvtTerminal final : public ports::PaymentTerminal {
public:
    ZvtTerminal(TransportFactory connect, const ports::Clock& clock, Settings settings);
    ~ZvtTerminal() override;

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

    /// The slip's text the terminal gave us with the last payment, masked; it must be kept, not necessarily printed.
    const std::string& receiptText() const { return m_receiptText; }

private:
    struct Last { ///< the last stored transaction of an idle terminal, or why it could not be asked
        std::optional<ports::QueryAnswer> undecided;
        std::optional<StatusFields> transaction;
    };
    Last askIdle();
    /// A dialogue that gives money back: `command` once, its end decides.
    ports::PaymentAnswer giveBack(const Apdu& command);
    Status connect();
    Status enrol();                               ///< registration and what the terminal asks for with it
    Result<DialogueEnd> ask(const Apdu& command); ///< a dialogue whose statuses decide nothing
    Result<std::uint8_t> terminalStatus();
    /// The last stored transaction; nothing when the terminal says it has none. Errors: Busy, Disconnected …
    Result<std::optional<StatusFields>> lastTransaction();
    void drop();

    TransportFactory m_connect;
    const ports::Clock& m_clock;
    Settings m_settings;
    std::unique_ptr<Dialogue> m_dialogue; ///< null while not connected and registered
    std::string m_receiptText;
    ports::PaymentBaseline m_baseline; ///< the last one read, with our tries since
    std::string m_paidKey;             ///< the last request, and what its dialogue showed
    std::optional<StatusFields> m_seen;
};

} // namespace pishkhan::payment::zvt
