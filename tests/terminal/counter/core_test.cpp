// SPDX-License-Identifier: GPL-3.0-or-later
/// One case through the counter's four functions, and every refusal a clerk can meet on the way.
#include <QTest>

#include "terminal/domain/counter/codec.h"
#include "tests/terminal/counter/walk.h"

using namespace pishkhan;
using namespace pishkhan::domain::counter;

namespace {

template <typename Wanted> bool has(const Effects& effects)
{
    return std::any_of(effects.begin(), effects.end(),
                       [](const Effect& one) { return std::holds_alternative<Wanted>(one); });
}

QString refusal(Walk& walk, const Ask& ask)
{
    const Status done = walk.ask(ask);
    return done ? QStringLiteral("accepted") : QString::fromStdString(done.error().what);
}

using Outcome = command::RecordPrint::Outcome;

} // namespace

class CoreTest : public QObject {
    Q_OBJECT
    /// Leads the walk to where the button is shown; what pressing it asks.
    static Ask prepare(Walk& walk, const QString& button)
    {
        if (button == "openShift") {
            walk.must(command::SignIn{"clerk-1", "clerk", true});
            return command::OpenShift{"1404/09/01"};
        }
        if (button == "openCase" || button == "closeShift") {
            walk.signInAndOpenShift();
            command::OpenCase open;
            open.service = "1101";
            open.device = "D";
            return button == "closeShift" ? Ask(command::CloseShift{}) : Ask(open);
        }
        if (button == "submit") {
            walk.toForm();
            return command::SubmitForm{{{"reason", "lost"}}, {}, "v"};
        }
        if (button == "pay" || button == "cancel") {
            walk.toFees();
            return button == "pay" ? Ask(command::RequestPayment{"T1", "C01", 1}) : Ask(command::CancelCase{"left"});
        }
        walk.toPaid();
        const std::string id = walk.caseId();
        walk.must(command::RecordSubmission{id, "14050901123", ""});
        walk.must(command::IssueReceipt{id, "72001234", 1});
        walk.must(command::SendReceipt{id, "receipt-printer", "first"});
        walk.must(command::RecordPrint{id, walk.open().receipt->job, Outcome::Printed, "", "receipt-printer"});
        return button == "finish" ? Ask(command::FinishCase{})
                                  : Ask(command::PrintAgain{id, "asked", "receipt-printer"});
    }

private slots:
    void aCaseFromCardToReceipt()
    {
        Walk walk;
        walk.toPaid();
        const std::string id = walk.caseId();
        QCOMPARE(id, std::string("72001234-01-1-000001"));
        QVERIFY(has<effect::SubmitCase>(walk.effects));
        walk.must(command::RecordSubmission{id, "14050901123", ""});
        QVERIFY(has<effect::NumberReceipt>(walk.effects));
        walk.must(command::IssueReceipt{id, "72001234", 1});
        QVERIFY(has<effect::DrawReceipt>(walk.effects));
        walk.must(command::SendReceipt{id, "receipt-printer", "first"});
        QVERIFY(has<effect::PrintReceipt>(walk.effects));
        walk.must(command::RecordPrint{id, walk.open().receipt->job, Outcome::Printed, "", "receipt-printer"});
        QVERIFY(has<effect::PrintPage>(walk.effects));
        QCOMPARE(walk.open().receipt->paper, PaperStatus::Printed);
        QCOMPARE(walk.state.shift->total, Rials(1'450'000));
        walk.must(command::FinishCase{});
        QVERIFY(walk.state.openCase.empty());
        QCOMPARE(walk.sends, 1);
    }

    void fiftyConfirmationsMakeOneEntry()
    {
        Walk walk;
        walk.toFees();
        for (int i = 0; i < 50; ++i) {
            QVERIFY(walk.ask(command::RequestPayment{"T1", "C01", 1}));
        }
        const auto intents = std::count_if(walk.facts.begin(), walk.facts.end(), [](const Recorded& fact) {
            const auto* money = std::get_if<domain::payment::Event>(&fact.event.what);
            return money != nullptr && std::holds_alternative<domain::payment::event::Intended>(*money);
        });
        QCOMPARE(intents, 1);
    }

    /// H5, Dalmellington: every confirming button, hammered while the first answer is still on its way.
    void everyButtonConfirmedFiftyTimesMakesOneEntry_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("kind");
        QTest::newRow("open the shift") << "openShift"
                                        << "shift-opened";
        QTest::newRow("open a case") << "openCase"
                                     << "case-opened";
        QTest::newRow("submit the form") << "submit"
                                         << "form-submitted";
        QTest::newRow("pay") << "pay"
                             << "payment-intended";
        QTest::newRow("print again") << "printAgain"
                                     << "receipt-print-requested";
        QTest::newRow("finish") << "finish"
                                << "case-closed";
        QTest::newRow("cancel") << "cancel"
                                << "case-cancelled";
        QTest::newRow("close the shift") << "closeShift"
                                         << "shift-closed";
    }
    void everyButtonConfirmedFiftyTimesMakesOneEntry()
    {
        QFETCH(QString, button);
        QFETCH(QString, kind);
        Walk walk;
        const Ask press = prepare(walk, button);
        const auto entries = [&] {
            return std::count_if(walk.facts.begin(), walk.facts.end(),
                                 [&](const Recorded& fact) { return kindOf(fact.event.what) == kind.toStdString(); });
        };
        const auto before = entries();
        for (int i = 0; i < 50; ++i) {
            const Status done = walk.ask(press);
            QVERIFY(done || done.error().kind == ErrorKind::Refused);
        }
        QCOMPARE(entries() - before, 1);
    }

    void agencyDownMeansAReceiptThatWaits()
    {
        Walk walk;
        walk.toPaid();
        const std::string id = walk.caseId();
        walk.must(command::RecordSubmission{id, "", "disconnected"});
        QVERIFY(has<effect::NumberReceipt>(walk.effects));
        walk.must(command::IssueReceipt{id, "72001234", 1});
        QVERIFY(walk.open().trackingCode.empty());
        walk.must(command::RetrySubmission{id});
        walk.must(command::RecordSubmission{id, "14050901123", ""});
        QCOMPARE(walk.open().trackingCode, std::string("14050901123"));
        QVERIFY(!has<effect::NumberReceipt>(walk.effects)); // one receipt only
    }

    void aCutPrintIsUnknownUntilSomebodyLooked()
    {
        Walk walk;
        walk.toPaid();
        const std::string id = walk.caseId();
        walk.must(command::RecordSubmission{id, "1", ""});
        walk.must(command::IssueReceipt{id, "72001234", 1});
        walk.must(command::SendReceipt{id, "receipt-printer", "first"});
        const std::vector<Event> facts = settle(walk.state);
        QCOMPARE(facts.size(), std::size_t(1));
        walk.state = *evolve(walk.state, {facts.front(), walk.facts.size() + 1, walk.now});
        QCOMPARE(walk.open().receipt->paper, PaperStatus::Unknown);
        QCOMPARE(refusal(walk, command::FinishCase{}), QStringLiteral("paper-open"));
        walk.must(command::AnswerPaper{id, false});
        QCOMPARE(walk.open().receipt->paper, PaperStatus::Owed);
        walk.must(command::PrintAgain{id, "owed", "receipt-printer"});
        QCOMPARE(walk.open().receipt->printingCopy, std::int64_t(0)); // still the original
    }

    void aFailedDuplicateLeavesTheOriginalPrinted()
    {
        Walk walk;
        walk.toPaid();
        const std::string id = walk.caseId();
        walk.must(command::RecordSubmission{id, "1", ""});
        walk.must(command::IssueReceipt{id, "72001234", 1});
        walk.must(command::SendReceipt{id, "p", "first"});
        walk.must(command::RecordPrint{id, walk.open().receipt->job, Outcome::Printed, "", "p"});
        walk.must(command::PrintAgain{id, "citizen-asked", "p"});
        QCOMPARE(walk.open().receipt->printingCopy, std::int64_t(1));
        walk.must(command::RecordPrint{id, walk.open().receipt->job, Outcome::Failed, "paper-out", "p"});
        QCOMPARE(walk.open().receipt->paper, PaperStatus::Printed);
        QCOMPARE(walk.open().receipt->copies, std::int64_t(0));
    }

    void nothingToPayGoesStraightToTheAgency()
    {
        Walk walk;
        walk.toFees(0);
        walk.must(command::RequestPayment{"T1", "C01", 1});
        QVERIFY(has<effect::SubmitCase>(walk.effects));
        QCOMPARE(walk.open().step, Step::Submission);
        QCOMPARE(walk.sends, 0);
    }

    void aDeclinedCardMayBeTriedAgainWithANewKey()
    {
        Walk walk;
        walk.toFees();
        const std::string id = walk.caseId();
        walk.must(command::RequestPayment{"T1", "C01", 1});
        const std::string first = walk.open().payment->intent.key;
        walk.must(command::ContinuePayment{id, domain::payment::command::BaselineRead{}});
        walk.must(command::ContinuePayment{
            id, domain::payment::command::PayAnswered{{domain::payment::PaymentOutcome::NotPaid, {}, "declined"}}});
        QCOMPARE(walk.open().step, Step::Fees);
        walk.must(command::RequestPayment{"T1", "C01", 1});
        QVERIFY(walk.open().payment->intent.key != first);
    }

    void aContradictedPaymentIsWhatThePersonFound_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<qint64>("rials");
        QTest::newRow("paid after all") << false << "paid" << qint64(1'450'000);
        QTest::newRow("never paid") << false << "not-paid" << qint64(0);
        QTest::newRow("cancelled, yet paid") << true << "paid" << qint64(1'450'000);
        QTest::newRow("cancelled and not paid") << true << "not-paid" << qint64(0);
    }
    void aContradictedPaymentIsWhatThePersonFound()
    {
        QFETCH(bool, cancelled);
        QFETCH(QString, outcome);
        QFETCH(qint64, rials);
        namespace pay = domain::payment;
        Walk walk;
        std::string id;
        pay::command::PayAnswered late;
        if (cancelled) {
            walk.toFees();
            id = walk.caseId();
            walk.must(command::RequestPayment{"T1", "C01", 1});
            walk.must(command::ContinuePayment{id, pay::command::BaselineRead{}});
            const pay::command::PayAnswered declined{{pay::PaymentOutcome::NotPaid, {}, "declined"}};
            walk.must(command::ContinuePayment{id, declined});
            walk.must(command::CancelCase{"citizen-left"});
            late = {{pay::PaymentOutcome::Approved, approval(1'450'000), ""}};
        } else {
            walk.toPaid();
            id = walk.caseId();
            late = {{pay::PaymentOutcome::NotPaid, {}, "declined"}};
        }
        const Step before = walk.state.cases.at(id).step;
        walk.must(command::ContinuePayment{id, late});
        QCOMPARE(walk.state.blockedBy, id);
        walk.must(command::SignOut{"asked"});
        walk.must(command::SignIn{"manager-1", "manager", true});
        walk.must(command::ResolvePayment{outcome.toStdString(), "127879949527", "slip seen"});
        QVERIFY(walk.state.blockedBy.empty());
        QCOMPARE(walk.state.cases.at(id).paid, Rials(rials));
        QCOMPARE(walk.state.cases.at(id).step, before); // the case went on: it is not sent to its agency again
        QVERIFY(!has<effect::SubmitCase>(walk.effects));
    }

    /// A foreigner's twelve digits, which no check digit protects, only when somebody said that they are that.
    void aForeignersCodeIsTakenOnPurpose()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.openCase();
        QVERIFY(refusal(walk, command::EnterApplicant{"999000000017", "1136913131", "1370/01/01", {}})
                    .contains(QStringLiteral("nationalCode")));
        QVERIFY(refusal(walk, command::EnterApplicant{"9991234561", "1136913131", "1370/01/01", "foreign-code"})
                    .contains(QStringLiteral("nationalCode")));
        walk.must(command::EnterApplicant{"999000000017", "1136913131", "1370/01/01", "foreign-code"});
        QCOMPARE(walk.open().applicant.codeKind, std::string("foreign-code"));
        QCOMPARE(walk.open().applicant.nationalCode, std::string("999000000017"));
    }

    void aPictureIsDiscardedUnlessTheSheetHadItKept()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.openCase();
        command::AcceptDocument read{"national-card", "scanner", "check-digit", "9991234561", "", {}};
        read.image.refusal = "keep-readable";
        walk.must(read);
        QVERIFY(walk.state.keptImages.empty());
        event::ImageKept kept;
        kept.digest = "d1";
        kept.until = "1406/01/01";
        read.image = {kept, {}};
        walk.must(read);
        QCOMPARE(walk.state.keptImages.at("d1").until, std::string("1406/01/01"));
        walk.must(command::AskCopy{"print"}); // a fact, and nothing else
        walk.must(command::RecordImageEnd{"d1", "retention-over"});
        QVERIFY(walk.state.keptImages.empty());
        walk.must(command::RecordImageEnd{"d1", "retention-over"}); // told twice: once
    }

    void wrongPinsWaitAndThenLock()
    {
        Walk walk;
        for (int i = 0; i < 4; ++i) {
            walk.must(command::SignIn{"clerk-1", "clerk", false});
            QCOMPARE(signInDelay(walk.state, "clerk-1", walk.now), Milliseconds(0));
        }
        walk.must(command::SignIn{"clerk-1", "clerk", false});
        QCOMPARE(signInDelay(walk.state, "clerk-1", walk.now), Milliseconds(15'000));
        QCOMPARE(refusal(walk, command::SignIn{"clerk-1", "clerk", true}), QStringLiteral("wait"));
        for (int i = 5; i < 15; ++i) {
            walk.now = walk.now + signInDelay(walk.state, "clerk-1", walk.now);
            walk.must(command::SignIn{"clerk-1", "clerk", false});
        }
        walk.now = walk.now + Milliseconds(100'000'000);
        QCOMPARE(refusal(walk, command::SignIn{"clerk-1", "clerk", true}), QStringLiteral("account-locked"));
        walk.must(command::SignIn{"manager-1", "manager", true});
        walk.must(command::UnlockAccount{"clerk-1"});
        walk.must(command::SignOut{"asked"});
        walk.must(command::SignIn{"clerk-1", "clerk", true});
    }

    void refusals_data()
    {
        QTest::addColumn<int>("where");
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("word");
        QTest::newRow("nobody signed in opens no case") << 0 << 0 << "signed-out";
        QTest::newRow("no shift, no case") << 1 << 0 << "shift-closed";
        QTest::newRow("no payment before the fees") << 2 << 1 << "not-this-step";
        QTest::newRow("a clerk unlocks nobody") << 2 << 2 << "manager-only";
        QTest::newRow("a wrong card number names its field")
            << 2 << 3 << "nationalCode:checksum postalCode:length birthDate:date";
        QTest::newRow("a birth in the future") << 2 << 4 << "birthDate:future";
        QTest::newRow("an undelegated service") << 3 << 5 << "not-delegated";
    }
    void refusals()
    {
        QFETCH(int, where);
        QFETCH(int, which);
        QFETCH(QString, word);
        Walk walk;
        if (where >= 1) {
            walk.must(command::SignIn{"clerk-1", "clerk", true});
        }
        if (where >= 2) {
            walk.must(command::OpenShift{"1404/09/01"});
        }
        if (where == 2) {
            walk.openCase();
        }
        command::OpenCase undelegated;
        undelegated.delegated = false;
        const Ask asks[] = {command::OpenCase{},
                            command::RequestPayment{"T1", "C01", 1},
                            command::UnlockAccount{"clerk-2"},
                            command::EnterApplicant{"9991234560", "113", "1370/13/01"},
                            command::EnterApplicant{"9991234561", "1136913131", "1450/01/01"},
                            undelegated};
        QCOMPARE(refusal(walk, asks[which]), word);
    }

    void aPaidCaseIsNeverCancelled()
    {
        Walk walk;
        walk.toPaid();
        QCOMPARE(refusal(walk, command::CancelCase{"citizen-left"}), QStringLiteral("already-paid"));
    }

    void unverifiedIdentityPaysNothing()
    {
        Walk walk;
        walk.signInAndOpenShift();
        walk.openCase();
        walk.must(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"});
        walk.must(command::RecordIdentity{walk.caseId(), "deferred", "disconnected", "", "", ""});
        walk.must(command::SubmitForm{{}, {}, "1405"});
        QCOMPARE(refusal(walk, command::RequestPayment{"T1", "C01", 1}), QStringLiteral("identity-open"));
        walk.must(command::RepeatInquiry{});
        walk.must(command::RecordIdentity{walk.caseId(), "verified", "", "ن", "آ", "ا"});
        walk.must(command::RequestPayment{"T1", "C01", 1});
    }
};

QTEST_APPLESS_MAIN(CoreTest)
#include "core_test.moc"
