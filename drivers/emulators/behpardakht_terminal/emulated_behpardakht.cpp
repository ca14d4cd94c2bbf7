// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/behpardakht_terminal/emulated_behpardakht.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pishkhan::emulators::behpardakht {
namespace {

constexpr std::uint8_t service = 0xA2, original = 0xA3, requestNumber = 0xA4, amountTag = 0xB0, keyTag = 0xBA,
                       resultCode = 0xC0, terminalTag = 0xC7, discountTag = 0xCA;

} // namespace

EmulatedBehpardakht::EmulatedBehpardakht(Books& books, Faults& faults) : m_books(books), m_faults(faults)
{
    for (const BookLine& line : books.lines()) {
        m_serial = std::max(m_serial, line.serial);
    }
}

BookLine EmulatedBehpardakht::stamp(std::int64_t amount, EmulatorTime now)
{
    BookLine line;
    line.serial = ++m_serial;
    line.amount = amount;
    line.date = jalaliDate(now.wallMs);
    line.time = clockTime(now.wallMs);
    return line;
}

void EmulatedBehpardakht::sellByHand(std::int64_t amount, EmulatorTime now)
{
    (void)m_books.add(stamp(amount, now)).has_value();
}

void EmulatedBehpardakht::lineUp()
{
    m_inbox.clear();
}

void EmulatedBehpardakht::lineDown(EmulatorTime now)
{
    m_inbox.clear();
    if (m_sale && m_sale->onLine) {
        m_sale->onLine = false;
        if (m_sale->step == Step::Card && !m_faults.behaviour.finishesAlone) {
            m_sale.reset();
        }
    }
    if (m_faults.behaviour.saleAfterCut > 0 && !m_sale) {
        sellByHand(std::exchange(m_faults.behaviour.saleAfterCut, 0), now);
    }
}

Bytes EmulatedBehpardakht::receive(ByteView bytes, EmulatorTime now)
{
    append(m_inbox, bytes);
    Bytes out = std::exchange(m_pushed, {});
    for (;;) {
        Taken taken = takeWord(m_inbox);
        switch (taken.what) {
        case Taken::What::Nothing: return out;
        case Taken::What::Ready:
            append(out, m_faults.behaviour.answersReady && !isBusy() ? toBytes("OK") : Bytes{});
            break;
        case Taken::What::Cancel: append(out, onCancel()); break;
        case Taken::What::Request: append(out, onRequest(taken.tags, now)); break;
        case Taken::What::Garbage: break;
        }
    }
}

Bytes EmulatedBehpardakht::onRequest(const Tags& tags, EmulatorTime now)
{
    const auto found = tags.find(service);
    const std::string wanted = found == tags.end() ? std::string() : toHex(found->second);
    if (wanted == "16" || wanted == "17") {
        return m_faults.behaviour.answersInquiries ? onInquiry(tags) : Bytes{};
    }
    if (wanted != "01" && wanted != "02" && wanted != "05") {
        return codeOnly("14", wanted, textOf(tags, requestNumber));
    }
    if (isBusy()) {
        return codeOnly("09", wanted, textOf(tags, requestNumber));
    }
    if (m_faults.behaviour.refusesEqualKeys && m_books.findSale(textOf(tags, keyTag)) != nullptr) {
        return codeOnly("94", wanted, textOf(tags, requestNumber));
    }
    return startSale(tags, now);
}

Bytes EmulatedBehpardakht::startSale(const Tags& tags, EmulatorTime now)
{
    Sale sale;
    sale.course = std::exchange(m_faults.next, {});
    const auto amount = tags.find(amountTag);
    const auto payId = tags.find(0xB4);
    const std::string bill = payId == tags.end() ? std::string() : digitsOf(payId->second);
    std::int64_t wanted = amount == tags.end() ? 0 : std::strtoll(digitsOf(amount->second).c_str(), nullptr, 10);
    if (wanted == 0 && bill.size() > 5) {
        wanted = std::strtoll(bill.substr(0, bill.size() - 5).c_str(), nullptr, 10) * 1'000;
    }
    if (wanted <= 0) {
        return codeOnly("13", toHex(tags.at(service)), textOf(tags, requestNumber));
    }
    sale.line = stamp(sale.course.otherAmount.value_or(wanted), now);
    sale.line.key = textOf(tags, keyTag).empty() ? "none" : textOf(tags, keyTag);
    sale.line.service = toHex(tags.at(service));
    sale.line.discount = sale.course.discount;
    sale.number = textOf(tags, requestNumber);
    sale.dueMs = now.monotonicMs + m_faults.behaviour.cardMs;
    m_sale = std::move(sale);
    return advance(now);
}

Bytes EmulatedBehpardakht::advance(EmulatorTime now)
{
    while (m_sale && now.monotonicMs >= m_sale->dueMs) {
        if (m_sale->step == Step::Card) {
            m_sale->step = Step::Host;
            m_sale->dueMs += m_sale->course.cancel ? 0 : m_faults.behaviour.hostMs;
        } else if (m_sale->step == Step::Host) {
            m_sale->step = Step::Answer;
            m_sale->dueMs += m_faults.behaviour.answerMs;
            decide(now);
        } else {
            const Sale done = *std::exchange(m_sale, std::nullopt);
            return done.onLine && !done.course.silent ? answer(done) : Bytes{};
        }
    }
    return {};
}

void EmulatedBehpardakht::decide(EmulatorTime now)
{
    const bool approved = m_sale->course.declineWith.empty() && !m_sale->course.cancel;
    if (!m_sale->onLine) {
        const Bytes late = m_faults.behaviour.pushesLate ? answer(*m_sale) : Bytes{};
        if (approved) {
            failToDeliver(now);
        }
        m_pushed = late;
        m_sale.reset();
    } else if (approved) {
        (void)m_books.add(m_sale->line).has_value();
    }
}

void EmulatedBehpardakht::failToDeliver(EmulatorTime now)
{
    if (m_faults.behaviour.undelivered == Undelivered::Return) {
        return;
    }
    (void)m_books.add(m_sale->line).has_value();
    if (m_faults.behaviour.undelivered == Undelivered::Late) {
        m_return = Return{m_sale->line, now.monotonicMs + m_faults.behaviour.returnMs};
        m_return->line.kind = BookLine::Kind::Return;
    }
}

Bytes EmulatedBehpardakht::tick(EmulatorTime now)
{
    if (m_return && now.monotonicMs >= m_return->dueMs) {
        (void)m_books.add(m_return->line).has_value();
        m_return.reset();
    }
    return advance(now);
}

std::int64_t EmulatedBehpardakht::nextDeadline() const
{
    std::int64_t next = m_sale ? m_sale->dueMs : -1;
    if (m_return) {
        next = next < 0 ? m_return->dueMs : std::min(next, m_return->dueMs);
    }
    return next;
}

Bytes EmulatedBehpardakht::onCancel()
{
    if (!m_sale || m_sale->step != Step::Card || !m_sale->onLine) {
        return {}; // too late, or nothing to cancel
    }
    const Sale stopped = *std::exchange(m_sale, std::nullopt);
    return codeOnly("FU", stopped.line.service, stopped.number);
}

Bytes EmulatedBehpardakht::onInquiry(const Tags& tags) const
{
    const std::string wanted = toHex(tags.at(service));
    const std::string key = textOf(tags, keyTag);
    const BookLine* found = wanted == "17" ? m_books.lastOfStation() : m_books.findSale(key);
    const bool hidden = m_return && found != nullptr && found->serial == m_return->line.serial;
    const bool running = m_sale && found != nullptr && found->serial == m_sale->line.serial; // stored, not yet shown
    if (found == nullptr || hidden || running) {
        return codeOnly("EA", wanted, textOf(tags, requestNumber));
    }
    AnswerBody body;
    body.text(resultCode, "00");
    body.number(service, std::strtoll(wanted.c_str(), nullptr, 10));
    body.number(original, std::strtoll(found->service.c_str(), nullptr, 10));
    body.text(requestNumber, textOf(tags, requestNumber));
    body.number(amountTag, found->amount);
    body.sale(*found, false);
    body.number(terminalTag, terminalNumber, 4);
    if (found->discount != 0) {
        body.number(discountTag, found->discount);
    }
    body.text(keyTag, found->key == "none" ? "no data" : found->key);
    return framed(body);
}

Bytes EmulatedBehpardakht::codeOnly(const std::string& code, const std::string& wanted, const std::string& number) const
{
    AnswerBody body;
    body.text(resultCode, code);
    body.number(service, std::strtoll(wanted.c_str(), nullptr, 10));
    body.text(requestNumber, number);
    return framed(body);
}

Bytes EmulatedBehpardakht::answer(const Sale& sale) const
{
    const NextPayment& course = sale.course;
    if (course.cancel) {
        return codeOnly("FU", sale.line.service, sale.number);
    }
    const bool approved = course.declineWith.empty();
    const std::string code = approved ? (course.approveAs.empty() ? "00" : course.approveAs) : course.declineWith;
    AnswerBody body;
    if (!course.withoutCode) {
        body.text(resultCode, code);
    }
    body.number(service, course.otherService ? 2 : std::strtoll(sale.line.service.c_str(), nullptr, 10));
    body.text(requestNumber, course.otherNumber ? "999999" : sale.number);
    body.number(amountTag, sale.line.amount, course.oddDigits ? 6 : 1);
    if (approved) {
        body.sale(sale.line, course.oddDigits);
    }
    body.number(terminalTag, terminalNumber + (course.otherTerminal ? 1 : 0), 4);
    if (course.discount != 0) {
        body.number(discountTag, course.discount);
    }
    if (!course.withoutKey) {
        body.text(keyTag, course.otherKey ? "ZZ99-000000000001" : sale.line.key);
    }
    if (course.extraTags) {
        body.text(0xD7, "");
        body.text(0xE1, std::string(160, 'x'));
    }
    if (course.clearCard) {
        body.text(0xD1, "9990008574639213");
        body.text(0x35, "CARD 9990 0085 7463 9213");
    }
    Bytes out = course.stale ? codeOnly("00", "01", "000001") : Bytes{};
    append(out, framed(body));
    if (course.badCheck) {
        out.back() ^= 0x01U;
    }
    return out;
}

Bytes EmulatedBehpardakht::framed(const AnswerBody& body) const
{
    return frame(body.bytes(), m_faults.behaviour.lengthOfBody ? Declared::Body : Declared::Message);
}

} // namespace pishkhan::emulators::behpardakht
