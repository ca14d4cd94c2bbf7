// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/counter/day_report.h"

#include <algorithm>
#include <functional>

#include "terminal/domain/counter/state.h"

namespace pishkhan::domain::counter {
namespace {

Rials sum(Rials left, Rials right)
{
    return left.plus(right).value_or(left); // a day's money is far from 64 bits
}

void add(std::vector<Tally>& to, const std::string& key, const std::string& title, std::int64_t count, Rials amount)
{
    auto found = std::find_if(to.begin(), to.end(), [&key](const Tally& one) { return one.key == key; });
    if (found == to.end()) {
        to.push_back({key, title, 0, Rials(0)});
        found = std::prev(to.end());
    }
    found->count += count;
    found->sum = sum(found->sum, amount);
}

void greatestFirst(std::vector<Tally>& tallies)
{
    std::stable_sort(tallies.begin(), tallies.end(), [](const Tally& left, const Tally& right) {
        return left.sum != right.sum ? left.sum > right.sum : left.count > right.count;
    });
}

const Case* caseOf(const State& state, const std::string& id)
{
    const auto found = state.cases.find(id);
    return found == state.cases.end() ? nullptr : &found->second;
}

/// A case's money by who gets it. An amount that is not the case's total is told apart, never spread.
void addPayees(DayReport& report, const Case& subject, Rials amount)
{
    const bool whole = amount == subject.total || amount.count() == -subject.total.count();
    if (!whole) {
        add(report.payees, "unassigned", "بدون گیرندهٔ معین", 1, amount);
        return;
    }
    const std::int64_t sign = amount.count() < 0 ? -1 : 1;
    for (const FeeLine& line : subject.fees) {
        add(report.payees, line.payee, line.payee, 1, Rials(sign * line.gross.count()));
    }
}

void addMoves(DayReport& report, const State& state)
{
    for (const Move& move : state.day.moves) {
        const bool back = move.amount < Rials(0);
        report.payments += back ? 0 : 1;
        report.takenBack += back ? 1 : 0;
        Rials& side = back ? report.returned : report.received;
        side = sum(side, Rials(back ? -move.amount.count() : move.amount.count()));
        if (const Case* subject = caseOf(state, move.caseId)) {
            add(report.services, subject->service, subject->serviceTitle, 0, move.amount);
            add(report.clerks, subject->clerk, subject->clerk, 0, move.amount);
            addPayees(report, *subject, move.amount);
        }
    }
    report.total = ledgerSum(state.day);
}

std::string_view outcomeOf(const Case& subject)
{
    if (subject.step == Step::Cancelled) {
        return "cancelled";
    }
    if (subject.step <= Step::Payment) {
        return "open";
    }
    return subject.paid > Rials(0) ? "paid" : subject.total == Rials(0) ? "no-fee" : "returned";
}

constexpr std::pair<std::string_view, std::string_view> outcomeTitles[] = {{"paid", "پرداخت‌شده"},
                                                                           {"no-fee", "بدون هزینه"},
                                                                           {"returned", "وجه برگشته"},
                                                                           {"cancelled", "لغوشده"},
                                                                           {"open", "باز"}};

/// Payments whose shares no terminal carried: each receiver's is the office's to pass on. Money given back is nobody's any more.
void addUnsplit(DayReport& report, const State& state)
{
    std::int64_t count = 0;
    for (const Move& move : state.day.moves) {
        const Case* const subject = caseOf(state, move.caseId);
        if (subject == nullptr || !subject->payment || subject->payment->intent.split != payment::Split::InBooks) {
            continue;
        }
        const std::int64_t sign = move.amount < Rials(0) ? -1 : 1;
        for (const payment::PaymentPart& part : subject->payment->intent.parts) {
            add(report.unsplit, part.payee, part.payee, sign, Rials(sign * part.amount.count()));
        }
        count += sign;
        report.unsplitSum = sum(report.unsplitSum, move.amount);
    }
    std::erase_if(report.unsplit, [](const Tally& one) { return one.count == 0 && one.sum == Rials(0); });
    if (!report.unsplit.empty()) {
        report.outcomes.push_back({"split-in-books", "سهم‌های تقسیم‌نشده در کارتخوان",
                                   count, report.unsplitSum});
    }
    greatestFirst(report.unsplit);
}

void addCash(DayReport& report, const State& state)
{
    CashTally& cash = report.cash;
    for (const Move& move : state.day.moves) {
        if (move.means != Move::Means::Cash) {
            continue;
        }
        const bool back = move.amount < Rials(0);
        (back ? cash.givenBack : cash.taken) += 1;
        Rials& side = back ? cash.out : cash.in;
        side = sum(side, Rials(back ? -move.amount.count() : move.amount.count()));
    }
    cash.expected = state.closing && state.closing->drawer.known ? state.closing->drawer.ledger : state.drawer;
    cash.start = Rials(cash.expected.count() - cash.in.count() + cash.out.count());
}

void addCases(DayReport& report, const State& state)
{
    for (const auto& [key, title] : outcomeTitles) {
        report.outcomes.push_back({std::string(key), std::string(title), 0, Rials(0)});
    }
    for (const std::string& id : state.day.opened) {
        const Case* subject = caseOf(state, id);
        if (subject == nullptr) {
            continue;
        }
        report.cases += 1;
        add(report.services, subject->service, subject->serviceTitle, 1, Rials(0));
        add(report.clerks, subject->clerk, subject->clerk, 1, Rials(0));
        add(report.outcomes, std::string(outcomeOf(*subject)), {}, 1, subject->paid);
    }
    const auto attempts = [&report](std::string_view key, std::string_view title, std::int64_t count) {
        report.outcomes.push_back({std::string(key), std::string(title), count, Rials(0)});
    };
    attempts("not-paid", "کارت‌های نپذیرفته", state.day.notPaid);
    attempts("in-doubt", "پرداخت‌های نامعلوم", state.day.inDoubt);
    attempts("by-hand", "روشن‌شده با برگهٔ کارتخوان", state.day.resolvedByHand);
    attempts("copies", "رسیدهای المثنی", state.day.copies);
    addUnsplit(report, state);
}

} // namespace

Rials ledgerSum(const DayBook& book)
{
    Rials total;
    for (const Move& move : book.moves) {
        total = sum(total, move.amount);
    }
    return total;
}

namespace {

Rials sumBy(const DayBook& book, Move::Means means)
{
    Rials total;
    for (const Move& move : book.moves) {
        total = move.means == means ? sum(total, move.amount) : total;
    }
    return total;
}

} // namespace

Rials cardSum(const DayBook& book)
{
    return sumBy(book, Move::Means::Card);
}

Rials foundSum(const DayBook& book)
{
    std::int64_t total = 0;
    for (const TerminalFinding& one : book.findings) {
        total += !one.carried && (one.cause == "last" || one.cause == "totals") ? one.amount.count() : 0;
    }
    return Rials(total);
}

Rials cashSum(const DayBook& book)
{
    return sumBy(book, Move::Means::Cash);
}

std::vector<std::string> receiptsOwed(const State& state)
{
    std::vector<std::string> out;
    for (const auto& [id, subject] : state.cases) {
        if (subject.receipt &&
            (subject.receipt->paper == PaperStatus::Owed || subject.receipt->paper == PaperStatus::Unknown)) {
            out.push_back(subject.receipt->number);
        }
    }
    return out;
}

DayReport dayReport(const State& state)
{
    const DayBook& book = state.day;
    DayReport report;
    report.number = state.lastDay ? state.lastDay->number + 1 : 1;
    report.businessDate = book.businessDate;
    report.firstSequence = book.firstSequence;
    report.lastSequence = book.lastSequence;
    report.events = book.events;
    report.openedAt = book.openedAt;
    report.shifts = book.shifts;
    report.hours = book.hours;
    addCases(report, state);
    addMoves(report, state);
    addCash(report, state);
    greatestFirst(report.services);
    greatestFirst(report.payees);
    greatestFirst(report.clerks);
    if (state.closing) {
        report.terminal = state.closing->terminal;
        report.drawer = state.closing->drawer;
    }
    report.paperOwed = receiptsOwed(state);
    report.disputes = state.disputes;
    report.findings = book.findings;
    report.proposals = book.proposals;
    for (const Proposal& one : book.proposals) {
        report.corrected = one.verdict == "accepted" ? sum(report.corrected, one.amount) : report.corrected;
    }
    return report;
}

} // namespace pishkhan::domain::counter
