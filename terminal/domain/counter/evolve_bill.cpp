// SPDX-License-Identifier: GPL-3.0-or-later
/// The fold of a bill: it goes straight to its price.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

std::string keyOf(const Bill& bill)
{
    return bill.billId + "/" + bill.paymentId;
}

Status apply(State& state, const event::BillAccepted& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    const bool fresh = subject.step == Step::Applicant && subject.service == billService && !subject.bill;
    if (!fresh || what.billType < 0 || what.billType > 9 || what.amount <= Rials(0)) {
        return impossible("bill-accepted");
    }
    const int type = static_cast<int>(what.billType);
    subject.bill = Bill{what.billId, what.paymentId, what.amount, type};
    subject.billPaidBefore = what.paidBefore;
    const std::string kind(billTypeTitle(type));
    subject.fees = {{kind.empty() ? "قبض" : "قبض " + kind, "صادرکنندهٔ قبض", {}, what.amount, Rials(0), what.amount}};
    subject.total = what.amount;
    subject.step = Step::Fees;
    return {};
}

} // namespace pishkhan::domain::counter
