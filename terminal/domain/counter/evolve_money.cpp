// SPDX-License-Identifier: GPL-3.0-or-later
/// The fold of a case's payment: domain/payment folds the intent, here its phase moves the case.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"
#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::counter {

void rememberBill(State& state, const Case& subject)
{
    if (!subject.bill) {
        return;
    }
    const std::string key = keyOf(*subject.bill);
    if (subject.paid > Rials(0)) {
        state.paidBills[key] = subject.id;
    } else if (const auto found = state.paidBills.find(key);
               found != state.paidBills.end() && found->second == subject.id) {
        state.paidBills.erase(found);
    }
}

namespace {

/// A late answer for a case that went on (R10): the case stays where it is, the terminal is blocked until somebody resolves it, and what
/// that person found is what was paid.
void contradict(State& state, Case& subject)
{
    if (subject.payment->phase == payment::Phase::Conflict) {
        state.blockedBy = subject.id;
        return;
    }
    if (state.blockedBy == subject.id) {
        state.blockedBy.clear();
    }
    // A return that is under way takes nothing away before it is done.
    const bool isBack =
        payment::back::standingOf(subject.payment, subject.returns) == payment::back::Standing::GivenBack;
    subject.paid =
        subject.payment->phase == payment::Phase::Final && !isBack ? subject.payment->result.amount : Rials(0);
    rememberBill(state, subject);
}

} // namespace

Status apply(State& state, const payment::Event& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    auto after = payment::evolve(subject.payment, what, fact.at);
    if (!after) {
        return std::move(after).error();
    }
    subject.payment = std::move(*after);
    noteSeen(state, what);
    const bool inCash = std::holds_alternative<payment::event::Cash>(what);
    if (inCash || std::holds_alternative<payment::event::Intended>(what)) {
        state.intentCount += 1;
    }
    if (inCash) {
        state.drawer = TRY(state.drawer.plus(subject.payment->intent.amount));
    }
    if (subject.step > Step::Payment) {
        contradict(state, subject);
        return {};
    }
    switch (subject.payment->phase) {
    case payment::Phase::Final:
        if (subject.paid != Rials(0)) {
            return impossible("a second final payment");
        }
        subject.paid = subject.payment->result.amount;
        subject.step = subject.bill ? Step::Receipt : Step::Submission; // nobody waits for a bill but the citizen
        rememberBill(state, subject);
        break;
    case payment::Phase::NotPaid: subject.step = Step::Fees; break;
    case payment::Phase::Intended:
    case payment::Phase::BaselineTaken:
    case payment::Phase::Sending:
    case payment::Phase::ApprovedPending:
    case payment::Phase::Unknown:
    case payment::Phase::NeedsOperator:
    case payment::Phase::Conflict: subject.step = Step::Payment; break;
    }
    return {};
}

} // namespace pishkhan::domain::counter
