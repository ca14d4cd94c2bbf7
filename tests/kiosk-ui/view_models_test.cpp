// SPDX-License-Identifier: GPL-3.0-or-later
// The office's view models over a fake desk: screens, sign-in, services, keys, the kiosk.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "kiosk-ui/viewmodels/key_map.h"
#include "kiosk-ui/viewmodels/kiosk_view_model.h"
#include "kiosk-ui/viewmodels/screen_of.h"
#include "tests/kiosk-ui/counter_under_test.h"

using namespace pishkhan;
using namespace pishkhan::kiosk_ui;
using namespace pishkhan::test;
using domain::counter::IdentityStatus;
using domain::counter::PaperStatus;
using domain::counter::Step;
using domain::payment::Phase;

class ViewModelsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void screenFollowsState_data()
    {
        QTest::addColumn<QString>("screen");
        QTest::addColumn<int>("step");
        QTest::newRow("applicant") << "applicant" << static_cast<int>(Step::Applicant);
        QTest::newRow("form") << "form" << static_cast<int>(Step::Form);
        QTest::newRow("fees") << "fees" << static_cast<int>(Step::Fees);
        QTest::newRow("payment") << "payment" << static_cast<int>(Step::Payment);
        QTest::newRow("submission") << "receipt" << static_cast<int>(Step::Submission);
        QTest::newRow("receipt") << "receipt" << static_cast<int>(Step::Receipt);
        QTest::newRow("closed") << "done" << static_cast<int>(Step::Closed);
    }
    void screenFollowsState()
    {
        QFETCH(QString, screen);
        QFETCH(int, step);
        Counter counter([](FakeDesk& d) { upToFees(d); });
        counter.desk.open().step = static_cast<Step>(step);
        counter.desk.tell();
        QCOMPARE(counter.shell->screen(), screen);
        counter.desk.shown.session.reset();
        counter.desk.tell();
        QCOMPARE(counter.shell->screen(), QStringLiteral("sign-in"));
    }

    void listsAreSoundModels()
    {
        Counter counter([](FakeDesk& d) { upToFees(d); });
        for (QAbstractItemModel* model : std::initializer_list<QAbstractItemModel*>{
                 counter.shell->signIn()->accounts(), counter.shell->services()->services(),
                 counter.shell->services()->whatToBring(), counter.shell->form()->fields(),
                 counter.shell->fees()->lines(), counter.shell->header()->devices(), counter.shell->legendKeys(),
                 counter.shell->find()->stages()}) {
            QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
            counter.desk.tell();
        }
        counter.shell->services()->setQuery("برق");
        QCOMPARE(counter.shell->services()->services()->rowCount(), 1);
    }

    void signInAsksOnceAndWipesThePin()
    {
        Counter counter([](FakeDesk&) {});
        SignInViewModel& model = *counter.shell->signIn();
        model.setPin(QStringLiteral("۱۲۳۴"));
        model.signIn();
        model.signIn();
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"signIn clerk 1234"}));
        QVERIFY(model.pin().isEmpty());
        counter.desk.doing.checkingPin = true;
        counter.desk.tell();
        counter.desk.doing.checkingPin = false;
        counter.desk.wrongPin = "wrong-pin";
        counter.desk.tell();
        QVERIFY(!model.problem().isEmpty());
        model.setPin("1");
        model.signIn();
        QCOMPARE(counter.desk.asks.size(), std::size_t(2));
    }

    void waitingAndLockedAccountsAskNothing()
    {
        Counter counter([](FakeDesk& d) { d.shown.accounts["clerk"] = {5, d.time, false}; });
        SignInViewModel& model = *counter.shell->signIn();
        QVERIFY(model.isWaiting());
        QCOMPARE(model.waitText(), QStringLiteral("۱۵"));
        model.setPin("1234");
        model.signIn();
        counter.desk.shown.accounts["clerk"].locked = true;
        counter.desk.tell();
        QVERIFY(model.isLocked());
        model.signIn();
        QVERIFY(counter.desk.asks.empty());
    }

    void managerUnlocks()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d, "manager");
            d.shown.accounts["clerk"] = {15, d.time, true};
        });
        QVERIFY(counter.shell->shift()->isManager());
        counter.shell->shift()->unlock(0);
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"unlockAccount clerk"}));
    }

    void lastUsedServiceStandsFirst()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d);
            shiftOpen(d);
            caseOpen(d, "1601");
            d.shown.openCase.clear();
        });
        QCOMPARE(counter.shell->services()->services()->at(0)->code, std::string("1601"));
        counter.shell->services()->open();
        counter.shell->services()->open();
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"openCase 1601"}));
    }

    void refusalIsShownAndConfirmComesBack()
    {
        Counter counter([](FakeDesk& d) {
            signedIn(d);
            shiftOpen(d);
        });
        counter.desk.refuseWith = "alarm";
        counter.shell->services()->open();
        QVERIFY(counter.notice.isShown());
        QCOMPARE(counter.notice.code(), QStringLiteral("INT-02"));
        counter.shell->services()->open();
        QCOMPARE(counter.desk.asks.size(), std::size_t(2));
        QVERIFY(!counter.notice.isShown());
    }

    void escapeNeverDestroys()
    {
        Counter counter([](FakeDesk& d) { upToForm(d); });
        counter.press(Qt::Key_Escape);
        QCOMPARE(counter.shell->overlay(), QStringLiteral("cancel"));
        counter.press(Qt::Key_Escape);
        QVERIFY(counter.shell->overlay().isEmpty());
        QVERIFY(counter.desk.asks.empty());
        counter.press(Qt::Key_Escape);
        QVERIFY(counter.shell->decisions()->cancelCase(0));
        QVERIFY(!counter.shell->decisions()->cancelCase(0));
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"cancelCase citizen-left"}));
    }

    void keysMeanTheSameInEveryLayout()
    {
        QCOMPARE(actionOf(Qt::Key_L, Qt::ControlModifier, 0), Action::Lock);
        QCOMPARE(actionOf(0x0645, Qt::ControlModifier, 46), Action::Lock);
        QCOMPARE(actionOf(Qt::Key_Return, Qt::ControlModifier, 0), Action::Finish);
        QCOMPARE(actionOf(Qt::Key_Return, Qt::NoModifier, 0), Action::Next);
        QCOMPARE(actionOf(Qt::Key_A, Qt::NoModifier, 0), Action::None);
        Counter counter([](FakeDesk& d) {
            signedIn(d);
            shiftOpen(d);
        });
        QVERIFY(counter.shell->pressed(Qt::Key_L, Qt::ControlModifier, 0, true));
        QVERIFY2(counter.desk.asks.empty(), "a held key does nothing");
        QVERIFY(counter.press(Qt::Key_L, Qt::ControlModifier));
        QCOMPARE(counter.desk.asks, (std::vector<std::string>{"signOut"}));
    }

    void kioskForgetsItsVisitor()
    {
        FakeDesk desk;
        furnish(desk);
        Notice notice;
        KioskViewModel kiosk(desk, notice, nullptr);
        for (int i = 0; i < 200; ++i) {
            kiosk.tick();
        }
        QVERIFY2(desk.asks.empty(), "nobody was here");
        kiosk.switchLanguage();
        kiosk.nextTextSize();
        kiosk.open("kiosk-status");
        kiosk.find()->type("7");
        for (int i = 0; i < 45; ++i) {
            kiosk.tick();
        }
        QVERIFY(kiosk.asksStillHere());
        QCOMPARE(kiosk.secondsLeft(), QStringLiteral("20"));
        kiosk.touched();
        QVERIFY(!kiosk.asksStillHere());
        for (int i = 0; i < 65; ++i) {
            kiosk.tick();
        }
        QCOMPARE(kiosk.screen(), QStringLiteral("kiosk-home"));
        QVERIFY(kiosk.isRightToLeft());
        QCOMPARE(kiosk.textScale(), 1.0);
        QVERIFY(kiosk.find()->trackingCode().isEmpty());
        QCOMPARE(desk.asks, (std::vector<std::string>{"endKioskVisit idle kiosk-status"}));
    }

    void kioskTextsAreInBothLanguages()
    {
        KioskTexts texts;
        const QRegularExpression latin("[A-Za-z]");
        for (const Language language : {Language::Persian, Language::English}) {
            texts.speak(language);
            for (int i = texts.metaObject()->propertyOffset(); i < texts.metaObject()->propertyCount(); ++i) {
                const QMetaProperty property = texts.metaObject()->property(i);
                const QString text = property.read(&texts).toString();
                const bool other = QString::fromLatin1(property.name()) == "otherLanguage";
                QCOMPARE(latin.match(text).hasMatch(), (language == Language::English) != other);
            }
        }
    }
};

QTEST_GUILESS_MAIN(ViewModelsTest)
#include "view_models_test.moc"
