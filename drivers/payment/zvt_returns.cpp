// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of ZvtTerminal that gives money back: 06 30, 06 31, and what became of them. Follows payment.md 7.4 and F26.
#include "drivers/payment/zvt_codes.h"
#include "drivers/payment/zvt_match.h"
#include "drivers/payment/zvt_payment.h"
#include "drivers/payment/zvt_terminal.h"

namespace pishkhan::payment::zvt {
namespace {

using domain::payment::back::Kind;
using ports::PaymentOutcome;

constexpr std::uint8_t alreadyReversed = 0xB4;

/// A return has no second step on our side: its record is written from the answer, and an inquiry finds it again.
class SilentWatcher final : public ports::PaymentWatcher {
public:
    void progress(const std::string& /*step*/) override {}
    bool storeApproval(const ports::TransactionFacts& /*facts*/) override { return true; }
    bool cancelRequested() override { return false; }
};

} // namespace

ports::PaymentAnswer ZvtTerminal::giveBack(const Apdu& command)
{
    if (const Status connected = connect(); !connected) {
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    SilentWatcher watcher;
    MoneyDialogue owner(watcher, m_settings.station.currency);
    const DialogueEnd end = m_dialogue->run(command, owner);
    if (end.how == DialogueEnd::How::Broken) {
        drop();
    }
    auto answer = owner.answer(end);
    if (end.how != DialogueEnd::How::Broken && end.code == alreadyReversed) {
        answer.outcome = PaymentOutcome::Unknown; // F26: by whom is for the inquiry to say
    }
    return answer;
}

ports::PaymentAnswer ZvtTerminal::reverse(const ports::PaymentRequest& request, const ports::TransactionFacts& original)
{
    const auto command = composeReversal(m_settings.station, original.receiptNumber, request.amount);
    return command ? giveBack(*command) : ports::PaymentAnswer{PaymentOutcome::NotPaid, {}, "receipt-unknown"};
}

ports::PaymentAnswer ZvtTerminal::refund(const ports::PaymentRequest& request)
{
    return giveBack(composeRefund(m_settings.station, request.amount));
}

ports::QueryAnswer ZvtTerminal::queryReturn(Kind kind, const ports::PaymentRequest& request,
                                            const ports::TransactionFacts& original,
                                            const ports::PaymentBaseline& baseline, Instant now)
{
    const Last last = askIdle();
    if (last.undecided) {
        return *last.undecided;
    }
    const Evidence evidence{request, baseline, last.transaction, std::nullopt, now, m_settings.station.currency};
    return kind == Kind::Reversal ? matchReversal(evidence, original) : matchLast(evidence);
}

} // namespace pishkhan::payment::zvt
