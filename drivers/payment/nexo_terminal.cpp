// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_terminal.h"

#include <algorithm>

namespace pishkhan::payment::nexo {
namespace {

using ports::PaymentOutcome;
using ports::QueryVerdict;

constexpr const char* anySale = "PISHKHAN"; // before this process has seen a key of its ledger

std::string wordFor(const Error& error)
{
    return error.kind == ErrorKind::Timeout ? "timeout" : error.kind == ErrorKind::Protocol ? "protocol" : "link-lost";
}

Error unanswered()
{
    return makeError(ErrorKind::Protocol, "an answer without a message, or to another question", "nexo");
}

std::string base36(std::int64_t number)
{
    std::string out;
    for (; number > 0; number /= 36) {
        out.insert(out.begin(), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 36]);
    }
    return out;
}

const char* categoryOf(domain::payment::back::Kind kind)
{
    return kind == domain::payment::back::Kind::Reversal ? "Reversal" : "Payment";
}

} // namespace

NexoTerminal::NexoTerminal(Wire wire, const ports::Clock& clock, Settings settings)
    : m_wire(std::move(wire)), m_clock(clock), m_settings(std::move(settings)), m_saleId(anySale)
{
}

ports::PaymentCapabilities NexoTerminal::capabilities() const
{
    ports::PaymentCapabilities able;
    able.clientKey = able.queryByKey = able.queryLast = able.cancel = able.reversal = able.refund = able.totals = true;
    return able; // no place for a deposit id, a bill or parts
}

/// Letters no payment's ServiceID starts with; never the same twice while the clock goes forward.
Head NexoTerminal::headFor(const char* category, const std::string& saleId)
{
    m_lastService = std::max(m_lastService + 1, m_clock.now().ms);
    return {category, "S" + base36(m_lastService), saleId, m_settings.poiId};
}

Head NexoTerminal::moneyHead(const char* category, const std::string& key) const
{
    return {category, serviceIdOf(key), saleIdOf(key), m_settings.poiId};
}

Result<Answer> NexoTerminal::ask(const Tree& message, const Head& asked)
{
    Heard heard = exchange(m_wire, m_clock, message, {m_settings.timers.answer, m_settings.timers.answer, {}});
    if (!heard.answer) {
        return heard.answer.error();
    }
    if (!*heard.answer || !isAnswerTo(asked, **heard.answer)) {
        return unanswered();
    }
    m_sawClearCard = m_sawClearCard || (*heard.answer)->clearPan;
    return std::move(**heard.answer);
}

Result<Answer> NexoTerminal::diagnose()
{
    const Head head = headFor("Diagnosis", m_saleId);
    return ask(composeDiagnosis(m_wire.dialect(), head), head);
}

Status NexoTerminal::login(const std::string& saleId)
{
    const Head head = headFor("Login", saleId);
    const Answer answer = TRY(ask(composeLogin(m_wire.dialect(), head, m_clock.now()), head));
    if (meaningOf(answer) != Meaning::Approved) {
        return makeError(ErrorKind::Busy, reasonOf(answer), "nexo");
    }
    m_loggedInAs = saleId;
    return {};
}

/// A Login resets the terminal: only where the dialect demands one, only when none of ours stands, never while asking what became of a payment.
Status NexoTerminal::loginOnce(const std::string& saleId)
{
    return m_wire.dialect() == Dialect::Json || m_loggedInAs == saleId ? Status() : login(saleId);
}

Status NexoTerminal::prepare()
{
    const Answer answer = TRY(diagnose());
    const Meaning meaning = meaningOf(answer);
    const bool busy = meaning == Meaning::Busy || meaning == Meaning::Running || answer.globalStatus == "Busy";
    const bool away = answer.condition == "DeviceOut" || answer.condition == "UnavailableDevice" ||
                      answer.globalStatus == "Unreachable";
    return busy || away ? Status(makeError(ErrorKind::Busy, busy ? "busy" : reasonOf(answer), "nexo")) : Status();
}

Result<ports::PaymentBaseline> NexoTerminal::readBaseline()
{
    ports::PaymentBaseline read;
    if (m_wire.dialect() == Dialect::Xml && m_loggedInAs.empty()) {
        return read; // before the first Login there is no session whose last payment could be asked for
    }
    const auto status = askStatus(m_saleId, nullptr);
    if (!status && (status.error().kind == ErrorKind::Disconnected || status.error().kind == ErrorKind::Timeout)) {
        return status.error();
    }
    const Answer* const last = status ? status->repeated.get() : nullptr;
    if (last != nullptr && last->head.category == "Payment" && meaningOf(*last) == Meaning::Approved) {
        read.known = true;
        read.last = last->facts;
        read.key = last->key;
    }
    return read; // every question is asked by ServiceID: it only shows whether an earlier payment came after all (R10)
}

Result<Answer> NexoTerminal::askStatus(const std::string& saleId, const Head* about)
{
    const Head head = headFor("TransactionStatus", saleId);
    Answer answer = TRY(ask(composeStatus(m_wire.dialect(), head, about), head));
    if (meaningOf(answer) != Meaning::LoggedOut && answer.condition != "NotAllowed") {
        return answer;
    }
    TRY(login(saleId)); // it knows no session of ours, so nothing of ours is running in one
    const Head again = headFor("TransactionStatus", saleId);
    return ask(composeStatus(m_wire.dialect(), again, about), again);
}

ports::PaymentAnswer NexoTerminal::moveMoney(const ports::PaymentRequest& request, const Head& head,
                                             const Tree& message, const std::function<void()>& meanwhile)
{
    m_saleId = head.saleId;
    m_notFound = {};
    if (const Status ready = loginOnce(head.saleId); !ready) {
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    const Heard heard =
        exchange(m_wire, m_clock, message, {m_settings.timers.answer, m_settings.timers.completion, meanwhile});
    if (heard.sent == Sent::Nothing) {
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    if (!heard.answer) {
        return {PaymentOutcome::Unknown, {}, wordFor(heard.answer.error())};
    }
    if (!*heard.answer) {
        return {PaymentOutcome::Unknown, {}, "protocol"}; // accepted, and nothing said about the money
    }
    const Answer& answer = **heard.answer;
    m_sawClearCard = m_sawClearCard || answer.clearPan;
    if (meaningOf(answer) == Meaning::LoggedOut && isAnswerTo(head, answer)) {
        m_loggedInAs.clear();
    }
    return decideDirect(request, head, answer);
}

ports::PaymentAnswer NexoTerminal::pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher)
{
    const Head head = moneyHead("Payment", request.key);
    bool cancelSent = false;
    m_sawClearCard = false;
    const auto meanwhile = [&] {
        if (!cancelSent && watcher.cancelRequested()) {
            cancelSent = true; // a request: the payment's own answer decides
            const Head stop = headFor("Abort", head.saleId);
            const Tree message = composeAbort(m_wire.dialect(), stop, head);
            (void)exchange(m_wire, m_clock, message, {m_settings.timers.answer, m_settings.timers.answer, {}});
        }
    };
    watcher.progress("insert-card");
    const Tree message = composePayment(m_wire.dialect(), head, request, Purpose::Payment, m_clock.now());
    ports::PaymentAnswer answer = moveMoney(request, head, message, meanwhile);
    if (m_sawClearCard) {
        watcher.progress("unmasked-card"); // F33
    }
    if (answer.outcome == PaymentOutcome::Approved && !watcher.storeApproval(answer.facts)) {
        answer.outcome = PaymentOutcome::Unknown; // the terminal waits for no acknowledgement: it is found again
        answer.reason = "storage";
    }
    return answer;
}

ports::QueryAnswer NexoTerminal::inquire(const ports::PaymentRequest& request, const Head& about)
{
    m_saleId = about.saleId;
    const auto status = askStatus(about.saleId, &about);
    if (!status) {
        return {QueryVerdict::NoAnswer, {}, wordFor(status.error())};
    }
    if (status->repeated) {
        return decideRepeated(request, about, *status->repeated);
    }
    switch (meaningOf(*status)) {
    case Meaning::Running:
    case Meaning::Busy: m_notFound = {}; return {QueryVerdict::StillRunning, {}, "running"};
    case Meaning::NotFound: return onNotFound(about);
    default: return {QueryVerdict::NoAnswer, {}, reasonOf(*status)};
    }
}

/// Not found proves nothing alone (R9): the same terminal must say that it is there and idle, and say it again some time later.
ports::QueryAnswer NexoTerminal::onNotFound(const Head& about)
{
    const auto there = diagnose();
    if (!there) {
        return {QueryVerdict::NoAnswer, {}, wordFor(there.error())};
    }
    const Meaning meaning = meaningOf(*there);
    const std::int64_t nowMs = m_clock.monotonicMs();
    if (meaning == Meaning::Busy || meaning == Meaning::Running || there->globalStatus == "Busy") {
        m_notFound = {};
        return {QueryVerdict::StillRunning, {}, "running"};
    }
    if (m_notFound.serviceId != about.serviceId) {
        m_notFound = {about.serviceId, nowMs};
    }
    return nowMs == m_notFound.firstMs || nowMs - m_notFound.firstMs < m_settings.timers.again.count()
               ? ports::QueryAnswer{QueryVerdict::StillRunning, {}, "not-found-once"}
               : ports::QueryAnswer{QueryVerdict::NotPaid, {}, "not-stored"};
}

ports::QueryAnswer NexoTerminal::query(const ports::PaymentRequest& request, const ports::PaymentBaseline& /*baseline*/,
                                       Instant /*now*/)
{
    return inquire(request, moneyHead("Payment", request.key));
}

ports::PaymentAnswer NexoTerminal::reverse(const ports::PaymentRequest& request,
                                           const ports::TransactionFacts& original)
{
    if (original.trace.empty() || original.trace.find('*') != std::string::npos) {
        return {PaymentOutcome::NotPaid, {}, "unsupported"}; // the payment's number is not known letter by letter
    }
    const Head head = moneyHead("Reversal", request.key);
    return moveMoney(request, head, composeReversal(m_wire.dialect(), head, original), {});
}

ports::PaymentAnswer NexoTerminal::refund(const ports::PaymentRequest& request)
{
    const Head head = moneyHead("Payment", request.key);
    return moveMoney(request, head, composePayment(m_wire.dialect(), head, request, Purpose::Refund, m_clock.now()),
                     {});
}

ports::QueryAnswer NexoTerminal::queryReturn(domain::payment::back::Kind kind, const ports::PaymentRequest& request,
                                             const ports::TransactionFacts& /*original*/,
                                             const ports::PaymentBaseline& /*baseline*/, Instant /*now*/)
{
    return inquire(request, moneyHead(categoryOf(kind), request.key));
}

Result<ports::TerminalTotals> NexoTerminal::totals()
{
    TRY(loginOnce(m_saleId));
    const Head head = headFor("GetTotals", m_saleId);
    const Answer answer = TRY(ask(composeTotals(m_wire.dialect(), head), head));
    if (meaningOf(answer) != Meaning::Approved) {
        return makeError(ErrorKind::Refused, "no-totals", "nexo");
    }
    return ports::TerminalTotals{answer.count, answer.facts.amount};
}

} // namespace pishkhan::payment::nexo
