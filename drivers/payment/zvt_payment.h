// SPDX-License-Identifier: GPL-3.0-or-later
/// The money side of one ZVT dialogue: what to answer to each 04 0F, and what the end of the dialogue means. Used by
/// zvt_terminal for payments, reversals and refunds. Follows payment.md 7.5, 7.6 and 7.9.
#pragma once
#include <optional>

#include "drivers/payment/zvt_dialogue.h"
#include "terminal/ports/payment_terminal.h"

namespace pishkhan::payment::zvt {

class MoneyDialogue final : public DialogueOwner {
public:
    MoneyDialogue(ports::PaymentWatcher& watcher, std::uint16_t currency) : m_watcher(watcher), m_currency(currency) {}

    Apdu onStatus(const StatusFields& status) override;
    void onIntermediate(const Intermediate& step) override;
    void onReceiptText(const std::string& text) override { m_receiptText += text; }
    bool wantsAbort() override { return m_watcher.cancelRequested(); }

    /// Decided on the last 04 0F and on how the dialogue ended.
    ports::PaymentAnswer answer(const DialogueEnd& end) const;
    const std::string& receiptText() const { return m_receiptText; }
    const std::optional<StatusFields>& lastStatus() const { return m_last; }

private:
    ports::PaymentAnswer unknown(std::string reason) const;
    ports::PaymentAnswer notPaid(std::uint8_t code) const;
    ports::PaymentAnswer completed() const;
    ports::PaymentAnswer aborted(const DialogueEnd& end) const;

    ports::PaymentWatcher& m_watcher;
    std::uint16_t m_currency;
    std::optional<StatusFields> m_last;
    bool m_stored = false;  ///< an approval is durable with us
    bool m_refused = false; ///< we answered 84 66: the terminal must take it back
    bool m_inPlay = false;
    std::string m_receiptText;
};

} // namespace pishkhan::payment::zvt
