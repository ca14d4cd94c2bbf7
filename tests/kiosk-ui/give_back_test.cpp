// SPDX-License-Identifier: GPL-3.0-or-later
// Giving money back at the screen: the sheet's three questions, the second person, the wizard, and its keystrokes.
#include <QAbstractItemModelTester>
#include <QtTest>

#include "tests/kiosk-ui/counter_under_test.h"

using namespace pishkhan;
using namespace pishkhan::kiosk_ui;
using namespace pishkhan::test;
using domain::payment::back::Phase;

namespace {

void atServices(FakeDesk& desk)
{
    signedIn(desk);
    shiftOpen(desk);
    paidCases(desk);
}

} // namespace

class GiveBackTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fourKeysAndAPin()
    {
        Counter counter(atServices);
        GiveBackViewModel& sheet = *counter.shell->giveBack();
        counter.press(Qt::Key_F7);
        QCOMPARE(counter.shell->overlay(), QStringLiteral("give-back"));
        QCOMPARE(sheet.payments()->rowCount(), 3);
        counter.press(Qt::Key_Return); // the newest payment
        QCOMPARE(sheet.panel(), QStringLiteral("reason"));
        sheet.because(1); // a digit in the list
        QCOMPARE(sheet.panel(), QStringLiteral("approve"));
        sheet.setPin(QStringLiteral("۱۲۳۴"));
        counter.press(Qt::Key_Return);
        counter.press(Qt::Key_Return);
        QCOMPARE(counter.desk.asks,
                 std::vector<std::string>{"giveBack 72001234-01-1-000003 wrong-service manager 1234"});
        QVERIFY(sheet.pin().isEmpty());
    }

    /// An office whose configuration says nothing of cash hears nothing of it either.
    void cashIsNotSeenWhereItIsOff()
    {
        Counter counter(upToFees);
        QVERIFY(!counter.shell->fees()->isCashOffered());
        QVERIFY(counter.shell->fees()->cashNote().isEmpty());
        for (const LegendEntry& key : counter.shell->fees()->legend()) {
            QVERIFY(key.action != Action::No);
        }
        counter.press(Qt::Key_F7);
        QVERIFY(counter.shell->overlay().isEmpty() && !counter.notice.isShown());
        QVERIFY(counter.desk.asks.empty());
    }

    void whatCashMayNotPayIsSaid_data()
    {
        QTest::addColumn<QString>("why");
        for (const char* why : {"cash-treasury", "cash-sheet", "cash-bill"}) {
            QTest::newRow(why) << QString::fromLatin1(why);
        }
    }
    void whatCashMayNotPayIsSaid()
    {
        QFETCH(QString, why);
        Counter counter([&why](FakeDesk& desk) {
            upToFees(desk);
            desk.noCash = why.toStdString();
        });
        QVERIFY(!counter.shell->fees()->isCashOffered());
        QVERIFY(!counter.shell->fees()->cashNote().isEmpty());
        counter.press(Qt::Key_F7);
        QVERIFY(counter.shell->overlay().isEmpty() && counter.notice.isShown());
        QVERIFY(counter.desk.asks.empty());
    }

    void cashIsCountedShownAndTakenOnce()
    {
        Counter counter([](FakeDesk& desk) {
            upToFees(desk);
            desk.noCash.clear();
        });
        CashViewModel& sheet = *counter.shell->cash();
        const std::int64_t price = counter.desk.open().total.count();
        counter.press(Qt::Key_F7);
        QCOMPARE(counter.shell->overlay(), QStringLiteral("cash"));
        counter.press(Qt::Key_Return); // nothing is typed
        sheet.setGiven(QString::number(price - 1));
        QCOMPARE(sheet.standing(), QStringLiteral("short"));
        counter.press(Qt::Key_Return);
        QVERIFY(counter.notice.isShown() && counter.desk.asks.empty());
        sheet.setGiven(QStringLiteral("۲۰۰۰۰۰۰۰"));
        QCOMPARE(sheet.standing(), QStringLiteral("change"));
        QVERIFY(sheet.givenInWords().startsWith(QStringLiteral("بیست میلیون")));
        sheet.setGiven(QStringLiteral("1234567890123")); // longer than any amount: not taken
        QCOMPARE(sheet.given(), QStringLiteral("۲۰۰۰۰۰۰۰"));
        counter.press(Qt::Key_F6);
        QCOMPARE(sheet.standing(), QStringLiteral("exact"));
        counter.press(Qt::Key_Return);
        counter.press(Qt::Key_Return);
        QCOMPARE(counter.desk.asks, std::vector<std::string>{"payCash " + std::to_string(price)});
        counter.press(Qt::Key_Escape);
        counter.press(Qt::Key_F7);
        QVERIFY(sheet.given().isEmpty()); // nothing of the last citizen
    }

    void whatNoTerminalPassesOnIsSaid()
    {
        Counter counter(upToFees);
        QVERIFY(!counter.shell->fees()->sharesNote().isEmpty());
        counter.desk.splits = true;
        QVERIFY(counter.shell->fees()->sharesNote().isEmpty());
        counter.desk.splits = false;
        counter.desk.open().fees.resize(1); // one receiver has no shares
        QVERIFY(counter.shell->fees()->sharesNote().isEmpty());
    }

    void escapeGoesOneQuestionBackAndSendsNothing()
    {
        Counter counter(atServices);
        counter.press(Qt::Key_F7);
        counter.press(Qt::Key_Return);
        counter.shell->giveBack()->because(0);
        counter.press(Qt::Key_Escape);
        QCOMPARE(counter.shell->giveBack()->panel(), QStringLiteral("reason"));
        counter.press(Qt::Key_Escape);
        QCOMPARE(counter.shell->giveBack()->panel(), QStringLiteral("choose"));
        counter.press(Qt::Key_Escape);
        QVERIFY(counter.shell->overlay().isEmpty());
        QVERIFY(counter.desk.asks.empty());
    }

    void aPaymentIsFoundByAnyOfItsNumbers()
    {
        Counter counter(atServices);
        GiveBackViewModel& sheet = *counter.shell->giveBack();
        counter.press(Qt::Key_F7);
        QAbstractItemModelTester tester(sheet.payments(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const char* typed : {"۰۰۰۴۷۱۰۰۰۱۲۲", "00002-2", "000122"}) {
            sheet.setQuery(QString::fromUtf8(typed));
            QCOMPARE(sheet.payments()->rowCount(), 1);
            QCOMPARE(sheet.payments()->at(0)->id, std::string("72001234-01-1-000002"));
        }
        sheet.setQuery(QStringLiteral("7777777"));
        QVERIFY(sheet.isEmpty());
        sheet.choose();
        QCOMPARE(sheet.panel(), QStringLiteral("choose"));
    }

    void whoIsSignedInCannotApprove()
    {
        Counter counter([](FakeDesk& d) {
            atServices(d);
            signedIn(d, "manager");
        });
        counter.press(Qt::Key_F7);
        QVERIFY(counter.shell->giveBack()->managers().isEmpty());
        counter.press(Qt::Key_Return);
        counter.shell->giveBack()->because(0);
        QVERIFY(!counter.shell->giveBack()->problem().isEmpty());
        counter.shell->giveBack()->setPin(QStringLiteral("1234"));
        counter.press(Qt::Key_Return);
        QVERIFY(counter.desk.asks.empty());
    }

    void theOfficesProcedureAsksForItsDocument()
    {
        Counter counter([](FakeDesk& d) {
            atServices(d);
            d.way = app::GiveBackWay::Office;
        });
        GiveBackViewModel& sheet = *counter.shell->giveBack();
        counter.press(Qt::Key_F7);
        counter.press(Qt::Key_Return);
        sheet.because(0);
        sheet.setPin(QStringLiteral("1234"));
        sheet.approve();
        QVERIFY(counter.desk.asks.empty());
        QVERIFY(counter.notice.isShown());
        sheet.setDocument(QStringLiteral("۱۴۰۵-۷۷"));
        sheet.approve();
        QCOMPARE(counter.desk.asks.back(),
                 std::string("giveBack 72001234-01-1-000003 service-not-given manager 1234 1405-77"));
    }

    void aPaymentGivenBackIsNotOfferedAgain()
    {
        Counter counter([](FakeDesk& d) {
            givingBack(d, Phase::Done);
            d.shown.returning.clear();
        });
        counter.press(Qt::Key_F7);
        QCOMPARE(counter.shell->giveBack()->payments()->rowCount(), 2);
    }

    void theWizardBlocksUntilItIsKnown()
    {
        Counter counter([](FakeDesk& d) { givingBack(d, Phase::Unknown); });
        QCOMPARE(counter.shell->screen(), QStringLiteral("return"));
        for (const int key : {Qt::Key_Escape, Qt::Key_F2, Qt::Key_F3, Qt::Key_F10, Qt::Key_F7}) {
            counter.press(key);
            QVERIFY2(counter.shell->overlay().isEmpty(), "nothing opens over a doubt");
        }
        QVERIFY(counter.desk.asks.empty());
        counter.press(Qt::Key_F12);
        counter.press(Qt::Key_F12);
        QCOMPARE(counter.desk.asks, std::vector<std::string>{"queryReturn"});
        QVERIFY(!counter.shell->returning()->needsPerson());
        counter.desk.time = counter.desk.time + Milliseconds(180'000); // three minutes of silence
        QVERIFY(counter.shell->returning()->needsPerson());
    }

    void itsEndIsSeenOnce()
    {
        Counter counter([](FakeDesk& d) { givingBack(d, Phase::Done); });
        QCOMPARE(counter.shell->returning()->mode(), QStringLiteral("done"));
        counter.press(Qt::Key_F8);
        counter.press(Qt::Key_F12);
        counter.press(Qt::Key_F12);
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"printNotice", "leaveReturn"}));
    }

    void onlyTheManagerSeesThePanelAndBothFieldsAreNeeded()
    {
        Counter counter([](FakeDesk& d) { givingBack(d, Phase::NeedsOperator); });
        QVERIFY(!counter.shell->returning()->isManager());
        QVERIFY(counter.shell->returning()->needsPerson());
        counter.shell->returning()->resolve("done", " ", "برگه");
        QVERIFY(counter.desk.asks.empty());
        counter.shell->returning()->resolve("done", "۱۲۷", "برگه");
        QCOMPARE(counter.desk.asks, std::vector<std::string>{"resolveReturn done 127 برگه"});
    }
};

QTEST_MAIN(GiveBackTest)
#include "give_back_test.moc"
