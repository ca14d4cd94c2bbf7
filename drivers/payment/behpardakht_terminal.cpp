// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/behpardakht_terminal.h"

#include <algorithm>
#include <cstdio>

#include "drivers/payment/behpardakht_codes.h"
#include "drivers/payment/behpardakht_match.h"

namespace pishkhan::payment::behpardakht {
namespace {

using ports::PaymentOutcome;
using ports::QueryVerdict;

constexpr std::int64_t numbers = 1'000'000; // A4 has six digits

ports::PaymentAnswer unknown(std::string reason, const ports::TransactionFacts& facts = {})
{
    return {PaymentOutcome::Unknown, facts, std::move(reason)};
}

ports::PaymentAnswer notPaid(std::string reason, const ports::TransactionFacts& facts = {})
{
    return {PaymentOutcome::NotPaid, facts, std::move(reason)};
}

std::string wordFor(const Error& error)
{
    return error.kind == ErrorKind::Timeout ? "timeout" : error.kind == ErrorKind::Protocol ? "protocol" : "link-lost";
}

} // namespace

BehpardakhtTerminal::BehpardakhtTerminal(TransportFactory connect, const ports::Clock& clock, Settings settings)
    : m_connect(std::move(connect)), m_clock(clock), m_settings(settings), m_number(clock.now().ms / 1'000 % numbers)
{
}

ports::PaymentCapabilities BehpardakhtTerminal::capabilities() const
{
    ports::PaymentCapabilities able;
    able.clientKey = able.queryByKey = able.queryLast = able.cancel = able.depositId = able.bill = true;
    return able; // reversal and refund have no public wire code; B7 (split) has no public layout
}

Result<Line> BehpardakhtTerminal::connect()
{
    return Line(TRY(m_connect()), m_clock, m_settings.timers);
}

std::string BehpardakhtTerminal::nextNumber()
{
    m_number = (m_number + 1) % numbers;
    char digits[16];
    std::snprintf(digits, sizeof digits, "%06d", static_cast<int>(m_number));
    return digits;
}

Status BehpardakhtTerminal::prepare()
{
    Line line = TRY(connect());
    const auto ready = line.sayReady();
    line.close();
    m_saidReady = ready.value_or(false);
    return {}; // the word is optional; a terminal that is really away shows it in readBaseline()
}

Result<ports::PaymentBaseline> BehpardakhtTerminal::readBaseline()
{
    Line line = TRY(connect());
    const std::string number = nextNumber();
    const Status sent = line.send(composeLastInquiry(number));
    auto answer = sent ? line.await({std::string(service::last), number, m_settings.timers.answer, {}})
                       : Result<Answer>(sent.error());
    line.close();
    if (!answer && !m_saidReady) {
        return answer.error(); // neither word nor inquiry: nobody is there
    }
    ports::PaymentBaseline read;
    if (answer && classOf(answer->code) == CodeClass::Approved) {
        read.known = true;
        read.last = factsOf(*answer);
        read.key = answer->key;
    }
    return read;
}

ports::PaymentAnswer BehpardakhtTerminal::pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher)
{
    const std::string number = nextNumber();
    const auto body = composePayment(request, number);
    if (!body) {
        return notPaid("ids-refused");
    }
    auto line = connect();
    if (!line) {
        return notPaid("never-sent");
    }
    m_paidKey = request.key;
    m_notFound = {};
    watcher.progress("insert-card");
    const Status sent = line->send(*body);
    auto answer = sent ? line->await({std::string(serviceOf(request)), number, m_settings.timers.completion,
                                      [&watcher] { return watcher.cancelRequested(); }})
                       : Result<Answer>(sent.error());
    line->close();
    m_paidEndMs = m_clock.monotonicMs();
    return answer ? onAnswer(request, *answer, watcher) : unknown(wordFor(answer.error()));
}

ports::PaymentAnswer BehpardakhtTerminal::onAnswer(const ports::PaymentRequest& request, const Answer& answer,
                                                   ports::PaymentWatcher& watcher)
{
    const ports::TransactionFacts facts = factsOf(answer);
    if (answer.clearPan) {
        watcher.progress("unmasked-card"); // F33
    }
    switch (classOf(answer.code)) {
    case CodeClass::Approved:
        if (!isDirectlyOurs(request, answer)) {
            return unknown("unreadable-result", facts);
        }
        // The terminal waits for no acknowledgement: what could not be stored is found again by its key.
        return watcher.storeApproval(facts) ? ports::PaymentAnswer{PaymentOutcome::Approved, facts, {}}
                                            : unknown("storage", facts);
    case CodeClass::NotPaid: return notPaid(reasonOf(answer.code), facts);
    case CodeClass::AskOnce: return askOnce(request, answer);
    case CodeClass::Unknown: return unknown(reasonOf(answer.code), facts);
    }
    return unknown("protocol", facts);
}

/// The terminal itself has ended the payment; one inquiry must agree before anybody is told so.
ports::PaymentAnswer BehpardakhtTerminal::askOnce(const ports::PaymentRequest& request, const Answer& answer)
{
    const auto found = inquire(request.key);
    const bool agrees = found && found->code == notFound;
    return agrees ? notPaid(reasonOf(answer.code), factsOf(answer)) : unknown(reasonOf(answer.code), factsOf(answer));
}

Result<Answer> BehpardakhtTerminal::inquire(const std::string& key)
{
    Line line = TRY(connect());
    const std::string number = nextNumber();
    TRY(line.send(composeInquiry(key, number)));
    auto answer = line.await({std::string(service::inquiry), number, m_settings.timers.answer, {}});
    line.close();
    return answer;
}

ports::QueryAnswer BehpardakhtTerminal::query(const ports::PaymentRequest& request,
                                              const ports::PaymentBaseline& baseline, Instant now)
{
    if (const Status there = prepare(); !there) {
        return {QueryVerdict::NoAnswer, {}, "no-contact"};
    }
    const auto answer = inquire(request.key);
    if (!answer) {
        return {QueryVerdict::NoAnswer, {}, wordFor(answer.error())};
    }
    if (classOf(answer->code) == CodeClass::Approved) {
        return matchFound(request, baseline, *answer);
    }
    if (answer->code == notFound) {
        return onNotFound(request, now);
    }
    return {answer->code == "09" ? QueryVerdict::StillRunning : QueryVerdict::NoAnswer, {}, reasonOf(answer->code)};
}

/// "Not found" also means "still at the PIN": only late enough, and said twice, does it mean "not paid" (R9).
ports::QueryAnswer BehpardakhtTerminal::onNotFound(const ports::PaymentRequest& request, Instant now)
{
    const Timers& timers = m_settings.timers;
    const std::int64_t nowMs = m_clock.monotonicMs();
    const std::int64_t needed = (m_saidReady ? timers.quiet : timers.blindQuiet).count();
    const std::int64_t elapsed = m_paidKey == request.key ? nowMs - m_paidEndMs : (now - request.sentAt).count();
    if (elapsed < needed) {
        m_notFound = {};
        return {QueryVerdict::StillRunning, {}, "too-early"};
    }
    if (m_notFound.key != request.key) {
        m_notFound = {request.key, nowMs};
        return {QueryVerdict::StillRunning, {}, "not-found-once"};
    }
    return nowMs - m_notFound.firstMs < timers.again.count()
               ? ports::QueryAnswer{QueryVerdict::StillRunning, {}, "not-found-once"}
               : ports::QueryAnswer{QueryVerdict::NotPaid, {}, "not-stored"};
}

ports::PaymentAnswer BehpardakhtTerminal::reverse(const ports::PaymentRequest& /*request*/,
                                                  const ports::TransactionFacts& /*original*/)
{
    return notPaid("unsupported");
}

ports::PaymentAnswer BehpardakhtTerminal::refund(const ports::PaymentRequest& /*request*/)
{
    return notPaid("unsupported");
}

Result<ports::TerminalTotals> BehpardakhtTerminal::totals()
{
    return makeError(ErrorKind::Unsupported, "this protocol reports no totals", "behpardakht");
}

} // namespace pishkhan::payment::behpardakht
