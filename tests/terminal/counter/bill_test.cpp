// SPDX-License-Identifier: GPL-3.0-or-later
/// A bill from the scanner to the receipt: refused with the field that is wrong, paid once, warned about the second time.
#include <QTest>

#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;
namespace payment = pishkhan::domain::payment;

namespace {

command::OpenBill bill(const std::string& billId = "9876543204124", const std::string& paymentId = "880040519")
{
    return {billId, paymentId, command::OpenBill::Repeat::Warn, "72001234-01-1", "01"};
}

QString answer(Walk& walk, const Ask& ask)
{
    const Status done = walk.ask(ask);
    return done ? QStringLiteral("accepted") : QString::fromStdString(done.error().what);
}

void payBill(Walk& walk, std::int64_t rials)
{
    const std::string id = walk.caseId();
    walk.must(command::RequestPayment{"T1", "C01", 1});
    walk.must(command::ContinuePayment{id, payment::command::BaselineRead{}});
    walk.must(command::ContinuePayment{id, payment::command::ApprovalReceived{approval(rials)}});
    walk.must(command::ContinuePayment{
        id, payment::command::PayAnswered{{payment::PaymentOutcome::Approved, approval(rials), ""}}});
}

void finish(Walk& walk)
{
    const std::string id = walk.caseId();
    walk.must(command::IssueReceipt{id, "72001234", 1});
    walk.must(command::SendReceipt{id, "receipt-printer", "first"});
    walk.must(command::RecordPrint{id, walk.open().receipt->job, command::RecordPrint::Outcome::Printed, "", "p"});
    walk.must(command::FinishCase{});
}

} // namespace

class BillTest : public QObject {
    Q_OBJECT
private slots:
    void wrongFieldIsNamed_data()
    {
        QTest::addColumn<QString>("billId");
        QTest::addColumn<QString>("paymentId");
        QTest::addColumn<QString>("answer");
        QTest::newRow("right") << "1234567800142"
                               << "12040172"
                               << "accepted";
        QTest::newRow("leading zeros") << "0000100000512"
                                       << "0000000131295"
                                       << "accepted";
        QTest::newRow("persian digits") << "۱۲۳۴۵۶۷۸۰۰۱۴۲"
                                        << "۱۲۰۴۰۱۷۲"
                                        << "accepted";
        QTest::newRow("bill check") << "1234567800143"
                                    << "12040172"
                                    << "billId:checksum";
        QTest::newRow("payment check 1") << "1234567800142"
                                         << "12040182"
                                         << "paymentId:checksum";
        QTest::newRow("payment check 2") << "1234567800142"
                                         << "12040173"
                                         << "paymentId:pair";
        QTest::newRow("another bill's payment") << "1234567800142"
                                                << "880040519"
                                                << "paymentId:pair";
        QTest::newRow("short bill") << "12345"
                                    << "12040172"
                                    << "billId:length";
        QTest::newRow("long payment") << "1234567800142"
                                      << "12040172120401721"
                                      << "paymentId:length";
        QTest::newRow("letters") << "12345a7800142"
                                 << "12040172"
                                 << "billId:charset";
        QTest::newRow("no payment id") << "1234567800142"
                                       << ""
                                       << "paymentId:required";
    }
    void wrongFieldIsNamed()
    {
        QFETCH(QString, billId);
        QFETCH(QString, paymentId);
        Walk walk;
        walk.signInAndOpenShift();
        QTEST(answer(walk, bill(billId.toStdString(), paymentId.toStdString())), "answer");
    }

    void everyPayableBillPassesAndEverySingleDigitErrorIsRefused()
    {
        std::mt19937 random(20261123);
        for (int i = 0; i < 300; ++i) {
            const std::string file = std::to_string(10'000'000 + static_cast<int>(random() % 89'999'999));
            const std::string billId = domain::composeBillId(file, "001", static_cast<int>(random() % 10));
            const std::string payId =
                domain::composePaymentId(billId, 1 + static_cast<int>(random() % 99'999'998), 5, 2);
            QCOMPARE(domain::billProblem(billId, payId), std::string());
            std::string broken = billId;
            char& digit = broken[random() % broken.size()];
            digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(random() % 9)) % 10);
            // Weights of 2…7 see every wrong digit except where 11 − 1 and 11 − 0 both print a zero.
            QCOMPARE(domain::billProblem(broken, payId).empty(), domain::checkBill(broken, payId).valid);
        }
    }

    void fromScanToReceiptWithoutIdentityOrAgency()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(bill());
        QCOMPARE(walk.open().step, Step::Fees);
        QCOMPARE(walk.open().total, Rials(8'800'000));
        QCOMPARE(walk.open().serviceTitle, std::string("پرداخت قبض برق"));
        walk.must(bill()); // the scanner read it twice
        QCOMPARE(walk.state.cases.size(), std::size_t{1});
        payBill(walk, 8'800'000);
        QCOMPARE(walk.sends, 1);
        QCOMPARE(walk.open().step, Step::Receipt);
        QVERIFY(std::holds_alternative<effect::NumberReceipt>(walk.effects.back()));
        for (const Recorded& fact : walk.facts) {
            QVERIFY(!std::holds_alternative<event::SubmissionSent>(fact.event.what));
            if (const auto* money = std::get_if<payment::Event>(&fact.event.what)) {
                if (const auto* intended = std::get_if<payment::event::Intended>(money)) {
                    QCOMPARE(intended->billId, std::string("9876543204124"));
                    QCOMPARE(intended->payId, std::string("880040519"));
                }
            }
        }
        finish(walk);
        QCOMPARE(walk.state.cases.begin()->second.step, Step::Closed);
        QCOMPARE(walk.state.shift->total, Rials(8'800'000));
    }

    void theSecondTimeIsWarnedAboutAndRemembered()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(bill());
        payBill(walk, 8'800'000);
        const std::string first = walk.caseId();
        finish(walk);
        QCOMPARE(answer(walk, bill()), QStringLiteral("bill-paid-before"));
        QCOMPARE(answer(walk, bill("0009876543204124", "00880040519")), QStringLiteral("bill-paid-before"));
        command::OpenBill again = bill();
        again.repeat = command::OpenBill::Repeat::OnPurpose;
        walk.must(again);
        QCOMPARE(walk.open().billPaidBefore, first);
    }

    void aBillThatWasNotPaidMayBePaidAgain()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(bill());
        const std::string id = walk.caseId();
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{id, payment::command::BaselineRead{}});
        walk.must(command::ContinuePayment{
            id, payment::command::PayAnswered{{payment::PaymentOutcome::NotPaid, {}, "declined"}}});
        QCOMPARE(walk.open().step, Step::Fees);
        walk.must(command::CancelCase{"citizen-left"});
        QCOMPARE(answer(walk, bill()), QStringLiteral("accepted"));
    }

    void doubtAndFailurePrintASlipEachOnce()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(bill());
        const std::string id = walk.caseId();
        QCOMPARE(answer(walk, command::PrintNotice{}), QStringLiteral("not-this-step"));
        walk.must(command::RequestPayment{"T1", "C01", 1});
        walk.must(command::ContinuePayment{id, payment::command::BaselineRead{}});
        walk.must(command::ContinuePayment{
            id, payment::command::PayAnswered{{payment::PaymentOutcome::Unknown, {}, "link-lost"}}});
        const auto slips = [&walk] {
            return std::count_if(walk.effects.begin(), walk.effects.end(),
                                 [](const Effect& one) { return std::holds_alternative<effect::PrintNotice>(one); });
        };
        QCOMPARE(slips(), 1);
        QCOMPARE(walk.open().notice->outcome, std::string("unknown"));
        walk.must(command::ContinuePayment{
            id, payment::command::QueryAnswered{{payment::QueryVerdict::NoAnswer, {}, "timeout"}}});
        QCOMPARE(slips(), 0); // asked again, told once
        walk.must(command::RecordNoticePrint{id, walk.open().notice->job, "printed", ""});
        QCOMPARE(walk.open().notice->paper, PaperStatus::Printed);
        walk.must(command::ContinuePayment{
            id, payment::command::QueryAnswered{{payment::QueryVerdict::NotPaid, {}, "declined"}}});
        QCOMPARE(slips(), 1); // a payment that failed gets its paper too
        QCOMPARE(walk.open().notice->outcome, std::string("not-paid"));
        walk.must(command::PrintNotice{});
        QCOMPARE(slips(), 0); // on its way already
        walk.must(command::RecordNoticePrint{id, walk.open().notice->job, "printed", ""});
        walk.must(command::PrintNotice{});
        QCOMPARE(slips(), 1);
        QCOMPARE(settle(walk.state).size(), std::size_t{1}); // a slip that was cut: only eyes can tell
    }

    void restartAfterPaymentNumbersTheReceipt()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.must(bill());
        payBill(walk, 8'800'000);
        const Effects found = recover(walk.state);
        QCOMPARE(found.size(), std::size_t{2});
        QVERIFY(std::holds_alternative<effect::NumberReceipt>(found.front()));
        QVERIFY(std::holds_alternative<effect::CompareTerminal>(found.back())); // before the next card
    }

    void needsAShiftAndAPerson()
    {
        Walk walk;
        QCOMPARE(answer(walk, bill()), QStringLiteral("signed-out"));
        walk.must(command::SignIn{"clerk-1", "clerk", true});
        QCOMPARE(answer(walk, bill()), QStringLiteral("shift-closed"));
        walk.must(command::OpenShift{"1404/09/01"});
        walk.must(command::RaiseAlarm{"chain", "x"});
        QCOMPARE(answer(walk, bill()), QStringLiteral("alarm"));
    }
};

QTEST_APPLESS_MAIN(BillTest)
#include "bill_test.moc"
