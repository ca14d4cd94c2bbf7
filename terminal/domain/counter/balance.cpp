// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/counter/balance.h"

#include <algorithm>
#include <set>

#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::counter {
namespace {

namespace back = payment::back;

/// A sum that cannot be had is a break like any other: it never equals what it is compared with.
class Sum {
public:
    void add(Rials amount)
    {
        const auto next = m_total.plus(amount);
        m_whole = m_whole && next.has_value();
        m_total = next.value_or(m_total);
    }
    bool is(Rials expected) const { return m_whole && m_total == expected; }

private:
    Rials m_total;
    bool m_whole = true;
};

bool feesAddUp(const Case& subject)
{
    Sum total;
    for (const FeeLine& line : subject.fees) {
        Sum gross;
        gross.add(line.net);
        gross.add(line.vat);
        if (!gross.is(line.gross)) {
            return false;
        }
        total.add(line.gross);
    }
    return total.is(subject.total);
}

/// A payment that was contradicted keeps what stood until a person has decided.
bool paidAsItStands(const Case& subject)
{
    if (subject.payment && subject.payment->phase == payment::Phase::Conflict) {
        return true;
    }
    const bool isFinal = subject.payment && subject.payment->phase == payment::Phase::Final;
    const bool isBack = back::standingOf(subject.payment, subject.returns) == back::Standing::GivenBack;
    return subject.paid == (isFinal && !isBack ? subject.payment->result.amount : Rials(0));
}

/// What was given less what went back over the counter is the price.
bool cashAddsUp(const Case& subject)
{
    if (!subject.payment || !subject.payment->cash) {
        return true;
    }
    Sum kept;
    kept.add(subject.payment->cash->given);
    kept.add(Rials(-subject.payment->cash->change.count()));
    return kept.is(subject.total) && subject.payment->intent.amount == subject.total;
}

/// The drawer by the books is what was last counted and the cash since then.
bool drawerAddsUp(const State& state)
{
    Sum inIt;
    inIt.add(state.drawerCounted);
    for (std::size_t at = state.day.movesCounted; at < state.day.moves.size(); ++at) {
        const Move& move = state.day.moves[at];
        inIt.add(move.means == Move::Means::Cash ? move.amount : Rials(0));
    }
    return inIt.is(state.drawer) && state.drawer >= Rials(0);
}

bool movesMakePaid(const State& state, const Case& subject)
{
    const auto& opened = state.day.opened;
    if (std::find(opened.begin(), opened.end(), subject.id) == opened.end()) {
        return true; // its first moves are in a sealed day
    }
    Sum moved;
    for (const Move& move : state.day.moves) {
        moved.add(move.caseId == subject.id ? move.amount : Rials(0));
    }
    return moved.is(subject.paid);
}

bool addUpTo(const std::vector<Tally>& tallies, Rials total)
{
    Sum sum;
    for (const Tally& one : tallies) {
        sum.add(one.sum);
    }
    return sum.is(total);
}

std::optional<Imbalance> billImbalance(const State& state)
{
    for (const auto& [key, caseId] : state.paidBills) {
        const auto payer = state.cases.find(caseId);
        const bool paid = payer != state.cases.end() && payer->second.bill && keyOf(*payer->second.bill) == key &&
                          payer->second.paid > Rials(0);
        if (!paid) {
            return Imbalance{"bill-paid", caseId};
        }
    }
    return std::nullopt;
}

std::optional<Imbalance> receiptImbalance(const State& state)
{
    std::set<std::string> numbers;
    for (const auto& [id, subject] : state.cases) {
        if (subject.receipt && !numbers.insert(subject.receipt->number).second) {
            return Imbalance{"receipt-twice", id};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<Imbalance> caseImbalance(const State& state, const Case& subject)
{
    if (!feesAddUp(subject)) {
        return Imbalance{"fee-lines", subject.id};
    }
    if (!paidAsItStands(subject)) {
        return Imbalance{"paid-standing", subject.id};
    }
    if (!cashAddsUp(subject)) {
        return Imbalance{"cash-change", subject.id};
    }
    if (!movesMakePaid(state, subject)) {
        return Imbalance{"paid-moves", subject.id};
    }
    return std::nullopt;
}

std::optional<Imbalance> dayImbalance(const State& state)
{
    const DayReport report = dayReport(state);
    const auto broken = [](const char* rule) { return Imbalance{rule, "day"}; };
    Sum net;
    net.add(report.received);
    net.add(Rials(-report.returned.count()));
    if (!net.is(report.total)) {
        return broken("day-sum");
    }
    if (!addUpTo(report.services, report.total)) {
        return broken("day-services");
    }
    if (!addUpTo(report.clerks, report.total)) {
        return broken("day-clerks");
    }
    if (!addUpTo(report.payees, report.total)) {
        return broken("day-payees");
    }
    if (!addUpTo(report.unsplit, report.unsplitSum)) {
        return broken("day-shares");
    }
    if (!drawerAddsUp(state)) {
        return broken("day-drawer");
    }
    return std::nullopt;
}

std::optional<Imbalance> firstImbalance(const State& state)
{
    for (const auto& [id, subject] : state.cases) {
        if (auto broken = caseImbalance(state, subject)) {
            return broken;
        }
    }
    if (auto broken = dayImbalance(state)) {
        return broken;
    }
    if (auto broken = billImbalance(state)) {
        return broken;
    }
    return receiptImbalance(state);
}

} // namespace pishkhan::domain::counter
