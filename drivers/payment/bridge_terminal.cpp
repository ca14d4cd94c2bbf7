// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/bridge_terminal.h"

namespace pishkhan::payment::bridge {
namespace {

using ports::PaymentOutcome;
using ports::QueryVerdict;

ports::PaymentAnswer unknown(std::string reason, const ports::TransactionFacts& facts = {})
{
    return {PaymentOutcome::Unknown, facts, std::move(reason)};
}

std::string wordFor(const Error& error)
{
    return error.kind == ErrorKind::Timeout ? "timeout" : error.kind == ErrorKind::Protocol ? "protocol" : "link-lost";
}

/// Only an answer that names our key is ours (E1).
ports::QueryAnswer verdictOn(const ports::PaymentRequest& request, const Result<Answer>& answer)
{
    if (!answer) {
        return {QueryVerdict::NoAnswer, {}, wordFor(answer.error())};
    }
    if (answer->key != request.key) {
        return {QueryVerdict::NoAnswer, {}, "another-key"};
    }
    const QueryVerdict verdict = answer->outcome == "approved"   ? QueryVerdict::Approved
                                 : answer->outcome == "not-paid" ? QueryVerdict::NotPaid
                                 : answer->outcome == "running"  ? QueryVerdict::StillRunning
                                 : answer->outcome == "unknown"  ? QueryVerdict::NeedsOperator
                                                                 : QueryVerdict::NoAnswer;
    return {verdict, answer->facts, answer->reason};
}

struct Wish {
    Milliseconds sending, answer;
    std::function<void()> meanwhile; ///< may be empty
};

/// One exchange to its end. Whatever is not a 200 with an object in it tells nothing.
Result<Answer> exchange(http::Line& line, const char* path, const std::string& json, const Wish& wish)
{
    const Status sent = line.post(path, "application/json", json, wish.sending);
    const auto got = sent ? line.await(wish.answer, wish.meanwhile) : Result<http::Answer>(sent.error());
    line.close();
    if (!got) {
        return got.error();
    }
    if (got->status != 200) {
        return makeError(ErrorKind::Protocol, "the bridge answered with another status", "bridge", got->status);
    }
    return parseAnswer(got->body);
}

} // namespace

BridgeTerminal::BridgeTerminal(TransportFactory connect, const ports::Clock& clock, Timers timers)
    : m_connect(std::move(connect)), m_clock(clock), m_timers(timers)
{
}

ports::PaymentCapabilities BridgeTerminal::capabilities() const
{
    ports::PaymentCapabilities able;
    able.clientKey = able.queryByKey = able.cancel = able.reversal = able.refund = true;
    able.totals = able.depositId = able.bill = able.split = true;
    return able;
}

Result<Answer> BridgeTerminal::ask(const char* path, const std::string& json)
{
    http::Line line(TRY(m_connect()), m_clock);
    return exchange(line, path, json, {m_timers.answer, m_timers.answer, {}});
}

Status BridgeTerminal::prepare()
{
    const Answer answer = TRY(ask("/pishkhan/1/status", "{}"));
    if (answer.outcome != "ready") {
        return makeError(ErrorKind::Busy, answer.reason.empty() ? "busy" : answer.reason, "bridge");
    }
    return {};
}

Result<ports::PaymentBaseline> BridgeTerminal::readBaseline()
{
    return ports::PaymentBaseline{}; // every question is asked by key: what came before does not matter
}

ports::PaymentAnswer BridgeTerminal::pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher)
{
    auto bytes = m_connect();
    if (!bytes) {
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    http::Line line(std::move(*bytes), m_clock);
    watcher.progress("insert-card");
    bool cancelSent = false;
    const auto meanwhile = [&] {
        if (!cancelSent && watcher.cancelRequested()) {
            cancelSent = true; // a request: the payment's own answer decides
            static_cast<void>(ask("/pishkhan/1/abort", composeKey(request.key)).has_value());
        }
    };
    const auto answer =
        exchange(line, "/pishkhan/1/pay", composePayment(request), {m_timers.answer, m_timers.completion, meanwhile});
    if (answer && answer->clearPan) {
        watcher.progress("unmasked-card"); // F33
    }
    const ports::QueryAnswer verdict = verdictOn(request, answer);
    if (verdict.verdict == QueryVerdict::NotPaid) {
        return {PaymentOutcome::NotPaid, verdict.facts, verdict.reason};
    }
    if (verdict.verdict != QueryVerdict::Approved) {
        return unknown(verdict.reason, verdict.facts);
    }
    return watcher.storeApproval(verdict.facts) ? ports::PaymentAnswer{PaymentOutcome::Approved, verdict.facts, {}}
                                                : unknown("storage", verdict.facts);
}

ports::QueryAnswer BridgeTerminal::query(const ports::PaymentRequest& request,
                                         const ports::PaymentBaseline& /*baseline*/, Instant /*now*/)
{
    return verdictOn(request, ask("/pishkhan/1/query", composeKey(request.key)));
}

ports::PaymentAnswer BridgeTerminal::giveBack(const char* path, const ports::PaymentRequest& request,
                                              const ports::TransactionFacts& original)
{
    auto bytes = m_connect();
    if (!bytes) {
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    http::Line line(std::move(*bytes), m_clock);
    const ports::QueryAnswer verdict = verdictOn(
        request, exchange(line, path, composeReturn(request, original), {m_timers.answer, m_timers.completion, {}}));
    return verdict.verdict == QueryVerdict::Approved ? ports::PaymentAnswer{PaymentOutcome::Approved, verdict.facts, {}}
           : verdict.verdict == QueryVerdict::NotPaid
               ? ports::PaymentAnswer{PaymentOutcome::NotPaid, verdict.facts, verdict.reason}
               : unknown(verdict.reason, verdict.facts);
}

ports::PaymentAnswer BridgeTerminal::reverse(const ports::PaymentRequest& request,
                                             const ports::TransactionFacts& original)
{
    return giveBack("/pishkhan/1/reverse", request, original);
}

ports::PaymentAnswer BridgeTerminal::refund(const ports::PaymentRequest& request)
{
    return giveBack("/pishkhan/1/refund", request, {});
}

ports::QueryAnswer BridgeTerminal::queryReturn(domain::payment::back::Kind /*kind*/,
                                               const ports::PaymentRequest& request,
                                               const ports::TransactionFacts& /*original*/,
                                               const ports::PaymentBaseline& /*baseline*/, Instant /*now*/)
{
    return verdictOn(request, ask("/pishkhan/1/query", composeKey(request.key)));
}

Result<ports::TerminalTotals> BridgeTerminal::totals()
{
    const Answer answer = TRY(ask("/pishkhan/1/totals", "{}"));
    if (answer.outcome != "totals") {
        return makeError(ErrorKind::Refused, "no-totals", "bridge");
    }
    return ports::TerminalTotals{answer.count, answer.facts.amount};
}

} // namespace pishkhan::payment::bridge
