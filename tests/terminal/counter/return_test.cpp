// SPDX-License-Identifier: GPL-3.0-or-later
/// Money given back at the counter: two people, one return, a slip at every end, and a case that is never both paid and given back.
#include <algorithm>

#include <QTest>

#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
namespace pay = pishkhan::domain::payment;
namespace back = pishkhan::domain::payment::back;

namespace {

/// A counter with one finished, paid case.
struct Finished : Walk {
    std::string id;

    Finished() : id(toFinished()) {}
    command::BeginReturn wish(back::Kind kind = back::Kind::Reversal) const
    {
        command::BeginReturn ask;
        ask.caseId = id;
        ask.kind = kind;
        ask.reason = "wrong-service";
        ask.approver = "manager-1";
        ask.approverRole = "manager";
        ask.terminal = "T1";
        ask.station = "C01";
        return ask;
    }
    void toSending()
    {
        must(wish());
        must(command::ContinueReturn{id, back::command::BaselineRead{}});
    }
    std::string refusal(const Ask& what)
    {
        const Status done = ask(what);
        return done ? "accepted" : done.error().what;
    }
    std::vector<std::string> slips() const
    {
        std::vector<std::string> out;
        for (const Recorded& fact : facts) {
            if (const auto* slip = std::get_if<event::NoticePrintRequested>(&fact.event.what)) {
                out.push_back(slip->outcome);
            }
        }
        return out;
    }
    const Case& subject() const { return state.cases.at(id); }
};

template <typename Step> int countSteps(const Effects& effects)
{
    return static_cast<int>(std::count_if(effects.begin(), effects.end(), [](const Effect& one) {
        const auto* step = std::get_if<effect::RunReturn>(&one);
        return step != nullptr && std::holds_alternative<Step>(step->step);
    }));
}

back::command::Answered answered(pay::PaymentOutcome outcome, const char* reason = "")
{
    return {{outcome, approval(1'450'000, "000472"), reason}};
}

} // namespace

class ReturnTest : public QObject {
    Q_OBJECT
private slots:
    void aReturnFromWishToSlip()
    {
        Finished walk;
        const Rials before = walk.state.shift->total;
        walk.must(walk.wish());
        QCOMPARE(countSteps<back::effect::TakeBaseline>(walk.effects), 1);
        walk.must(walk.wish()); // the same approval twice
        QVERIFY(walk.effects.empty());
        walk.must(command::ContinueReturn{walk.id, back::command::BaselineRead{}});
        QCOMPARE(countSteps<back::effect::Send>(walk.effects), 1);
        QCOMPARE(walk.subject().paid, Rials(1'450'000)); // nothing is claimed before the terminal says it
        walk.must(command::ContinueReturn{walk.id, answered(pay::PaymentOutcome::Approved)});
        QCOMPARE(walk.subject().paid, Rials(0));
        QCOMPARE(walk.subject().returns.size(), std::size_t(1));
        QCOMPARE(walk.slips(), std::vector<std::string>{"given-back"});
        QCOMPARE(ledgerSum(walk.state.day), Rials(0));
        QCOMPARE(cardSum(walk.state.day), Rials(0));
        QCOMPARE(before.count() - walk.state.shift->total.count(), std::int64_t(1'450'000));
        QCOMPARE(dayReport(walk.state).takenBack, std::int64_t(1));
        QCOMPARE(walk.refusal(command::StartDayClose{}), std::string("return-in-doubt")); // not yet seen
        walk.must(command::LeaveReturn{});
        walk.must(command::LeaveReturn{});
        QVERIFY(walk.state.returning.empty());
        QCOMPARE(walk.refusal(walk.wish()), std::string("already-given-back"));
    }

    void onePersonIsNotEnough()
    {
        Finished walk;
        auto alone = walk.wish();
        alone.approver = "clerk-1"; // who asks
        QCOMPARE(walk.refusal(alone), std::string("second-person-needed"));
        auto clerk = walk.wish();
        clerk.approverRole = "clerk";
        QCOMPARE(walk.refusal(clerk), std::string("manager-only"));
        QVERIFY(walk.subject().returns.empty());
    }

    void nothingElseMovesMoneyMeanwhile()
    {
        Finished walk;
        walk.toSending();
        command::OpenCase another;
        another.service = "1101";
        another.device = "D";
        QCOMPARE(walk.refusal(another), std::string("return-in-doubt"));
        QCOMPARE(walk.refusal(command::OpenBill{"9876543204124", "880040519", {}, "D", "01"}),
                 std::string("return-in-doubt"));
        QCOMPARE(walk.refusal(command::CloseShift{}), std::string("return-in-doubt"));
        QCOMPARE(walk.refusal(command::LeaveReturn{}), std::string("return-in-doubt"));
    }

    void anOpenCaseIsFinishedFirst()
    {
        Walk walk;
        walk.toPaid();
        Finished wishes;
        auto wish = wishes.wish();
        wish.caseId = walk.caseId();
        const Status refused = walk.ask(wish);
        QVERIFY(!refused);
        QCOMPARE(refused.error().what, std::string("case-open"));
    }

    void doubtIsInquiredAndNeverRepeated()
    {
        Finished walk;
        walk.toSending();
        walk.must(command::ContinueReturn{walk.id, answered(pay::PaymentOutcome::Unknown, "link-lost")});
        QCOMPARE(countSteps<back::effect::Query>(walk.effects), 1);
        QCOMPARE(walk.slips(), std::vector<std::string>{"return-unknown"});
        QCOMPARE(walk.subject().paid, Rials(1'450'000));
        // The station dies here: what is found is asked about, never sent again.
        QCOMPARE(countSteps<back::effect::Query>(recover(walk.state)), 1);
        QCOMPARE(countSteps<back::effect::Send>(recover(walk.state)), 0);
        for (int i = 0; i < 3; ++i) {
            walk.must(
                command::ContinueReturn{walk.id, back::command::QueryAnswered{{pay::QueryVerdict::NoAnswer, {}, ""}}});
        }
        walk.must(command::ContinueReturn{
            walk.id, back::command::QueryAnswered{{pay::QueryVerdict::Approved, approval(1'450'000, "000472"), ""}}});
        QCOMPARE(walk.subject().paid, Rials(0));
        QCOMPARE(walk.subject().returns.back().evidence, std::string("query"));
    }

    void aReturnFoundUnsentIsNotDone()
    {
        Finished walk;
        walk.must(walk.wish());
        const auto facts = settle(walk.state);
        const auto never = std::count_if(facts.begin(), facts.end(), [](const Event& fact) {
            const auto* what = std::get_if<back::Event>(&fact.what);
            return what != nullptr && std::holds_alternative<back::event::NotDone>(*what);
        });
        QCOMPARE(never, 1);
        QVERIFY(recover(walk.state).empty());
    }

    void aRefusedReversalLeavesThePaymentAndMayBeTriedAnotherWay()
    {
        Finished walk;
        walk.toSending();
        walk.must(command::ContinueReturn{walk.id, answered(pay::PaymentOutcome::NotPaid, "reversal-impossible")});
        QCOMPARE(walk.subject().paid, Rials(1'450'000));
        QCOMPARE(walk.slips(), std::vector<std::string>{"not-given-back"});
        walk.must(command::LeaveReturn{});
        walk.must(walk.wish(back::Kind::Refund));
        QCOMPARE(walk.subject().returns.size(), std::size_t(2));
    }

    void onlyAManagerResolvesWithTheSlip()
    {
        Finished walk;
        walk.toSending();
        walk.must(command::ContinueReturn{walk.id, answered(pay::PaymentOutcome::Unknown)});
        QCOMPARE(walk.refusal(command::ResolveReturn{"done", "127", "slip"}), std::string("manager-only"));
        walk.must(command::SignOut{"asked"});
        walk.must(command::SignIn{"manager-1", "manager", true});
        QCOMPARE(walk.refusal(command::ResolveReturn{"done", "", "slip"}), std::string("reference:empty"));
        walk.must(command::ResolveReturn{"done", "127879949528", "slip"});
        QCOMPARE(walk.subject().paid, Rials(0));
        QCOMPARE(walk.subject().returns.back().resolvedBy, std::string("manager-1"));
    }

    /// The card terminal contradicts the payment while it is being given back: what was paid stays in the books until the return is done.
    void aContradictionMeanwhileTakesNothingFromTheBooks()
    {
        Finished walk;
        walk.toSending();
        walk.must(command::ContinuePayment{
            walk.id, pay::command::QueryAnswered{{pay::QueryVerdict::NotPaid, approval(1'450'000), "declined"}}});
        QCOMPARE(walk.subject().payment->phase, pay::Phase::Conflict);
        walk.must(command::SignOut{"asked"});
        walk.must(command::SignIn{"manager-1", "manager", true});
        walk.must(command::ResolvePayment{"paid", "127879949527", "slip seen"});
        QCOMPARE(walk.subject().paid, Rials(1'450'000));
        walk.must(command::ContinueReturn{walk.id, answered(pay::PaymentOutcome::NotPaid, "declined")});
        QCOMPARE(walk.subject().paid, Rials(1'450'000)); // it was not given back, so it is here
    }

    /// The office's own procedure: no device is asked, the card terminal's sum stays as it is.
    void theOfficesProcedureNeedsItsDocument()
    {
        Finished walk;
        QCOMPARE(walk.refusal(walk.wish(back::Kind::Office)), std::string("reference:empty"));
        auto wish = walk.wish(back::Kind::Office);
        wish.reference = "1405-77";
        walk.must(wish);
        QCOMPARE(countSteps<back::effect::TakeBaseline>(walk.effects), 0);
        QCOMPARE(walk.subject().paid, Rials(0));
        QCOMPARE(walk.subject().returns.back().result.rrn, std::string("1405-77"));
        QCOMPARE(ledgerSum(walk.state.day), Rials(0));
        QCOMPARE(cardSum(walk.state.day), Rials(1'450'000));
    }

    void aBillGivenBackMayBePaidAgain()
    {
        Walk walk;
        walk.signInAndOpenShift();
        const command::OpenBill bill{"9876543204124", "880040519", command::OpenBill::Repeat::Warn, "D", "01"};
        walk.must(bill);
        const std::string id = walk.caseId();
        walk.must(command::RequestPayment{"T1", "C01", 1});
        const Rials amount = walk.open().total;
        walk.must(command::ContinuePayment{id, pay::command::BaselineRead{}});
        walk.must(command::ContinuePayment{
            id, pay::command::PayAnswered{{pay::PaymentOutcome::Approved, approval(amount.count()), ""}}});
        walk.must(command::IssueReceipt{id, "72001234", 1});
        walk.must(command::SendReceipt{id, "p", "first"});
        walk.must(command::RecordPrint{id, walk.open().receipt->job, command::RecordPrint::Outcome::Printed, "", "p"});
        walk.must(command::FinishCase{});
        QCOMPARE(walk.state.paidBills.size(), std::size_t(1));
        command::BeginReturn wish;
        wish.caseId = id;
        wish.kind = back::Kind::Office;
        wish.reason = "wrong-service";
        wish.reference = "1405-78";
        wish.approver = "manager-1";
        wish.approverRole = "manager";
        wish.station = "C01";
        walk.must(wish);
        QVERIFY(walk.state.paidBills.empty());
    }
};

QTEST_APPLESS_MAIN(ReturnTest)
#include "return_test.moc"
