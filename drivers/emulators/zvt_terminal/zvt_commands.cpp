// SPDX-License-Identifier: GPL-3.0-or-later
/// The emulated terminal's answers to each command of the station, and the scripts of its money dialogues.
#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"

#include <algorithm>
#include <utility>

namespace pishkhan::emulators {
namespace {

constexpr std::size_t passwordBytes = 3;
const Bytes goodAnswer{0x80, 0x00, 0x00};

Bytes refusal(std::uint8_t code)
{
    return {0x84, code, 0x00};
}

/// 04 FF 17 with a new T4 and a text.
Bytes waitContent(std::uint8_t minutes)
{
    return {0x17, minutes, 0x06, 0x0F, 0x24, 0x0D, 0x07, 0x0B, 0x50, 0x4C,
            0x45, 0x41,    0x53, 0x45, 0x20, 0x57, 0x41, 0x49, 0x54};
}

} // namespace

Bytes EmulatedZvtTerminal::onCommand(const StationMessage& message, EmulatorTime now)
{
    if (message.is(0x06, 0xB0)) {
        return onAbort(now);
    }
    if (message.is(0x05, 0x01) || message.is(0x06, 0x00)) {
        return enquire(message, now); // also while busy: whoever asks must be able to hear that
    }
    if (isBusy() || m_faults.behaviour.status == 0x9C) {
        return refusal(0x9C);
    }
    if (message.group != 0x06) {
        return refusal(0x83);
    }
    switch (message.instruction) {
    case 0x01: return startSale(message, now);
    case 0x30: return startReversal(message, now);
    case 0x31: return startRefund(message, now);
    default: return enquire(message, now);
    }
}

Bytes EmulatedZvtTerminal::enquire(const StationMessage& message, EmulatorTime now)
{
    Bytes out = goodAnswer;
    m_enquiry.clear();
    if (message.is(0x06, 0x00)) {
        m_printsAtStation = message.data.size() > passwordBytes && (message.data[passwordBytes] & 0x02U) != 0;
        append(out, say(0x06, 0x0F, composeRegistered(m_faults.behaviour.countsIn)));
    } else if (message.is(0x05, 0x01)) {
        append(out, say(0x06, 0x0F, {isBusy() ? std::uint8_t{0x9C} : m_faults.behaviour.status}));
    } else if (message.is(0x06, 0x20)) {
        if (m_books.lines().empty()) {
            append(out, say(0x06, 0x1E, {0x64}));
            return out;
        }
        append(out, say(0x04, 0x0F, composeStatus({m_books.lines().back()})));
        m_enquiry = {say(0x06, 0x0F, {})};
    } else if (message.is(0x06, 0x10) || message.is(0x06, 0x50)) {
        append(out, say(0x04, 0x0F, composeTotals(m_books, stamp(0, now))));
        m_enquiry = {say(0x06, 0x0F, {})};
    } else if (message.is(0x06, 0x93) || message.is(0x06, 0x70)) {
        append(out, say(0x06, 0x0F, {}));
    } else if (!message.is(0x06, 0x02)) {
        return refusal(0x83);
    }
    return out;
}

Bytes EmulatedZvtTerminal::startSale(const StationMessage& message, EmulatorTime now)
{
    const NextPayment next = std::exchange(m_faults.next, {});
    const auto amount = amountIn(message, 0);
    if (next.silent) {
        return {};
    }
    if (next.refuseWith || !amount) {
        return refusal(next.refuseWith.value_or(0x85));
    }
    Sale sale;
    sale.line = stamp(next.otherAmount.value_or(*amount), now);
    sale.line.currency = next.otherCurrency.value_or(364);
    sale.left.push_back({Step::Show, say(0x04, 0xFF, {0x0A})});
    for (std::int64_t waited = 0; m_faults.behaviour.chatterMs > 0 && waited < m_faults.behaviour.cardMs;
         waited += m_faults.behaviour.chatterMs) {
        sale.left.push_back({Step::Show, say(0x04, 0xFF, {0x0A}), m_faults.behaviour.chatterMs});
    }
    sale.left.push_back(
        {Step::Show, say(0x04, 0xFF, next.pinTimeout ? Bytes{0x01} : waitContent(m_faults.behaviour.patienceMinutes)),
         m_faults.behaviour.cardMs});
    if (next.cancel || next.pinTimeout || next.declineWith) {
        scriptRefusal(sale, next);
    } else {
        scriptApproval(sale, next);
    }
    sale.dueMs = now.monotonicMs;
    m_sale = std::move(sale);
    Bytes out = next.impliedAnswer ? Bytes{} : goodAnswer;
    append(out, proceed(now));
    return out;
}

void EmulatedZvtTerminal::scriptRefusal(Sale& sale, const NextPayment& next)
{
    const std::uint8_t code = next.declineWith.value_or(0x6C);
    if (next.declineWith) {
        const Bytes status = composeStatus({sale.line, code, !next.withoutAmount, next.unknownField});
        sale.left.push_back({Step::Result, say(0x04, 0x0F, status), m_faults.behaviour.hostMs});
    }
    sale.left.push_back({Step::End, say(0x06, 0x1E, {code})});
}

void EmulatedZvtTerminal::scriptApproval(Sale& sale, const NextPayment& next)
{
    if (next.wrongPinFirst) {
        const Bytes wrong = composeStatus({sale.line, 0x55});
        sale.left.push_back({Step::Result, say(0x04, 0x0F, wrong), m_faults.behaviour.hostMs});
        sale.line.trace = m_trace = m_trace % 999'999 + 1; // each try at the bank takes a number
    }
    const StatusContent content{sale.line, 0, !next.withoutAmount, next.unknownField, next.clearCard};
    Message result{Step::Result, say(0x04, 0x0F, composeStatus(content)), m_faults.behaviour.hostMs, true};
    sale.left.push_back(std::move(result));
    if (m_printsAtStation && m_faults.behaviour.prints) {
        sale.left.push_back({Step::Print, say(0x06, 0xD3, composeReceiptText(sale.line.amount))});
    }
    sale.left.push_back({Step::End, next.abortAfterApproval ? say(0x06, 0x1E, {0x6C}) : say(0x06, 0x0F, {})});
}

Bytes EmulatedZvtTerminal::startReversal(const StationMessage& message, EmulatorTime now)
{
    const auto receipt = receiptIn(message, passwordBytes);
    const auto& lines = m_books.lines();
    const auto found = std::find_if(lines.begin(), lines.end(), [&receipt](const BookLine& line) {
        return line.kind == BookLine::Kind::Sale && receipt && line.receipt == *receipt;
    });
    if (found == lines.end()) {
        return refusal(0xB5);
    }
    if (m_books.isReversed(found->trace)) {
        return refusal(0xB4);
    }
    if (amountIn(message, passwordBytes + 3).value_or(found->amount) != found->amount) {
        return refusal(0xB7);
    }
    Sale back;
    back.cancellable = false;
    const int original = found->trace;
    back.line = stamp(found->amount, now);
    back.line.kind = BookLine::Kind::Reversal;
    back.line.originalTrace = original;
    back.left.push_back({Step::Result, say(0x04, 0x0F, composeStatus({back.line})), 0, true});
    back.left.push_back({Step::End, say(0x06, 0x0F, {})});
    back.dueMs = now.monotonicMs;
    m_sale = std::move(back);
    Bytes out = goodAnswer;
    append(out, proceed(now));
    return out;
}

Bytes EmulatedZvtTerminal::startRefund(const StationMessage& message, EmulatorTime now)
{
    const auto amount = amountIn(message, passwordBytes);
    if (!amount) {
        return refusal(0x85);
    }
    Sale back;
    back.cancellable = false;
    back.line = stamp(*amount, now);
    back.line.kind = BookLine::Kind::Refund;
    back.left.push_back({Step::Result, say(0x04, 0x0F, composeStatus({back.line})), 0, true});
    back.left.push_back({Step::End, say(0x06, 0x0F, {})});
    back.dueMs = now.monotonicMs;
    m_sale = std::move(back);
    Bytes out = goodAnswer;
    append(out, proceed(now));
    return out;
}

Bytes EmulatedZvtTerminal::onAbort(EmulatorTime now)
{
    if (!m_sale || !m_sale->onLine || !m_sale->cancellable) {
        return goodAnswer; // too late, or nothing to stop: the dialogue takes its course
    }
    m_sale->left.clear();
    m_sale->left.push_back({Step::End, say(0x06, 0x1E, {0x6C})});
    m_sale->waiting = false;
    m_sale->dueMs = now.monotonicMs;
    Bytes out = goodAnswer;
    append(out, proceed(now));
    return out;
}

} // namespace pishkhan::emulators
