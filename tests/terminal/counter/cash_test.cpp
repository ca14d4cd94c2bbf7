// SPDX-License-Identifier: GPL-3.0-or-later
/// Cash: off until the signed configuration says otherwise, taken in one fact however often the key is pressed, given back by two people out
/// of the drawer it came into, and counted in the drawer at the day's end.
#include <algorithm>
#include <functional>

#include <QTest>

#include "terminal/domain/counter/balance.h"
#include "terminal/domain/counter/codec.h"
#include "terminal/domain/payment/core.h"
#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
namespace pay = pishkhan::domain::payment;

using Spoil = std::function<void(State&)>;
Q_DECLARE_METATYPE(Spoil)

namespace {

constexpr std::int64_t officeFee = 297'000;
constexpr std::int64_t companyFee = 850'000;
const Rials price(officeFee + companyFee);

/// A counter at the fees of a service with two receivers and no deposit id, with a float in the drawer.
struct Till : Walk {
    explicit Till(const std::string& depositId = {})
    {
        must(command::SignIn{"clerk-1", "clerk", true});
        must(command::OpenShift{"1404/09/01", Rials(500'000)});
        must(command::RecordReportPrint{"shift-1", "zero", "job", "printed", ""});
        openCase();
        must(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"});
        must(command::RecordIdentity{caseId(), "verified", "", "نمونه", "آزمایشی", "الف"});
        command::SubmitForm form;
        form.fees = {{"بازدید", "شرکت", depositId, Rials(companyFee), Rials(0), Rials(companyFee)},
                     {"کارمزد", "دفتر", "", Rials(270'000), Rials(27'000), Rials(officeFee)}};
        must(form);
    }
    static command::TakeCash cash(std::int64_t given = 1'200'000, const std::string& forbidden = {})
    {
        return {Rials(given), "C01", 1, forbidden};
    }
    std::string refusal(const Ask& what)
    {
        const Status done = ask(what);
        return done ? "accepted" : done.error().what;
    }
    std::int64_t count(std::string_view kind) const
    {
        return std::count_if(facts.begin(), facts.end(),
                             [kind](const Recorded& fact) { return kindOf(fact.event.what) == kind; });
    }
    std::string finish()
    {
        const std::string id = caseId();
        must(command::RecordSubmission{id, "14050901123", ""});
        must(command::IssueReceipt{id, "72001234", 1});
        must(command::SendReceipt{id, "receipt-printer", "first"});
        must(command::RecordPrint{id, open().receipt->job, command::RecordPrint::Outcome::Printed, "", "p"});
        must(command::FinishCase{});
        return id;
    }
    static command::BeginReturn back(const std::string& id, pay::back::Kind kind = pay::back::Kind::Cash)
    {
        command::BeginReturn wish;
        wish.caseId = id;
        wish.kind = kind;
        wish.reason = "wrong-service";
        wish.reference = "S-1";
        wish.approver = "manager-1";
        wish.approverRole = "manager";
        wish.station = "C01";
        return wish;
    }
    void declinedCard()
    {
        must(command::RequestPayment{"T1", "C01", 1});
        must(command::ContinuePayment{caseId(), pay::command::BaselineRead{}});
        must(command::ContinuePayment{caseId(),
                                      pay::command::PayAnswered{{pay::PaymentOutcome::NotPaid, {}, "declined"}}});
    }
};

} // namespace

class CashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiftyConfirmationsOneEntry()
    {
        Till till;
        for (int i = 0; i < 50; ++i) {
            till.must(Till::cash());
        }
        QCOMPARE(till.count("payment-cash"), std::int64_t{1});
        QCOMPARE(till.count("submission-sent"), std::int64_t{1});
        QCOMPARE(till.sends, 0); // no terminal hears of it
        QCOMPARE(till.open().paid, price);
        QCOMPARE(till.open().step, Step::Submission);
        QCOMPARE(till.open().payment->cash->change, Rials(1'200'000 - price.count()));
        QCOMPARE(till.open().payment->intent.split, pay::Split::InBooks);
        QVERIFY(recover(till.state).empty() || till.open().submissionRunning); // nothing of the money is to be asked
        QCOMPARE(till.refusal(command::RequestPayment{"T1", "C01", 1}), std::string("accepted"));
        QCOMPARE(till.count("payment-intended"), std::int64_t{0}); // F12 after F7 charges nobody
        till.finish();
        const auto issued = std::find_if(till.facts.begin(), till.facts.end(), [](const Recorded& fact) {
            return std::holds_alternative<event::ReceiptIssued>(fact.event.what);
        });
        QCOMPARE(std::get<event::ReceiptIssued>(issued->event.what).payment, std::string("cash"));
    }

    void rulesOfWhoTakesCash()
    {
        Till till;
        QCOMPARE(till.refusal(Till::cash(1'200'000, "cash-off")), std::string("cash-off"));
        QCOMPARE(till.refusal(Till::cash(1'200'000, "cash-sheet")), std::string("cash-sheet"));
        QCOMPARE(till.refusal(Till::cash(price.count() - 1)), std::string("given:less"));
        QCOMPARE(till.refusal(Till::cash(1'000'000'000'000)), std::string("given:range"));
        QCOMPARE(till.count("payment-cash"), std::int64_t{0});
        Till treasury("315011100140149001055000015724");
        QCOMPARE(treasury.refusal(Till::cash()), std::string("cash-treasury"));
        Walk bill;
        bill.signInAndOpenShift();
        bill.must(command::OpenBill{"9876543204124", "880040519", command::OpenBill::Repeat::Warn, "D", "01"});
        QCOMPARE(bill.ask(Till::cash(100'000'000)).error().what, std::string("cash-bill"));
    }

    void beforeAndBesideACard()
    {
        Till till;
        till.must(command::RequestPayment{"T1", "C01", 1});
        QCOMPARE(till.refusal(Till::cash()), std::string("payment-in-doubt")); // the card may be taken any moment
        Till declined;
        declined.declinedCard();
        declined.must(Till::cash(price.count()));
        const std::string id = declined.finish();
        declined.must(command::ContinuePayment{
            id, pay::command::QueryAnswered{{pay::QueryVerdict::NotPaid, {}, ""}}}); // agrees: nothing was taken there
        QVERIFY(declined.state.blockedBy.empty());
        declined.must(command::ContinuePayment{
            id, pay::command::QueryAnswered{{pay::QueryVerdict::Approved, approval(price.count()), ""}}});
        QCOMPARE(declined.state.blockedBy, id); // taken twice: a person decides
        declined.must(command::SignOut{"asked"});
        declined.must(command::SignIn{"manager-1", "manager", true});
        declined.must(command::ResolvePayment{"not-paid", "000471", "slip"});
        QCOMPARE(declined.state.cases.at(id).paid, price); // whatever the card did, the drawer has it
        QCOMPARE(declined.state.cases.at(id).payment->reason, std::string("card-not-charged: slip"));
        QVERIFY(!firstImbalance(declined.state));
    }

    void backOutOfTheDrawerByTwoPeople()
    {
        Till till;
        till.must(Till::cash());
        const std::string id = till.finish();
        QCOMPARE(till.state.drawer, Rials(500'000 + price.count()));
        QCOMPARE(till.refusal(Till::back(id, pay::back::Kind::Reversal)), std::string("other-way-back"));
        QCOMPARE(till.refusal(Till::back(id, pay::back::Kind::Office)), std::string("other-way-back"));
        auto alone = Till::back(id);
        alone.approver = "clerk-1";
        QCOMPARE(till.refusal(alone), std::string("second-person-needed"));
        State poor = till.state;
        poor.drawer = Rials(5);
        QCOMPARE(decide(poor, {Till::back(id), till.now}).error().what, std::string("drawer-short"));
        for (int i = 0; i < 50; ++i) {
            till.must(Till::back(id));
        }
        QCOMPARE(till.count("give-back-intended"), std::int64_t{1});
        QCOMPARE(till.count("give-back-done"), std::int64_t{1});
        QCOMPARE(till.state.drawer, Rials(500'000));
        QCOMPARE(till.state.cases.at(id).paid, Rials(0));
        QCOMPARE(till.facts.back().event.actor.kind, ActorKind::System);
        const auto* slip = std::get_if<event::NoticePrintRequested>(&till.facts.back().event.what);
        QVERIFY(slip != nullptr && slip->outcome == "given-back-cash");
        till.must(command::LeaveReturn{});
        QCOMPARE(till.refusal(Till::back(id)), std::string("already-given-back"));
    }

    void aCardIsNotGivenBackInCash()
    {
        Walk walk;
        const std::string id = walk.toFinished();
        walk.state.drawer = walk.state.drawerCounted = Rials(9'000'000);
        QCOMPARE(walk.ask(Till::back(id)).error().what, std::string("other-way-back"));
    }

    void theDayCountsTheDrawer()
    {
        Till till;
        till.must(Till::cash());
        till.finish();
        till.must(command::StartDayClose{});
        const DayReport report = dayReport(till.state);
        QCOMPARE(report.cash.start, Rials(500'000));
        QCOMPARE(report.cash.in, price);
        QCOMPARE(report.cash.expected, Rials(500'000 + price.count()));
        QCOMPARE(cardSum(till.state.day), Rials(0)); // the card terminal is not asked for it
        QCOMPARE(cashSum(till.state.day), price);
        QCOMPARE(report.unsplitSum, price);
        QCOMPARE(report.unsplit.size(), std::size_t{2});
        QCOMPARE(report.unsplit.front().sum, Rials(companyFee));
        till.must(command::RecordTerminalTotals{0, Rials(0), ""});
        till.must(command::CountDrawer{Rials(500'000)}); // somebody forgot the cash
        QCOMPARE(till.state.closing->drawer.difference(), Rials(-price.count()));
        till.must(command::CountDrawer{Rials(500'000 + price.count())});
        QCOMPARE(till.state.closing->drawer.verdict, std::string("equal"));
        till.must(command::CloseDay{"manager-1", "manager", "00"});
        QCOMPARE(till.state.lastReport->cash.in, price);
        QVERIFY(!firstImbalance(till.state));
    }

    void cashWithoutAFloatIsCounted()
    {
        Till till;
        till.state.drawer = till.state.drawerCounted = Rials(0);
        till.must(Till::cash(price.count()));
        const std::string id = till.finish();
        till.must(Till::back(id));
        till.must(command::LeaveReturn{});
        till.must(command::StartDayClose{}); // nothing is in it by the books, yet hands were in it
        QVERIFY(!till.state.closing->drawer.known);
    }

    void theLogTellsTheSame()
    {
        Till till;
        till.must(Till::cash());
        const std::string id = till.finish();
        till.must(Till::back(id));
        State again;
        for (const Recorded& fact : till.facts) {
            const SplitFields fields = encode(fact.event.what);
            auto read = decode(kindOf(fact.event.what), 1, fields.clear, fields.personal);
            QVERIFY(read.has_value());
            auto next = evolve(
                again, {{fact.event.caseId, fact.event.agency, fact.event.actor, *read}, fact.sequence, fact.at});
            QVERIFY(next.has_value());
            again = *next;
        }
        QCOMPARE(again.drawer, till.state.drawer);
        QVERIFY(again.cases.at(id).payment == till.state.cases.at(id).payment);
        QVERIFY(again.cases.at(id).returns == till.state.cases.at(id).returns);
    }

    void sumsThatDifferAreDamage()
    {
        pay::event::Cash fact{"C0101-000000000001", Rials(100), Rials(150), Rials(40), "", {}};
        QCOMPARE(pay::evolve(std::nullopt, fact, Instant{}).error().kind, ErrorKind::Integrity);
        fact.change = Rials(50);
        QVERIFY(pay::evolve(std::nullopt, fact, Instant{}).has_value());
        fact.split = "terminal";
        QCOMPARE(pay::evolve(std::nullopt, fact, Instant{}).error().kind, ErrorKind::Integrity);
    }

    void everyRuleOfTheBalance_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("rule");
        QTest::newRow("nothing") << Spoil([](State&) {}) << "";
        QTest::newRow("change") << Spoil([](State& state) {
            state.cases.begin()->second.payment->cash->change = Rials(1);
        }) << "cash-change";
        QTest::newRow("drawer") << Spoil([](State& state) { state.drawer = Rials(1); }) << "day-drawer";
        QTest::newRow("counted") << Spoil([](State& state) { state.drawerCounted = Rials(1); }) << "day-drawer";
        QTest::newRow("shares") << Spoil([](State& state) {
            state.cases.begin()->second.payment->intent.parts.pop_back();
        }) << "day-shares";
    }
    void everyRuleOfTheBalance()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, rule);
        Till till;
        till.must(Till::cash());
        till.finish();
        spoil(till.state);
        const auto broken = firstImbalance(till.state);
        QCOMPARE(broken ? QString::fromStdString(broken->rule) : QString(), rule);
    }
};

QTEST_APPLESS_MAIN(CashTest)
#include "cash_test.moc"
