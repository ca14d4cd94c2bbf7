// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/nexo_terminal/emulated_nexo.h"

#include <algorithm>
#include <utility>

#include "terminal/base/instant.h"

namespace pishkhan::emulators::nexo {
namespace {

constexpr const char* card = "999000******1234";
constexpr const char* clearCard = "9990008574639213";

Reply replyTo(const Request& request)
{
    return {request.category, request.serviceId, request.saleId, request.poiId, {}, std::nullopt, {}};
}

} // namespace

EmulatedNexo::EmulatedNexo(Books& books, Faults& faults, std::optional<SealKeys> keys)
    : m_books(books), m_faults(faults), m_keys(std::move(keys))
{
    for (const BookLine& line : books.lines()) {
        m_number = std::max(m_number, line.number);
    }
}

BookLine EmulatedNexo::stamp(std::int64_t amount, EmulatorTime now)
{
    BookLine line;
    line.number = ++m_number;
    line.amount = amount;
    line.time = toRfc3339(Instant{now.wallMs});
    return line;
}

void EmulatedNexo::sellByHand(std::int64_t amount, EmulatorTime now)
{
    (void)m_books.add(stamp(amount, now)).has_value();
}

void EmulatedNexo::onRequest(int line, const HttpRequest& request, EmulatorTime now)
{
    const char* const path = dialect() == Dialect::Xml ? "/EPASSaleToPOI/3.1" : "/nexo/";
    const auto plain = m_keys ? unsealed(*m_keys, request.body) : std::optional(request.body);
    const auto asked = request.path == path && plain ? readRequest(dialect(), *plain) : std::nullopt;
    if (!asked) {
        reply(line, {400, "text/plain", "no message", HttpReply::Ending::Length, std::string::npos});
        return;
    }
    answerTo(line, *asked, now);
}

bool EmulatedNexo::isLoggedIn(const Request& request) const
{
    const bool free = m_keys || !m_faults.behaviour.needsLogin;
    return free || m_loggedIn.count(request.saleId) != 0;
}

void EmulatedNexo::answerTo(int line, const Request& request, EmulatorTime now)
{
    const std::string& what = request.category;
    const bool idle = !m_sale && !m_faults.behaviour.isBusy;
    if (what == "Abort") {
        abort(line, request, now);
    } else if (what == "Diagnosis") {
        Reply reply = replyTo(request);
        reply.body.globalStatus = m_faults.behaviour.isOut ? "Unreachable" : idle ? "OK" : "Busy";
        send(line, reply, {});
    } else if (what == "Login") {
        m_loggedIn.insert(request.saleId);
        if (m_sale && m_sale->step == Step::Card) {
            m_sale.reset(); // a Login resets the terminal
        }
        send(line, replyTo(request), {});
    } else if (!isLoggedIn(request)) {
        fail(line, request, "LoggedOut");
    } else if (what == "TransactionStatus") {
        if (m_faults.behaviour.answersStatus) {
            sendStatus(line, request);
        }
    } else if (what == "Logout") {
        m_loggedIn.erase(request.saleId);
        send(line, replyTo(request), {});
    } else if (what != "Payment" && what != "Reversal" && what != "GetTotals") {
        fail(line, request, "UnavailableService");
    } else if (!idle) {
        fail(line, request, "Busy");
    } else if (what == "GetTotals") {
        Reply reply = replyTo(request);
        reply.body = totals();
        send(line, reply, {});
    } else if (const BookLine* known = m_books.find(what, request.serviceId, request.saleId);
               known != nullptr && m_faults.behaviour.knowsEqualIds) {
        Reply again = replyTo(request);
        again.body = bodyOf(*known);
        send(line, again, {});
    } else if (what == "Reversal") {
        giveBack(line, request, now);
    } else {
        startSale(line, request, now);
    }
}

void EmulatedNexo::startSale(int line, const Request& request, EmulatorTime now)
{
    NextPayment course = std::exchange(m_faults.next, {});
    if (course.rejects || course.event) {
        const std::string event =
            writeEvent(dialect(), request, course.rejects ? "ServiceID " + request.serviceId : "");
        const std::string body = m_keys ? sealed(*m_keys, event, Flaw::None) : event;
        reply(line, {200, "application/xml", body, HttpReply::Ending::Length, std::string::npos});
        return;
    }
    if (request.amount <= 0 || request.currency != "IRR" || request.key.empty()) {
        fail(line, request, "MessageFormat");
        return;
    }
    Sale sale;
    sale.line = stamp(course.otherAmount.value_or(request.amount), now);
    sale.line.kind = request.paymentType == "Refund" ? BookLine::Kind::Refund : BookLine::Kind::Sale;
    sale.line.serviceId = request.serviceId;
    sale.line.saleId = request.saleId;
    sale.line.key = request.key;
    sale.course = std::move(course);
    sale.request = request;
    sale.station = line;
    sale.dueMs = now.monotonicMs + m_faults.behaviour.cardMs;
    m_sale = std::move(sale);
    onTime(now);
}

void EmulatedNexo::onTime(EmulatorTime now)
{
    while (m_sale && now.monotonicMs >= m_sale->dueMs) {
        if (m_sale->step == Step::Card) {
            m_sale->step = Step::Host;
            m_sale->dueMs += m_sale->aborted ? 0 : m_faults.behaviour.hostMs;
        } else if (m_sale->step == Step::Host) {
            m_sale->step = Step::Answer;
            m_sale->dueMs += m_faults.behaviour.answerMs;
            decide();
        } else {
            answer(*std::exchange(m_sale, std::nullopt));
        }
    }
}

void EmulatedNexo::decide()
{
    const std::string condition = m_sale->aborted ? std::string("Aborted") : m_sale->course.declineWith;
    if (!condition.empty()) {
        m_sale->line.kind = BookLine::Kind::Failure;
        m_sale->line.condition = condition;
    }
    (void)m_books.add(m_sale->line).has_value();
}

void EmulatedNexo::answer(const Sale& sale)
{
    const NextPayment& course = sale.course;
    if (course.silent) {
        return;
    }
    Reply reply = replyTo(sale.request);
    reply.body = bodyOf(sale.line);
    reply.body.currency = course.otherCurrency.empty() ? "IRR" : course.otherCurrency;
    reply.body.moreParts = course.moreParts;
    if (course.partial) {
        reply.body.result = "Partial";
    }
    if (!course.lieWith.empty()) {
        reply.body.result = "Failure";
        reply.body.condition = course.lieWith;
    }
    reply.body.key = course.otherKey ? "ZZ99-000000000001" : "";
    reply.serviceId = course.otherService ? "P00ZZZZZZZ" : reply.serviceId;
    reply.saleId = course.otherSale ? "ZZ99" : reply.saleId;
    reply.category = course.otherCategory ? "CardAcquisition" : reply.category;
    if (course.clearCard) {
        reply.body.card = clearCard;
        reply.body.slip += " 9990 0085 7463 9213";
    }
    send(sale.station, reply, course);
}

void EmulatedNexo::onGone(int line, EmulatorTime /*now*/)
{
    if (m_sale && m_sale->station == line && m_sale->step == Step::Card && !m_faults.behaviour.finishesAlone) {
        m_sale.reset();
    }
}

void EmulatedNexo::abort(int line, const Request& request, EmulatorTime now)
{
    if (m_sale && m_sale->step == Step::Card && m_sale->line.serviceId == request.aboutService) {
        m_sale->aborted = true;
        m_sale->dueMs = now.monotonicMs;
    }
    reply(line, {m_keys ? 200 : 204, "", "", HttpReply::Ending::Length, std::string::npos});
}

void EmulatedNexo::giveBack(int line, const Request& request, EmulatorTime now)
{
    const NextPayment course = std::exchange(m_faults.next, {});
    const BookLine* found = nullptr;
    for (const BookLine& sale : m_books.lines()) {
        const bool named = poiTransaction(sale.number) == request.originalId && sale.time == request.originalTime;
        found = named && m_books.sale(sale.number) != nullptr ? m_books.sale(sale.number) : found;
    }
    BookLine back = stamp(found == nullptr ? 0 : found->amount, now);
    back.kind = found != nullptr && course.declineWith.empty() ? BookLine::Kind::Reversal : BookLine::Kind::Failure;
    back.condition = back.kind == BookLine::Kind::Reversal ? "-" : found == nullptr ? "Refusal" : course.declineWith;
    back.category = "Reversal";
    back.serviceId = request.serviceId;
    back.saleId = request.saleId;
    back.original = found == nullptr ? 0 : found->number;
    (void)m_books.add(back).has_value();
    if (course.silent) {
        return;
    }
    Reply reply = replyTo(request);
    reply.body = bodyOf(back);
    send(line, reply, course);
}

void EmulatedNexo::sendStatus(int line, const Request& request)
{
    const bool aboutSale = m_sale && (!request.hasReference || (m_sale->line.serviceId == request.aboutService &&
                                                                m_sale->line.saleId == request.aboutSale));
    const BookLine* const found = request.hasReference
                                      ? m_books.find(request.aboutCategory, request.aboutService, request.aboutSale)
                                      : m_books.last(request.saleId);
    if (aboutSale) {
        fail(line, request, m_keys ? "InProgress" : "Busy");
    } else if (found == nullptr) {
        fail(line, request, "NotFound");
    } else if (request.hasReference && m_faults.behaviour.hides > 0) {
        --m_faults.behaviour.hides;
        fail(line, request, "NotFound");
    } else {
        Reply reply = replyTo(request);
        reply.repeats = *found;
        reply.repeated = bodyOf(*found);
        send(line, reply, {});
    }
}

Body EmulatedNexo::bodyOf(const BookLine& line) const
{
    Body body;
    body.line = line;
    body.card = card;
    body.slip = "EMULATED TERMINAL\nAMOUNT " + std::to_string(line.amount) + " IRR";
    if (line.kind == BookLine::Kind::Failure) {
        body.result = "Failure";
        body.condition = line.condition;
        body.words = "not approved";
    }
    return body;
}

Body EmulatedNexo::totals() const
{
    std::pair<int, std::int64_t> debit, credit, reversed;
    for (const BookLine& line : m_books.lines()) {
        auto* const row = line.kind == BookLine::Kind::Sale       ? &debit
                          : line.kind == BookLine::Kind::Refund   ? &credit
                          : line.kind == BookLine::Kind::Reversal ? &reversed
                                                                  : nullptr;
        if (row != nullptr) {
            ++row->first;
            row->second += line.amount;
        }
    }
    Body body;
    body.totals = {{"Debit", debit}, {"Credit", credit}, {"ReverseDebit", reversed}};
    return body;
}

void EmulatedNexo::fail(int line, const Request& request, const std::string& condition)
{
    Reply reply = replyTo(request);
    reply.body.result = "Failure";
    reply.body.condition = condition;
    send(line, reply, {});
}

void EmulatedNexo::send(int line, const Reply& message, const NextPayment& course)
{
    const std::string plain = writeReply(dialect(), message);
    const Flaw flaw = course.wrongSeal ? Flaw::WrongHmac : course.otherHeader ? Flaw::OtherHeader : Flaw::None;
    HttpReply out;
    out.type = m_keys ? "application/json; charset=utf-8" : "application/xml; charset=utf-8";
    out.body = m_keys && !course.unsealed ? sealed(*m_keys, plain, flaw) : plain;
    out.status = course.status;
    out.body = course.status != 200 ? "<html>not here</html>" : course.empty ? "" : out.body;
    out.cutTo = course.cutBody;
    out.ending = course.chunks       ? HttpReply::Ending::Chunks
                 : course.untilClose ? HttpReply::Ending::Close
                                     : HttpReply::Ending::Length;
    reply(line, out);
}

} // namespace pishkhan::emulators::nexo
