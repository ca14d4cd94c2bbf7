// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/manual_terminal.h"

#include <algorithm>

#include "terminal/domain/card_mask.h"
#include "terminal/domain/payment/unverified.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::payment {
namespace {

using ports::PaymentOutcome;

bool areDigits(std::string_view text, std::size_t least, std::size_t most)
{
    return text.size() >= least && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Result<domain::payment::TransactionFacts> factsOfSlip(const Slip& slip)
{
    const auto wrong = [](const char* what) { return makeError(ErrorKind::InvalidInput, what, "slip"); };
    domain::payment::TransactionFacts facts;
    facts.amount = slip.amount;
    facts.rrn = domain::foldDigits(slip.rrn);
    facts.trace = domain::foldDigits(slip.trace);
    facts.terminalId = domain::foldDigits(slip.terminalId);
    facts.localTime = domain::maskText(domain::foldDigits(slip.time));
    facts.maskedPan = slip.maskedPan.empty() ? "" : domain::maskCardNumber(domain::foldDigits(slip.maskedPan));
    facts.resultCode = domain::payment::typedCode;
    if (slip.amount < Rials(1)) {
        return wrong("amount:range");
    }
    if (!areDigits(facts.rrn, 6, 12)) {
        return wrong("rrn:digits");
    }
    if (!areDigits(facts.trace, 1, 12)) {
        return wrong("trace:digits");
    }
    if (!areDigits(facts.terminalId, 4, 8)) {
        return wrong("terminal-id:digits");
    }
    if (facts.localTime.empty() || facts.localTime.size() > 40) {
        return wrong("time:length");
    }
    return facts;
}

ports::PaymentAnswer ManualTerminal::pay(const ports::PaymentRequest& request, ports::PaymentWatcher& watcher)
{
    watcher.progress("type-slip");
    const auto slip = m_readSlip(request, watcher);
    if (!slip) {
        const bool refused = slip.error().kind == ErrorKind::Refused;
        return {refused ? PaymentOutcome::NotPaid : PaymentOutcome::Unknown, {}, refused ? "cancelled" : "no-slip"};
    }
    const auto facts = factsOfSlip(*slip);
    if (!facts) {
        return {PaymentOutcome::Unknown, {}, "no-slip"};
    }
    return watcher.storeApproval(*facts) ? ports::PaymentAnswer{PaymentOutcome::Approved, *facts, {}}
                                         : ports::PaymentAnswer{PaymentOutcome::Unknown, *facts, "storage"};
}

ports::QueryAnswer ManualTerminal::query(const ports::PaymentRequest& /*request*/,
                                         const ports::PaymentBaseline& /*baseline*/, Instant /*now*/)
{
    return {ports::QueryVerdict::NeedsOperator, {}, "read-the-slip"};
}

ports::PaymentAnswer ManualTerminal::reverse(const ports::PaymentRequest& /*request*/,
                                             const ports::TransactionFacts& /*original*/)
{
    return {PaymentOutcome::NotPaid, {}, "unsupported"};
}

ports::PaymentAnswer ManualTerminal::refund(const ports::PaymentRequest& /*request*/)
{
    return {PaymentOutcome::NotPaid, {}, "unsupported"};
}

Result<ports::TerminalTotals> ManualTerminal::totals()
{
    return makeError(ErrorKind::Unsupported, "a stand-alone terminal's totals are on its own paper", "manual");
}

} // namespace pishkhan::payment
