// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/leased_terminal.h"

namespace pishkhan::payment {

using ports::PaymentOutcome;
using ports::QueryVerdict;

LeasedTerminal::LeasedTerminal(std::unique_ptr<ports::PaymentTerminal> terminal, LeaseSettings settings)
    : m_terminal(std::move(terminal)), m_lease(std::move(settings))
{
}

Status LeasedTerminal::prepare()
{
    TRY(m_lease.take());
    // The coordinator prepares only when nothing of its ledger is open: an older note of ours is settled by now.
    Status ready = m_lease.close();
    if (ready) {
        ready = m_terminal->prepare();
    }
    if (!ready) {
        m_lease.release();
    }
    return ready;
}

Result<ports::PaymentBaseline> LeasedTerminal::readBaseline()
{
    TRY(m_lease.take());
    auto baseline = m_terminal->readBaseline();
    if (!baseline) {
        m_lease.release();
        return baseline;
    }
    baseline->others = baseline->known && m_lease.isOthers(baseline->last);
    return baseline;
}

Result<ports::TerminalMemory> LeasedTerminal::recall()
{
    TRY(m_lease.take());
    auto memory = m_terminal->recall();
    if (memory) {
        memory->last.others = memory->last.known && m_lease.isOthers(memory->last.last);
    }
    if (memory && m_lease.isShared()) { // its sums are everybody's
        memory->totals.reset();
        memory->noTotals = "shared";
    }
    m_lease.release();
    return memory;
}

/// The note that our intent is open is durable before the driver may send a byte; it goes when the end is known.
template <typename Ask> ports::PaymentAnswer LeasedTerminal::moveMoney(const ports::PaymentRequest& request, Ask ask)
{
    if (const Status noted = m_lease.take(); !noted || !m_lease.open(request)) {
        m_lease.release();
        return {PaymentOutcome::NotPaid, {}, "never-sent"};
    }
    ports::PaymentAnswer answer = ask();
    if (answer.outcome == PaymentOutcome::Approved) {
        const auto ours = m_lease.claim(request.key, answer.facts);
        if (ours && !*ours) {
            answer.outcome = PaymentOutcome::Unknown; // the terminal named a transaction that is another intent's
            answer.reason = "linked-elsewhere";
        }
    }
    if (answer.outcome != PaymentOutcome::Unknown) {
        (void)m_lease.close().has_value(); // a note that stays costs an inquiry, no money
        m_lease.release();
    }
    return answer;
}

template <typename Ask> ports::QueryAnswer LeasedTerminal::inquire(const ports::PaymentRequest& request, Ask ask)
{
    if (const Status taken = m_lease.take(); !taken) {
        return {taken.error().kind == ErrorKind::Busy ? QueryVerdict::StillRunning : QueryVerdict::NoAnswer,
                {},
                taken.error().what};
    }
    ports::QueryAnswer answer = ask();
    if (answer.verdict == QueryVerdict::Approved && !capabilities().queryByKey && m_lease.isAmbiguous(request)) {
        answer.verdict = QueryVerdict::NeedsOperator;
        answer.reason = "two-ledgers";
        m_lease.release();
        return answer;
    }
    if (answer.verdict == QueryVerdict::Approved) {
        const auto ours = m_lease.claim(request.key, answer.facts);
        if (!ours) {
            return {QueryVerdict::NoAnswer, {}, "storage"};
        }
        if (!*ours) {
            answer.verdict = QueryVerdict::NeedsOperator; // F19
            answer.reason = "linked-elsewhere";
        }
    }
    if (answer.verdict == QueryVerdict::Approved || answer.verdict == QueryVerdict::NotPaid) {
        (void)m_lease.close().has_value();
        m_lease.release();
    }
    if (answer.verdict == QueryVerdict::NeedsOperator) {
        m_lease.release(); // a person decides, which may take hours; the note that it is open stays
    }
    return answer;
}

ports::PaymentAnswer LeasedTerminal::pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher)
{
    return moveMoney(request, [&] { return m_terminal->pay(request, watcher); });
}

ports::PaymentAnswer LeasedTerminal::reverse(const ports::PaymentRequest& request,
                                             const ports::TransactionFacts& original)
{
    return moveMoney(request, [&] { return m_terminal->reverse(request, original); });
}

ports::PaymentAnswer LeasedTerminal::refund(const ports::PaymentRequest& request)
{
    return moveMoney(request, [&] { return m_terminal->refund(request); });
}

ports::QueryAnswer LeasedTerminal::query(const ports::PaymentRequest& request, const ports::PaymentBaseline& baseline,
                                         Instant now)
{
    return inquire(request, [&] { return m_terminal->query(request, baseline, now); });
}

ports::QueryAnswer LeasedTerminal::queryReturn(domain::payment::back::Kind kind, const ports::PaymentRequest& request,
                                               const ports::TransactionFacts& original,
                                               const ports::PaymentBaseline& baseline, Instant now)
{
    return inquire(request, [&] { return m_terminal->queryReturn(kind, request, original, baseline, now); });
}

Result<ports::TerminalTotals> LeasedTerminal::totals()
{
    TRY(m_lease.take());
    auto totals = m_terminal->totals();
    m_lease.release();
    return totals;
}

} // namespace pishkhan::payment
