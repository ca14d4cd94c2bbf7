// SPDX-License-Identifier: GPL-3.0-or-later
/// Laws of the counter, on seeded random walks: decide never returns what evolve refuses; replay equals the live state; at most one charge
/// an intent and one final payment a case; recover never charges; terminal states absorb; the books
/// balance after every fact.
#include <QTest>

#include "terminal/domain/counter/balance.h"
#include "terminal/domain/counter/codec.h"
#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
namespace pay = pishkhan::domain::payment;

namespace {

constexpr int walks = 1000;
constexpr int stepsPerWalk = 120;

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    int operator()(int sides) { return static_cast<int>(m_engine() % static_cast<unsigned>(sides)); }

private:
    std::mt19937 m_engine;
};

pay::Command anyPaymentReply(Dice& dice)
{
    const auto facts = approval(dice(8) == 0 ? 1'000 : 1'450'000, std::to_string(dice(3)));
    const auto outcome = static_cast<pay::PaymentOutcome>(dice(3));
    const auto verdict = static_cast<pay::QueryVerdict>(dice(5));
    switch (dice(7)) {
    case 0: return pay::command::BaselineRead{};
    case 1: return pay::command::BaselineFailed{"busy"};
    case 2: return pay::command::ApprovalReceived{facts};
    case 3: return pay::command::PayAnswered{{outcome, facts, "declined"}};
    case 4: return pay::command::QueryAnswered{{verdict, facts, "asked"}};
    case 5: return pay::command::CancelRequested{};
    default:
        return pay::command::OperatorResolved{dice(2) == 0 ? "paid" : "not-paid", "127879949527", "slip", "manager-1"};
    }
}

Ask anyReturn(Dice& dice, const State& now, const std::string& id)
{
    namespace back = pay::back;
    const std::string under = now.returning.empty() ? id : now.returning;
    const auto facts = approval(dice(8) == 0 ? 1'000 : 1'450'000, std::to_string(dice(3)));
    const auto verdict = static_cast<pay::QueryVerdict>(dice(5));
    switch (dice(9)) {
    case 0:
    case 1:
    case 2: {
        command::BeginReturn begin;
        begin.caseId = id;
        begin.kind = static_cast<back::Kind>(dice(4));
        begin.reason = "wrong-service";
        begin.reference = dice(4) == 0 ? "" : "S-1";
        begin.approver = dice(4) == 0 ? "clerk-1" : "manager-2";
        begin.approverRole = dice(6) == 0 ? "clerk" : "manager";
        begin.terminal = "T1";
        begin.station = "C01";
        return begin;
    }
    case 3: return command::ContinueReturn{under, back::command::BaselineRead{}};
    case 4: return command::ContinueReturn{under, back::command::BaselineFailed{"busy"}};
    case 5:
        return command::ContinueReturn{
            under, back::command::Answered{{static_cast<pay::PaymentOutcome>(dice(3)), facts, "asked"}}};
    case 6: return command::ContinueReturn{under, back::command::QueryAnswered{{verdict, facts, "asked"}}};
    case 7: return command::ResolveReturn{dice(2) == 0 ? "done" : "not-done", "127879949527", "slip"};
    default: return command::LeaveReturn{};
    }
}

Ask anyAsk(Dice& dice, const State& now)
{
    const std::string id =
        now.cases.empty() ? "none" : std::next(now.cases.begin(), dice(static_cast<int>(now.cases.size())))->first;
    const auto found = now.cases.find(id);
    const std::string job = found != now.cases.end() && found->second.receipt ? found->second.receipt->job : "job";
    command::OpenCase open;
    open.service = "1101";
    open.agency = "civil-registration";
    open.device = "D";
    open.needsInquiry = dice(4) != 0;
    switch (dice(44)) {
    case 33:
    case 34:
    case 35:
    case 36:
    case 37:
    case 38:
    case 39:
    case 40: return anyReturn(dice, now, id);
    case 41: return command::PrintNotice{};
    case 42:
    case 43: return command::TakeCash{Rials(1'450'000 + 50'000 * dice(3)), "C01", 1, dice(4) == 0 ? "cash-off" : ""};
    case 24:
        return command::OpenBill{"9876543204124", "880040519", static_cast<command::OpenBill::Repeat>(dice(2)), "D",
                                 "01"};
    case 25: return command::StartDayClose{};
    case 26: return command::CountDrawer{Rials(dice(3) * 1'000)};
    case 27: return command::RecordTerminalTotals{dice(5), Rials(dice(4) * 1'450'000), dice(4) == 0 ? "timeout" : ""};
    case 28:
        return command::SettleDifference{dice(2) == 0 ? "terminal" : "drawer",
                                         static_cast<command::SettleDifference::How>(dice(2)), "reason"};
    case 29: return command::CloseDay{"manager-1", dice(3) == 0 ? "clerk" : "manager", "00"};
    case 30: return dice(3) == 0 ? Ask(command::LeaveDayClose{}) : Ask(command::PrintReport{"strip"});
    case 31: return command::OpenShift{dice(2) == 0 ? "1404/09/02" : "1404/09/03", Rials(dice(2) * 1'000)};
    case 32: return command::RecordReportPrint{"day-1", "strip", "j", dice(2) == 0 ? "printed" : "owed", ""};
    case 0: return command::SignIn{"clerk-1", dice(2) == 0 ? "clerk" : "manager", dice(5) != 0};
    case 1: return command::SignOut{"asked"};
    case 2: return command::OpenShift{"1404/09/01"};
    case 3: return command::CloseShift{};
    case 4: return open;
    case 5: return command::AcceptDocument{"national-card", "scanner", "check-digit", "9991234561", ""};
    case 6: return command::ReportScanFailure{"dark"};
    case 7: return command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"};
    case 8:
        return command::RecordIdentity{
            id, dice(3) == 0 ? "mismatch" : dice(2) == 0 ? "deferred" : "verified", "", "ن", "آ", "ا"};
    case 9: return command::RepeatInquiry{};
    case 10:
        return command::SubmitForm{
            {{"a", "b\tc\n\\"}}, {{"t", "p", "", Rials(1'450'000), Rials(0), Rials(1'450'000)}}, "v"};
    case 11: return command::RequestPayment{"T1", "C01", 1};
    case 12:
    case 13:
    case 14:
    case 15: return command::ContinuePayment{id, anyPaymentReply(dice)};
    case 16: return command::RecordSubmission{id, dice(2) == 0 ? "" : "T-" + id, "disconnected"};
    case 17: return command::RetrySubmission{id};
    case 18: return command::IssueReceipt{id, "72001234", 1};
    case 19: return command::SendReceipt{id, "p", "first"};
    case 20:
        return command::RecordPrint{id, job, static_cast<command::RecordPrint::Outcome>(dice(3)), "paper-out", "p"};
    case 21: return command::AnswerPaper{id, dice(2) == 0};
    case 22: return dice(2) == 0 ? Ask(command::CancelCase{"left"}) : Ask(command::FinishCase{});
    default: return command::PrintAgain{id, "asked", "p"};
    }
}

bool charges(const Effects& effects)
{
    return std::any_of(effects.begin(), effects.end(), [](const Effect& one) {
        const auto* step = std::get_if<effect::RunPayment>(&one);
        const auto* giving = std::get_if<effect::RunReturn>(&one);
        return (step != nullptr && std::holds_alternative<pay::effect::Send>(step->step)) ||
               (giving != nullptr && std::holds_alternative<pay::back::effect::Send>(giving->step));
    });
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT
private slots:
    void randomWalks()
    {
        std::size_t facts = 0;
        std::size_t finals = 0;
        std::size_t givenBack = 0;
        for (unsigned seed = 1; seed <= walks; ++seed) {
            Walk walk;
            Dice dice(seed);
            if (seed % 2 == 0) {
                walk.toFees(); // chance alone seldom gets as far as the money
            }
            const std::string finished = seed % 4 == 1 ? walk.toFinished() : std::string();
            for (int i = 0; i < stepsPerWalk; ++i) {
                const bool back = !finished.empty() && dice(2) == 0; // nor as far as the money's way back
                const Status done = walk.ask(back ? anyReturn(dice, walk.state, finished) : anyAsk(dice, walk.state));
                // A refusal is fine; an impossible fact is a broken promise of decide.
                QVERIFY2(done || done.error().kind != ErrorKind::Integrity, done ? "" : done.error().what.c_str());
                QVERIFY(!charges(recover(walk.state)));
                QVERIFY(neverBothPaidAndGivenBack(walk.state));
                const auto broken = firstImbalance(walk.state);
                QVERIFY2(!broken, broken ? (broken->rule + " " + broken->about).c_str() : "");
                walk.now = walk.now + Milliseconds(dice(20'000));
            }
            facts += walk.facts.size();
            finals += checkMoney(walk);
            givenBack += checkReturns(walk);
            checkReplay(walk);
        }
        qInfo("%d walks, %zu facts, %zu final payments, %zu given back", walks, facts, finals, givenBack);
        QVERIFY(finals > 20); // the walks must reach the money, or they prove nothing
        QVERIFY(givenBack > 20);
    }

private:
    static bool neverBothPaidAndGivenBack(const State& state)
    {
        return std::all_of(state.cases.begin(), state.cases.end(), [](const auto& entry) {
            const Case& one = entry.second;
            const auto done = std::count_if(one.returns.begin(), one.returns.end(),
                                            [](const auto& back) { return back.phase == pay::back::Phase::Done; });
            return done <= 1 && (done == 0 || one.paid == Rials(0));
        });
    }

    /// One Sending and one Done a return, two people to each, and what came less what went is what the cases say.
    static std::size_t checkReturns(const Walk& walk)
    {
        std::map<std::string, int> sendings;
        std::size_t done = 0;
        for (const Recorded& fact : walk.facts) {
            if (const auto* back = std::get_if<pay::back::Event>(&fact.event.what)) {
                if (const auto* sending = std::get_if<pay::back::event::Sending>(back)) {
                    sameCount(++sendings[sending->intent], 1, sending->intent);
                }
                if (const auto* intended = std::get_if<pay::back::event::Intended>(back)) {
                    sameCount(intended->askedBy != intended->approvedBy, true, "two people");
                }
            }
        }
        Rials paid;
        for (const auto& [id, one] : walk.state.cases) {
            paid = Rials(paid.count() + one.paid.count());
            done +=
                static_cast<std::size_t>(std::count_if(one.returns.begin(), one.returns.end(), [](const auto& back) {
                    return back.phase == pay::back::Phase::Done;
                }));
        }
        if (!walk.state.lastDay) { // one book: the cases and the moves of the day are the same money
            sameCount(static_cast<int>(ledgerSum(walk.state.day).count()), static_cast<int>(paid.count()), "book");
        }
        return done;
    }

    /// One Sending an intent, one Final a case, and every charge was preceded by its durable Sending.
    static std::size_t checkMoney(const Walk& walk)
    {
        std::map<std::string, int> sendings;
        std::map<std::string, int> finals;
        std::size_t count = 0;
        for (const Recorded& fact : walk.facts) {
            if (const auto* money = std::get_if<pay::Event>(&fact.event.what)) {
                if (const auto* sending = std::get_if<pay::event::Sending>(money)) {
                    sendings[sending->intent] += 1;
                }
                if (std::holds_alternative<pay::event::Final>(*money) ||
                    std::holds_alternative<pay::event::Cash>(*money)) {
                    finals[fact.event.caseId] += 1;
                    ++count;
                }
            }
        }
        for (const auto& [intent, times] : sendings) {
            sameCount(times, 1, intent);
        }
        for (const auto& [id, times] : finals) {
            sameCount(times, 1, id);
        }
        sameCount(walk.sends, static_cast<int>(sendings.size()), "sends");
        return count;
    }

    static void sameCount(int got, int wanted, const std::string& what)
    {
        if (got != wanted) {
            QFAIL(qPrintable(
                QStringLiteral("%1: %2 instead of %3").arg(QString::fromStdString(what)).arg(got).arg(wanted)));
        }
    }

    /// Every fact survives encoding, and folding what was decoded gives the same place.
    static void checkReplay(const Walk& walk)
    {
        State replayed;
        for (const Recorded& fact : walk.facts) {
            const SplitFields fields = encode(fact.event.what);
            auto what = decode(kindOf(fact.event.what), 1, fields.clear, fields.personal);
            QVERIFY2(what, what ? "" : what.error().what.c_str());
            auto next = evolve(
                std::move(replayed),
                {{fact.event.caseId, fact.event.agency, fact.event.actor, std::move(*what)}, fact.sequence, fact.at});
            QVERIFY2(next, next ? "" : next.error().what.c_str());
            replayed = std::move(*next);
        }
        QCOMPARE(replayed.cases.size(), walk.state.cases.size());
        QCOMPARE(replayed.drawer, walk.state.drawer);
        for (const auto& [id, live] : walk.state.cases) {
            const Case& again = replayed.cases.at(id);
            QCOMPARE(again.step, live.step);
            QCOMPARE(again.paid, live.paid);
            QCOMPARE(again.form, live.form);
            QCOMPARE(again.fees, live.fees);
            QCOMPARE(again.payment == live.payment, true);
            QCOMPARE(again.returns.size(), live.returns.size());
            for (std::size_t i = 0; i < live.returns.size(); ++i) {
                QCOMPARE(again.returns[i].intent == live.returns[i].intent, true);
                QCOMPARE(again.returns[i].phase, live.returns[i].phase);
                QCOMPARE(again.returns[i].evidence, live.returns[i].evidence);
                QCOMPARE(again.returns[i].result.amount, live.returns[i].result.amount);
            }
            QCOMPARE(again.trackingCode, live.trackingCode);
            QCOMPARE(again.receipt.has_value(), live.receipt.has_value());
            if (live.receipt) {
                QCOMPARE(again.receipt->paper, live.receipt->paper);
                QCOMPARE(again.receipt->number, live.receipt->number);
            }
        }
    }
};

QTEST_APPLESS_MAIN(LawsTest)
#include "laws_test.moc"
