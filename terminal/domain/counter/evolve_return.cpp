// SPDX-License-Identifier: GPL-3.0-or-later
/// The fold of money given back. A case is paid or given back, never both: `paid` falls to nothing in the very fact that says «done».
#include <algorithm>

#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::counter {
namespace {

namespace back = payment::back;

std::string_view intentOf(const back::Event& what)
{
    return std::visit([](const auto& fact) -> std::string_view { return fact.intent; }, what);
}

std::vector<back::State>::iterator find(Case& subject, std::string_view intent)
{
    return std::find_if(subject.returns.begin(), subject.returns.end(),
                        [intent](const back::State& one) { return one.intent.key == intent; });
}

Status begin(State& state, Case& subject, const back::Event& what, Instant at)
{
    const auto* intended = std::get_if<back::event::Intended>(&what);
    const bool fits = intended != nullptr && state.returning.empty() && mayGiveBack(state, subject) &&
                      subject.payment->intent.key == intended->original && subject.paid == intended->amount;
    if (!fits) {
        return impossible("a return without a payment that stands");
    }
    subject.returns.push_back(TRY(back::evolve(std::nullopt, what, at)));
    state.returning = subject.id;
    state.intentCount += 1;
    return {};
}

} // namespace

Status apply(State& state, const back::Event& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    const auto found = find(subject, intentOf(what));
    if (found == subject.returns.end()) {
        return begin(state, subject, what, fact.at);
    }
    noteSeen(state, what);
    const bool wasDone = found->phase == back::Phase::Done;
    *found = TRY(back::evolve(*found, what, fact.at));
    if (!wasDone && found->phase == back::Phase::Done) {
        if (state.shift) {
            state.shift->total = TRY(state.shift->total.minus(subject.paid));
        }
        if (found->intent.kind == back::Kind::Cash) {
            state.drawer = TRY(state.drawer.minus(subject.paid));
        }
        subject.paid = Rials(0);
        rememberBill(state, subject);
    }
    return {};
}

Status apply(State& state, const event::ReturnSeen& what, const Recorded& fact)
{
    const back::State* current = openReturn(state);
    if (state.returning != fact.event.caseId || current == nullptr || current->intent.key != what.intent ||
        !back::isClosed(*current)) {
        return impossible("return-seen");
    }
    state.returning.clear();
    return {};
}

} // namespace pishkhan::domain::counter
