// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/zvt_payment.h"

#include <cstdio>

#include "drivers/payment/zvt_codes.h"

namespace pishkhan::payment::zvt {
namespace {

constexpr std::uint8_t cancelled = 0x6C;
constexpr std::uint8_t cannotStore = 0x66; ///< to a 04 0F it makes the terminal reverse (payment.md 7.6)

std::string hexOf(std::uint8_t code)
{
    char hex[3];
    std::snprintf(hex, sizeof hex, "%02X", code);
    return hex;
}

} // namespace

Apdu MoneyDialogue::onStatus(const StatusFields& status)
{
    m_last = status;
    if (status.clearPan) {
        m_watcher.progress("unmasked-card"); // F33
    }
    if (status.result != std::uint8_t{0}) {
        return composeAcknowledge();
    }
    // Without a readable amount, or in another currency, nothing can be stored as ours. The payment may stand all the
    // same, so it is acknowledged and asked about; a refusal would be a decision.
    const bool readable = status.amount.has_value() && status.currency.value_or(m_currency) == m_currency;
    if (!readable) {
        return composeAcknowledge();
    }
    m_stored = m_watcher.storeApproval(factsOf(status));
    m_refused = !m_stored;
    return m_stored ? composeAcknowledge() : composeRefusal(cannotStore);
}

void MoneyDialogue::onIntermediate(const Intermediate& step)
{
    m_inPlay = m_inPlay || cardIsInPlay(step.code);
    m_watcher.progress(stepOf(step.code));
}

ports::PaymentAnswer MoneyDialogue::unknown(std::string reason) const
{
    return {ports::PaymentOutcome::Unknown, m_last ? factsOf(*m_last) : ports::TransactionFacts{}, std::move(reason)};
}

ports::PaymentAnswer MoneyDialogue::notPaid(std::uint8_t code) const
{
    ports::PaymentAnswer answer{ports::PaymentOutcome::NotPaid, m_last ? factsOf(*m_last) : ports::TransactionFacts{},
                                reasonOf(code)};
    answer.facts.resultCode = hexOf(code);
    return answer;
}

ports::PaymentAnswer MoneyDialogue::answer(const DialogueEnd& end) const
{
    switch (end.how) {
    case DialogueEnd::How::Completed: return completed();
    case DialogueEnd::How::Aborted: return aborted(end);
    case DialogueEnd::How::Refused: return notPaid(end.code); // nothing had started
    case DialogueEnd::How::Broken: return unknown(end.reason);
    }
    return unknown("protocol");
}

ports::PaymentAnswer MoneyDialogue::completed() const
{
    if (!m_last || !m_last->result) {
        return unknown("no-result");
    }
    if (*m_last->result == 0) {
        return m_stored ? ports::PaymentAnswer{ports::PaymentOutcome::Approved, factsOf(*m_last), {}}
                        : unknown(m_refused ? "storage" : "unreadable-result");
    }
    if (m_refused) {
        auto answer = notPaid(*m_last->result);
        answer.reason = "refused-by-us";
        return answer;
    }
    return classOf(*m_last->result) == CodeClass::NotPaid ? notPaid(*m_last->result)
                                                          : unknown(reasonOf(*m_last->result));
}

ports::PaymentAnswer MoneyDialogue::aborted(const DialogueEnd& end) const
{
    const bool approvedBefore = m_last && m_last->result == std::uint8_t{0};
    if (approvedBefore) {
        return unknown("aborted-after-approval");
    }
    if (m_refused) {
        auto answer = notPaid(end.code);
        answer.reason = "refused-by-us";
        return answer;
    }
    if (m_last && m_last->result && classOf(*m_last->result) == CodeClass::AskFirst) {
        return unknown(reasonOf(*m_last->result)); // 27 9B, the bank did not answer, then 06 1E
    }
    const bool loneTimeout = end.code == cancelled && !m_last && !end.weAborted && m_inPlay;
    if (loneTimeout || classOf(end.code) == CodeClass::AskFirst) {
        return unknown(loneTimeout ? "timeout" : reasonOf(end.code));
    }
    return notPaid(end.code);
}

} // namespace pishkhan::payment::zvt
