// SPDX-License-Identifier: GPL-3.0-or-later
/// The card terminal beside the books (payment.md F24, F35, R10): what it has that no payment here explains stops card sales until a manager
/// has answered; what is explained by ourselves stops nothing.
#include <QTest>

#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
namespace payment = pishkhan::domain::payment;

namespace {

QString answer(Walk& walk, const Ask& ask)
{
    const Status done = walk.ask(ask);
    return done ? QStringLiteral("accepted") : QString::fromStdString(done.error().what);
}

payment::PaymentBaseline last(std::int64_t rials, const std::string& trace)
{
    payment::PaymentBaseline word;
    word.known = true;
    word.last = approval(rials, trace);
    word.last.rrn = "888" + trace + "000";
    return word;
}

command::RecordTerminalWord word(payment::PaymentBaseline known, std::int64_t sum)
{
    command::RecordTerminalWord out;
    out.moment = "shift";
    out.word.last = std::move(known);
    out.word.sum = Rials(sum);
    return out;
}

std::vector<std::string> verdicts(const Walk& walk)
{
    std::vector<std::string> out;
    for (const Recorded& fact : walk.facts) {
        if (const auto* one = std::get_if<event::TerminalCompared>(&fact.event.what)) {
            out.push_back(one->verdict);
        }
    }
    return out;
}

void managerComes(Walk& walk)
{
    walk.must(command::SignOut{"asked"});
    walk.must(command::SignIn{"manager-1", "manager", true});
}

using How = command::SettleFinding::How;

/// A sale by hand on the terminal alone, found before the first sale of the shift.
void aheadAtTheShift(Walk& walk)
{
    walk.signInAndOpenShift();
    walk.must(word({}, 0)); // books that begin with a terminal that has nothing
    walk.must(command::CloseShift{});
    walk.must(command::OpenShift{"1404/09/01"});
    walk.must(word(last(50'000, "000900"), 50'000));
}

void toFeesOfAnOpenShift(Walk& walk)
{
    walk.openCase();
    walk.must(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"});
    walk.must(command::RecordIdentity{walk.caseId(), "verified", "", "نمونه", "آزمایشی", "الف"});
    command::SubmitForm form;
    form.form = {{"reason", "lost"}};
    form.fees = {{"تعرفه", "خزانه", "315011100140149001055000015724", Rials(1'450'000), Rials(0), Rials(1'450'000)}};
    walk.must(form);
}

/// A payment whose answer never came.
void toDoubt(Walk& walk)
{
    walk.toFees();
    walk.must(word({}, 0));
    walk.must(command::RequestPayment{"T1", "C01", 1});
    walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{}});
    walk.must(command::ContinuePayment{
        walk.caseId(), payment::command::PayAnswered{{payment::PaymentOutcome::Unknown, {}, "link-lost"}}});
}

} // namespace

class TerminalTest : public QObject {
    Q_OBJECT
private slots:
    void aShiftAsksTheTerminalFirst()
    {
        Walk walk;
        walk.must(command::SignIn{"clerk-1", "clerk", true});
        walk.must(command::OpenShift{"1404/09/01"});
        const bool asks = std::any_of(walk.effects.begin(), walk.effects.end(), [](const Effect& one) {
            return std::holds_alternative<effect::CompareTerminal>(one);
        });
        QVERIFY(asks);
        const Effects again = recover(walk.state);
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(std::get<effect::CompareTerminal>(again.front()).moment, std::string("start"));
    }

    void whatItHadBeforeTheseBooksIsTheirBeginning()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(word(last(70'000, "000812"), 70'000));
        QCOMPARE(verdicts(walk), std::vector<std::string>{"first"});
        QVERIFY(openFinding(walk.state) == nullptr);
        QCOMPARE(walk.state.terminalBase, Rials(70'000)); // the close of the day counts from here
        toFeesOfAnOpenShift(walk);
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{last(70'000, "000812")}});
        QCOMPARE(walk.sends, 1);
    }

    /// F24: listed for the manager before the first sale; nothing is charged meanwhile.
    void anUnknownTransactionStopsCardsUntilAManagerAnswers()
    {
        Walk walk;
        aheadAtTheShift(walk);
        QCOMPARE(verdicts(walk), (std::vector<std::string>{"first", "ahead"}));
        const TerminalFinding* found = openFinding(walk.state);
        QVERIFY(found != nullptr);
        QCOMPARE(found->cause, std::string("last")); // one line: its sum is explained by it
        QCOMPARE(walk.state.day.findings.size(), std::size_t{1});
        QCOMPARE(found->amount, Rials(50'000));
        QCOMPARE(found->trace, std::string("000900"));
        QCOMPARE(
            answer(walk, command::OpenBill{"7748317800142", "1770160", command::OpenBill::Repeat::Warn, "d", "01"}),
            QStringLiteral("terminal-ahead"));
        toFeesOfAnOpenShift(walk);
        QCOMPARE(answer(walk, command::RequestPayment{"T1", "C01", 1}), QStringLiteral("terminal-ahead"));
        QCOMPARE(answer(walk, command::SettleFinding{1, How::Explain, "فروش دستی"}), QStringLiteral("manager-only"));
        managerComes(walk);
        QCOMPARE(answer(walk, command::SettleFinding{1, How::Explain, ""}), QStringLiteral("reason:required"));
        const std::size_t before = walk.facts.size();
        walk.must(command::SettleFinding{1, How::Explain, "فروش دستی، برگهٔ ۹۰۰"});
        walk.must(command::SettleFinding{1, How::Explain, "فروش دستی، برگهٔ ۹۰۰"});
        QCOMPARE(walk.facts.size(), before + 1); // the same key twice
        QCOMPARE(walk.sends, 0);
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{last(50'000, "000900")}});
        QCOMPARE(walk.sends, 1);
    }

    /// Somebody used the terminal since the shift began: found by the question every payment asks first.
    void foundInTheLastMomentNothingIsSent()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(word({}, 0));
        toFeesOfAnOpenShift(walk);
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{last(33'000, "000004")}});
        QCOMPARE(walk.sends, 0);
        QCOMPARE(walk.open().payment->phase, payment::Phase::NotPaid);
        QCOMPARE(walk.open().payment->reason, std::string("terminal-ahead"));
        QCOMPARE(walk.open().payment->evidence, std::string("never-sent"));
        QVERIFY(walk.open().step == Step::Fees);
        QCOMPARE(answer(walk, command::RequestPayment{"T1", "C01", 1}), QStringLiteral("terminal-ahead"));
    }

    /// A protocol that only knows sums: the difference is all it can say.
    void onlyASumIsAheadToo()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(word({}, 0));
        walk.must(word({}, 20'000));
        QCOMPARE(openFinding(walk.state)->cause, std::string("totals"));
        QCOMPARE(openFinding(walk.state)->amount, Rials(20'000));
        walk.must(word({}, 20'000)); // asked again it is known
        QCOMPARE(walk.state.day.findings.size(), std::size_t{1});
        walk.must(word({}, 5'000)); // counted anew: the close of the day tells
        QCOMPARE(verdicts(walk).back(), std::string("agrees"));
    }

    void whatIsOursStopsNothing()
    {
        Walk walk;
        walk.toFinished();
        walk.must(word(last(1'450'000, "000471"), 1'450'000));
        payment::PaymentBaseline others = last(9'000, "000472");
        others.others = true; // another counter of this machine
        walk.must(word(others, 1'450'000));
        payment::PaymentBaseline silent;
        command::RecordTerminalWord away = word(silent, 0);
        away.word.sum.reset();
        away.word.problem = "timeout";
        walk.must(away);
        QCOMPARE(verdicts(walk), (std::vector<std::string>{"agrees", "agrees", "silent"}));
        QVERIFY(openFinding(walk.state) == nullptr);
    }

    /// It takes its own approval back when nobody acknowledged it; a reversal of anything else is somebody's hand.
    void aReversalIsOursOrSomebodys()
    {
        Walk walk;
        toDoubt(walk);
        walk.must(command::ContinuePayment{
            walk.caseId(), payment::command::QueryAnswered{{payment::QueryVerdict::NotPaid, {}, "taken-back"}}});
        payment::PaymentBaseline back = last(1'450'000, "000002");
        back.takenBack = true;
        QVERIFY(!isAhead(walk.state, back));
        back.last.amount = Rials(77'000);
        QVERIFY(isAhead(walk.state, back));
    }

    /// R12: nobody but a person could tell; the number from the slip is what these books know of it.
    void theSlipsNumberIsKnown()
    {
        Walk walk;
        toDoubt(walk);
        managerComes(walk);
        walk.must(command::ResolvePayment{"paid", "000033", "روی برگه دیده شد"});
        QVERIFY(!isAhead(walk.state, last(1'450'000, "000033")));
        QVERIFY(isAhead(walk.state, last(1'450'000, "000034")));
    }

    /// R10: the terminal's last transaction carries the key of a payment these books closed as not paid.
    void aKeyOfAClosedPaymentIsAConflict()
    {
        Walk walk;
        walk.toFees();
        walk.must(word({}, 0));
        walk.must(command::RequestPayment{"T1", "C01", 1});
        const std::string first = walk.caseId();
        const std::string key = walk.open().payment->intent.key;
        walk.must(command::ContinuePayment{first, payment::command::BaselineRead{}});
        walk.must(command::ContinuePayment{
            first, payment::command::PayAnswered{{payment::PaymentOutcome::NotPaid, {}, "declined"}}});
        walk.must(command::CancelCase{"citizen-left"});
        toFeesOfAnOpenShift(walk);
        walk.must(command::RequestPayment{"T1", "C01", 1});
        payment::PaymentBaseline late = last(1'450'000, "000077");
        late.key = key;
        const int before = walk.sends;
        walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{late}});
        QCOMPARE(walk.sends, before);
        QCOMPARE(walk.open().payment->reason, std::string("earlier-payment-conflict"));
        QCOMPARE(walk.state.blockedBy, first);
        QCOMPARE(walk.state.cases.at(first).payment->phase, payment::Phase::Conflict);
    }

    /// The settlement shows it, the day closes, and what nobody answered stops the next day's first card.
    void theDaysCloseListsIt()
    {
        Walk walk;
        aheadAtTheShift(walk);
        walk.must(command::StartDayClose{});
        walk.must(command::RecordTerminalTotals{1, Rials(50'000), "", last(50'000, "000900")});
        QCOMPARE(walk.state.closing->terminal.difference(), Rials(50'000));
        walk.must(command::SettleDifference{"terminal", command::SettleDifference::How::Explain, "فروش دستی"});
        walk.must(command::CloseDay{"manager-1", "manager", "4d6f"});
        QCOMPARE(walk.state.lastReport->findings.size(), std::size_t{1});
        QCOMPARE(walk.state.lastReport->findings[0].trace, std::string("000900"));
        QVERIFY(openFinding(walk.state) != nullptr);
        QVERIFY(openFinding(walk.state)->carried);
        managerComes(walk);
        walk.must(command::SettleFinding{1, How::Dispute, "نمی‌دانیم از کجاست"});
        QVERIFY(openFinding(walk.state) == nullptr);
        QCOMPARE(walk.state.disputes.back().subject, std::string("finding"));
        walk.must(command::OpenShift{"1404/09/02"});
        walk.must(word(last(50'000, "000900"), 50'000));
        QCOMPARE(verdicts(walk).back(), std::string("agrees"));
    }

    /// Found only when the day is closed: a sale by hand after the last case.
    void foundAtTheClose()
    {
        Walk walk;
        walk.toFinished();
        walk.must(command::StartDayClose{});
        walk.must(command::RecordTerminalTotals{2, Rials(1'500'000), "", last(50'000, "000472")});
        QCOMPARE(walk.state.day.findings.size(), std::size_t{1});
        walk.must(command::RecordTerminalTotals{2, Rials(1'500'000), "", last(50'000, "000472")});
        QCOMPARE(walk.state.day.findings.size(), std::size_t{1});
    }

    /// F35: the clerk reads the display while it waits for the first card.
    void anotherAmountOnTheDisplayStopsCards()
    {
        Walk walk;
        walk.toFees();
        QCOMPARE(answer(walk, command::CompareDisplay{}), QStringLiteral("not-this-step"));
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{}});
        walk.must(command::CompareDisplay{command::CompareDisplay::Verdict::Differs});
        walk.must(command::CompareDisplay{command::CompareDisplay::Verdict::Differs});
        QCOMPARE(walk.state.day.findings.size(), std::size_t{1});
        walk.must(command::ContinuePayment{
            walk.caseId(), payment::command::PayAnswered{{payment::PaymentOutcome::NotPaid, {}, "cancelled"}}});
        QCOMPARE(answer(walk, command::RequestPayment{"T1", "C01", 1}), QStringLiteral("terminal-display"));
        managerComes(walk);
        walk.must(command::SettleFinding{1, How::Explain, "شرکت پرداخت درست کرد"});
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{walk.caseId(), payment::command::BaselineRead{}});
        walk.must(command::CompareDisplay{command::CompareDisplay::Verdict::Agrees});
        QCOMPARE(walk.state.displaysRead.count("T1"), std::size_t{1}); // asked once for each terminal
    }

    void theLogTellsTheSame()
    {
        Walk walk;
        aheadAtTheShift(walk);
        managerComes(walk);
        walk.must(command::SettleFinding{1, How::Explain, "فروش دستی"});
        State again;
        for (const Recorded& fact : walk.facts) {
            auto next = evolve(std::move(again), fact);
            QVERIFY(next);
            again = std::move(*next);
        }
        QCOMPARE(again.day.findings.size(), walk.state.day.findings.size());
        QCOMPARE(again.day.findings[0].verdict, std::string("explained"));
        QCOMPARE(again.terminalSeen, walk.state.terminalSeen);
        Recorded twice = walk.facts.back();
        twice.sequence += 1;
        QVERIFY(!evolve(std::move(again), twice)); // answered once, for ever
    }
};

QTEST_APPLESS_MAIN(TerminalTest)
#include "terminal_test.moc"
