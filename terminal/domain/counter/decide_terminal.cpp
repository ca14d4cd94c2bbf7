// SPDX-License-Identifier: GPL-3.0-or-later
/// Is the card terminal ahead of the books (F24)? It only tells its last transaction and, where the protocol can, its sums; what of that no
/// payment here explains is listed, and no card is charged before a manager has answered. The same for its display (F35).
#include <algorithm>

#include "terminal/domain/card_mask.h"
#include "terminal/domain/counter/decide_parts.h"
#include "terminal/domain/payment/core.h"

namespace pishkhan::domain::counter {
namespace {

constexpr std::size_t shortestReason = 5; // bytes: one word says something

bool isTaking(const Case& one)
{
    return one.payment && one.payment->phase != payment::Phase::Intended && !payment::isClosed(*one.payment);
}

/// These books have met the terminal before: what it has beyond them came since.
bool knowsTerminal(const State& now)
{
    return now.terminalCompared || !now.terminalSeen.empty() || now.lastDay || now.continuation || now.rollback;
}

template <typename List, typename Value> bool contains(const List& list, const Value& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

event::TerminalAhead aheadBy(const State& now, const payment::PaymentBaseline& last)
{
    const payment::TransactionFacts& facts = last.last;
    return {now.findingCount + 1,
            last.takenBack ? "taken-back" : "last",
            facts.terminalId,
            facts.trace,
            facts.rrn,
            facts.receiptNumber,
            facts.localTime,
            facts.maskedPan,
            facts.amount};
}

std::string toldBy(const command::TerminalWord& word)
{
    return word.last.known ? (word.sum ? "last-and-totals" : "last") : word.sum ? "totals" : "nothing";
}

event::TerminalCompared compared(const State& now, const command::RecordTerminalWord& ask)
{
    const payment::TransactionFacts& last = ask.word.last.last;
    event::TerminalCompared out;
    out.moment = ask.moment;
    out.verdict = !ask.word.problem.empty() ? "silent"
                  : isMoneyUnsettled(now)   ? "later"
                  : !knowsTerminal(now)     ? "first"
                                            : "agrees";
    out.told = toldBy(ask.word);
    out.reason = ask.word.problem;
    out.terminalId = last.terminalId;
    out.trace = last.trace;
    out.receipt = last.receiptNumber;
    out.localTime = last.localTime;
    out.amount = last.amount;
    out.count = ask.word.count;
    out.sum = ask.word.sum.value_or(Rials(0));
    out.expected = Rials(now.terminalBase.count() + cardSum(now.day).count() + foundSum(now.day).count());
    return out;
}

} // namespace

bool isMoneyUnsettled(const State& now)
{
    return !now.returning.empty() || !now.blockedBy.empty() ||
           std::any_of(now.cases.begin(), now.cases.end(), [](const auto& one) { return isTaking(one.second); });
}

std::string transactionName(const payment::TransactionFacts& facts)
{
    const std::string& number = facts.trace.empty() ? facts.rrn : facts.trace;
    return number.empty() ? std::string() : facts.terminalId + "/" + number;
}

std::string slipName(std::string_view number)
{
    const std::size_t first = number.find_first_not_of('0');
    return first == std::string_view::npos ? std::string("slip/-") : "slip/" + std::string(number.substr(first));
}

bool isAhead(const State& now, const payment::PaymentBaseline& last)
{
    const std::string name = last.known && !last.others ? transactionName(last.last) : std::string();
    if (name.empty() || !knowsTerminal(now) || contains(now.terminalSeen, name)) {
        return false;
    }
    // A person wrote its number from the slip when nobody else could tell (R12).
    if (contains(now.terminalSeen, slipName(last.last.trace)) || contains(now.terminalSeen, slipName(last.last.rrn))) {
        return false;
    }
    // It takes its own approval back when nobody acknowledged it: the end of a payment that was not taken, or of a return of ours.
    return !(last.takenBack && contains(now.mayBeTakenBack, last.last.amount));
}

const TerminalFinding* openFinding(const State& now)
{
    const auto found = std::find_if(now.day.findings.begin(), now.day.findings.end(),
                                    [](const TerminalFinding& one) { return one.verdict.empty(); });
    return found == now.day.findings.end() ? nullptr : &*found;
}

Status terminalAgrees(const State& now)
{
    const TerminalFinding* open = openFinding(now);
    return open == nullptr ? Status()
                           : Status(refuse(open->cause == "display" ? "terminal-display" : "terminal-ahead"));
}

Decision decideOn(const State& now, const command::RecordTerminalWord& ask, Instant /*at*/)
{
    const Actor terminal = system("card-terminal");
    event::TerminalCompared result = compared(now, ask);
    std::vector<Event> ahead;
    if (result.verdict == "agrees") {
        Rials unexplained = Rials(result.sum.count() - result.expected.count());
        if (isAhead(now, ask.word.last)) {
            event::TerminalAhead found = aheadBy(now, ask.word.last);
            unexplained = found.cause == "last" ? Rials(unexplained.count() - found.amount.count()) : unexplained;
            ahead.push_back(office(terminal, std::move(found)));
        }
        if (ask.word.sum && unexplained > Rials(0)) { // less: it was counted anew, the close of the day tells
            event::TerminalAhead found;
            found.finding = now.findingCount + 1 + static_cast<std::int64_t>(ahead.size());
            found.cause = "totals";
            found.terminalId = result.terminalId;
            found.amount = unexplained;
            ahead.push_back(office(terminal, std::move(found)));
        }
        result.verdict = ahead.empty() ? "agrees" : "ahead";
    }
    std::vector<Event> facts{office(terminal, std::move(result))};
    facts.insert(facts.end(), ahead.begin(), ahead.end());
    return facts;
}

/// Before a payment the terminal's last transaction was read: is it anybody's? Facts that stop this payment, or none.
std::vector<Event> stopIfAhead(const State& now, const Case& subject, const payment::PaymentBaseline& last)
{
    const Actor terminal = system("card-terminal");
    const auto stop = [&](const char* word) {
        const payment::State& intent = *subject.payment;
        return about(subject, terminal,
                     payment::Event(
                         payment::event::NotPaid{intent.intent.key, intent.intent.amount, word, {}, "never-sent", {}}));
    };
    if (!last.key.empty()) { // R10: it carries the key of a payment closed as not paid, so that was paid after all
        const auto closed = std::find_if(now.cases.begin(), now.cases.end(), [&](const auto& row) {
            return row.second.id != subject.id && row.second.payment &&
                   row.second.payment->phase == payment::Phase::NotPaid && row.second.payment->intent.key == last.key &&
                   row.second.step > Step::Payment;
        });
        if (closed != now.cases.end()) {
            const payment::QueryAnswer paid{payment::QueryVerdict::Approved, last.last, {}};
            auto late = payment::decide(closed->second.payment, payment::command::QueryAnswered{paid});
            std::vector<Event> facts{stop("earlier-payment-conflict")};
            for (payment::Event& fact : late ? *late : std::vector<payment::Event>()) {
                facts.push_back(about(closed->second, terminal, std::move(fact)));
            }
            return facts;
        }
    }
    return isAhead(now, last) ? std::vector<Event>{stop("terminal-ahead"), office(terminal, aheadBy(now, last))}
                              : std::vector<Event>();
}

std::vector<Event> foundAtClose(const State& now, const payment::PaymentBaseline& last)
{
    return isAhead(now, last) ? std::vector<Event>{office(system("card-terminal"), aheadBy(now, last))}
                              : std::vector<Event>();
}

Decision decideOn(const State& now, const command::CompareDisplay& ask, Instant /*at*/)
{
    const Case* open = TRY(workingCase(now, Step::Payment));
    if (!open->payment || open->payment->cash) {
        return refuse("not-this-step");
    }
    const std::string& terminal = open->payment->intent.terminal;
    const bool differs = ask.verdict == command::CompareDisplay::Verdict::Differs;
    const TerminalFinding* said = openFinding(now);
    if (now.displaysRead.count(terminal) != 0 || (said != nullptr && said->cause == "display")) {
        return std::vector<Event>{}; // the same key twice
    }
    return std::vector{office(person(now), event::DisplayCompared{differs ? now.findingCount + 1 : 0, terminal,
                                                                  differs ? "differs" : "agrees",
                                                                  open->payment->intent.amount, now.session->clerk})};
}

Decision decideOn(const State& now, const command::SettleFinding& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (now.session->role != "manager") {
        return refuse("manager-only");
    }
    const auto found = std::find_if(now.day.findings.begin(), now.day.findings.end(),
                                    [&ask](const TerminalFinding& one) { return one.number == ask.finding; });
    if (found == now.day.findings.end() || !found->verdict.empty()) {
        return std::vector<Event>{}; // the same key twice
    }
    if (ask.reason.size() < shortestReason) {
        return invalid("reason:required");
    }
    const char* verdict = ask.how == command::SettleFinding::How::Dispute ? "disputed" : "explained";
    return std::vector{office(person(now), event::FindingSettled{found->number, found->cause, found->amount, verdict,
                                                                 maskTyped(ask.reason), now.session->clerk})};
}

} // namespace pishkhan::domain::counter
