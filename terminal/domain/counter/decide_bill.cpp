// SPDX-License-Identifier: GPL-3.0-or-later
/// A bill at the counter: three check digits instead of an identity, the amount from the payment id instead of a tariff (domain.md 2.1).
#include "terminal/domain/counter/decide_parts.h"

namespace pishkhan::domain::counter {
namespace {

Status mayOpenBill(const State& now)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (!now.shift) {
        return refuse("shift-closed");
    }
    if (!now.returning.empty()) {
        return refuse("return-in-doubt");
    }
    TRY(gatesLetIn(now, Fee::Some));
    if (!now.blockedBy.empty()) {
        return refuse("terminal-blocked");
    }
    return terminalAgrees(now); // a bill is paid at the card terminal only
}

std::string titleOf(const Bill& bill)
{
    const std::string_view kind = billTypeTitle(bill.type);
    return kind.empty() ? std::string("پرداخت قبض") : std::string("پرداخت قبض ").append(kind);
}

} // namespace

Decision decideOn(const State& now, const command::OpenBill& ask, Instant /*at*/)
{
    if (const Case* open = openCase(now); open != nullptr) {
        return std::vector<Event>{}; // the scanner read it twice: the first one counts
    }
    TRY(mayOpenBill(now));
    if (const std::string wrong = billProblem(ask.billId, ask.paymentId); !wrong.empty()) {
        return invalid(wrong);
    }
    const BillVerdict verdict = checkBill(ask.billId, ask.paymentId);
    if (!verdict.bill) {
        return invalid("billId:" + std::string(name(verdict.reason)));
    }
    const Bill& bill = *verdict.bill;
    const auto paid = now.paidBills.find(verdict.canonical);
    if (paid != now.paidBills.end() && ask.repeat == command::OpenBill::Repeat::Warn) {
        return refuse("bill-paid-before");
    }
    const std::string id = composeCaseId(ask.device, now.caseCount + 1);
    const event::CaseOpened opened{std::string(billService), titleOf(bill), {}, {}, false,
                                   now.session->clerk,       ask.counter};
    const event::BillAccepted accepted{bill.billId, bill.paymentId, bill.type, bill.amount,
                                       paid == now.paidBills.end() ? std::string() : paid->second};
    return std::vector<Event>{{id, {}, person(now), opened}, {id, {}, person(now), accepted}};
}

} // namespace pishkhan::domain::counter
