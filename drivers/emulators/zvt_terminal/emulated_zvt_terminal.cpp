// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"

#include <algorithm>
#include <utility>

namespace pishkhan::emulators {

EmulatedZvtTerminal::EmulatedZvtTerminal(ZvtBooks& books, Faults& faults) : m_books(books), m_faults(faults)
{
    for (const BookLine& line : books.lines()) {
        m_trace = std::max(m_trace, line.trace);
        m_receipt = std::max(m_receipt, line.receipt);
    }
}

Bytes EmulatedZvtTerminal::say(std::uint8_t group, std::uint8_t instruction, const Bytes& data) const
{
    return composeMessage(group, instruction, data, m_faults.behaviour.longLengths ? Lengths::Long : Lengths::Short);
}

BookLine EmulatedZvtTerminal::stamp(std::int64_t amount, EmulatorTime now)
{
    BookLine line;
    line.trace = m_trace = m_trace % 999'999 + 1;
    line.receipt = m_receipt % 9'999 + 1; // taken only when the line is booked
    line.amount = amount;
    const std::int64_t shown = now.wallMs + m_faults.behaviour.clockOffMs;
    line.date = localDate(shown);
    line.time = localTime(shown);
    return line;
}

void EmulatedZvtTerminal::lineUp()
{
    m_inbox.clear();
    m_enquiry.clear();
}

void EmulatedZvtTerminal::lineDown(EmulatorTime now)
{
    m_inbox.clear();
    m_enquiry.clear();
    if (m_sale && m_sale->onLine) {
        m_sale->onLine = false;
        const bool beforeResult = !m_sale->approved && m_sale->left.front().step == Step::Show;
        if (m_sale->booked || (beforeResult && !m_faults.behaviour.finishWithoutStation)) {
            endSale();
        } else if (m_sale->waiting && !beforeResult) {
            takeBack(now, Cause::Silence);
        } else {
            m_sale->waiting = false; // the citizen goes on alone; tick() finds what is due
        }
    }
    if (m_faults.behaviour.saleAfterCut > 0 && !m_sale) {
        sellByHand(std::exchange(m_faults.behaviour.saleAfterCut, 0), now);
    }
}

void EmulatedZvtTerminal::sellByHand(std::int64_t amount, EmulatorTime now)
{
    const BookLine line = stamp(amount, now);
    m_receipt = line.receipt;
    (void)m_books.add(line).has_value();
}

Bytes EmulatedZvtTerminal::receive(ByteView bytes, EmulatorTime now)
{
    append(m_inbox, bytes);
    Bytes out;
    while (const auto message = takeMessage(m_inbox)) {
        const bool answer = message->group == 0x80 || message->group == 0x84;
        append(out, answer ? onAnswer(*message, now) : onCommand(*message, now));
    }
    return out;
}

Bytes EmulatedZvtTerminal::onAnswer(const StationMessage& message, EmulatorTime now)
{
    if (m_sale && m_sale->onLine && m_sale->waiting) {
        return onMoneyAnswer(message, now);
    }
    if (m_enquiry.empty()) {
        return {};
    }
    Bytes next = std::move(m_enquiry.front());
    m_enquiry.pop_front();
    return next;
}

Bytes EmulatedZvtTerminal::onMoneyAnswer(const StationMessage& message, EmulatorTime now)
{
    Sale& sale = *m_sale;
    const bool good = message.is(0x80, 0x00) || message.is(0x84, 0x00);
    const Step step = sale.left.front().step;
    sale.waiting = false;
    if (message.is(0x84, 0x9C)) {
        sale.left.front().pauseMs = 2'000; // say it again in two seconds
        sale.dueMs = now.monotonicMs + 2'000;
        return {};
    }
    if (!good && (step == Step::Result || step == Step::Print) && sale.approved) {
        const BookLine line = sale.line;
        takeBack(now, Cause::Refusal);
        StatusContent content{line, 0x6C};
        m_enquiry = {say(0x06, 0x1E, {0x6C})};
        return say(0x04, 0x0F, composeStatus(content));
    }
    sale.left.pop_front();
    if (sale.left.empty()) {
        endSale();
        return {};
    }
    if (sale.approved && !sale.booked && sale.left.front().step == Step::End) {
        book();
    }
    sale.dueMs = now.monotonicMs + sale.left.front().pauseMs;
    return proceed(now);
}

/// Send the front message when it is due.
Bytes EmulatedZvtTerminal::proceed(EmulatorTime now)
{
    Sale& sale = *m_sale;
    if (sale.waiting || now.monotonicMs < sale.dueMs) {
        return {};
    }
    sale.waiting = true;
    sale.dueMs = now.monotonicMs + m_faults.behaviour.answerMs;
    sale.approved = sale.approved || sale.left.front().approves;
    sale.cancellable = sale.cancellable && sale.left.front().step == Step::Show;
    return sale.left.front().bytes;
}

Bytes EmulatedZvtTerminal::tick(EmulatorTime now)
{
    if (m_lateReversal && now.monotonicMs >= m_lateReversal->dueMs) {
        (void)m_books.add(m_lateReversal->line).has_value();
        m_lateReversal.reset();
    }
    if (!m_sale || now.monotonicMs < m_sale->dueMs) {
        return {};
    }
    if (m_sale->onLine && !m_sale->waiting) {
        return proceed(now);
    }
    const Step step = m_sale->left.front().step;
    if (m_sale->onLine) { // the station did not answer in time
        const bool money = (step == Step::Result || step == Step::Print) && m_sale->approved;
        money ? takeBack(now, Cause::Silence) : endSale();
        return {};
    }
    // Alone: the citizen and the bank finish, then nobody takes the result.
    if (step == Step::Show) {
        m_sale->left.pop_front();
        m_sale->dueMs = now.monotonicMs + (m_sale->left.empty() ? 0 : m_sale->left.front().pauseMs);
        return m_sale->left.empty() ? (endSale(), Bytes{}) : tick(now);
    }
    m_sale->left.front().approves ? takeBack(now, Cause::Silence) : endSale();
    return {};
}

std::int64_t EmulatedZvtTerminal::nextDeadline() const
{
    std::int64_t next = m_sale ? m_sale->dueMs : -1;
    if (m_lateReversal) {
        next = next < 0 ? m_lateReversal->dueMs : std::min(next, m_lateReversal->dueMs);
    }
    return next;
}

void EmulatedZvtTerminal::book()
{
    m_sale->booked = m_books.add(m_sale->line).has_value();
    m_receipt = m_sale->line.receipt;
}

void EmulatedZvtTerminal::takeBack(EmulatorTime now, Cause cause)
{
    AutoReversal how = m_faults.behaviour.autoReversal;
    if (m_sale->line.kind != BookLine::Kind::Sale || !m_sale->approved) {
        how = AutoReversal::Silent; // nothing happened at the bank, or it was a reversal itself
    } else if (cause == Cause::Refusal && how != AutoReversal::Silent) {
        how = AutoReversal::Booked; // an explicit refusal is obeyed at once by every terminal
    }
    if (how != AutoReversal::Silent && !m_sale->booked) {
        book();
    }
    if (how == AutoReversal::Booked || how == AutoReversal::Late) {
        BookLine back = stamp(m_sale->line.amount, now);
        m_receipt = back.receipt;
        back.kind = BookLine::Kind::Reversal;
        back.originalTrace = m_sale->line.trace;
        if (how == AutoReversal::Booked) {
            (void)m_books.add(back).has_value();
        } else {
            m_lateReversal = LateReversal{back, now.monotonicMs + m_faults.behaviour.lateMs};
        }
    }
    endSale();
}

void EmulatedZvtTerminal::endSale()
{
    m_sale.reset();
}

} // namespace pishkhan::emulators
