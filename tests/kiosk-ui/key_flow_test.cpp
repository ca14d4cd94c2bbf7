// SPDX-License-Identifier: GPL-3.0-or-later
// One whole case with the keyboard alone, through the real window; the desk plays the outside world.
#include <QQuickItem>
#include <QQuickWindow>
#include <QtTest>

#include "kiosk-ui/screens.h"
#include "tests/kiosk-ui/find_item.h"
#include "tests/kiosk-ui/scenes.h"

using namespace pishkhan;
using namespace pishkhan::test;
using domain::counter::PaperStatus;
using domain::payment::Phase;
using kiosk_ui::Mode;
using kiosk_ui::Screens;

namespace {

void type(QQuickWindow& window, const char* text)
{
    for (const char* one = text; *one != 0; ++one) {
        QTest::keyClick(&window, *one);
    }
}

/// What the world answers to each ask.
void playAlong(FakeDesk& desk)
{
    desk.whenAsked = [&desk](const std::string& ask) {
        if (ask.starts_with("signIn")) {
            signedIn(desk);
        } else if (ask == "openShift") {
            shiftOpen(desk);
        } else if (ask.starts_with("openCase")) {
            caseOpen(desk, ask.substr(9));
        } else if (ask == "scan") {
            scannedCard(desk);
        } else if (ask.starts_with("enterApplicant")) {
            identityVerified(desk);
        } else if (ask.starts_with("submitForm")) {
            formFilled(desk);
        } else if (ask.starts_with("openBill")) {
            billOpen(desk);
        } else if (ask == "pay") {
            paying(desk, Phase::Sending, "insert-card");
        } else if (ask == "finishCase") {
            desk.shown.openCase.clear();
        }
        desk.tell();
    };
}

} // namespace

class KeyFlowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<FakeDesk>();
        furnish(*m_desk);
        playAlong(*m_desk);
        m_screens = std::make_unique<Screens>(*m_desk, Mode::Counter);
        const Status shown = m_screens->show(false);
        QVERIFY2(shown.has_value(), shown ? "" : shown.error().what.c_str());
        m_window = m_screens->window();
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
    }
    void cleanup()
    {
        m_screens.reset();
        m_desk.reset();
    }

    void wholeCaseByKeyboard()
    {
        QSignalSpy moved(m_screens.get(), &Screens::currentScreenChanged);
        type(*m_window, "1234");
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("shift"), 60000);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("services"), 60000);
        type(*m_window, "1401");
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("applicant"), 60000);
        QTest::keyClick(m_window, Qt::Key_F4);
        type(*m_window, "13700115");
        QTest::keyClick(m_window, Qt::Key_Return);
        type(*m_window, madeUpPostalCode.c_str());
        QTest::keyClick(m_window, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("form"), 60000);
        QTest::keyClick(m_window, Qt::Key_1);
        QTest::keyClick(m_window, Qt::Key_Return);
        QTest::keyClick(m_window, Qt::Key_1);
        QTest::keyClick(m_window, Qt::Key_Return);
        for (const char* text : {"1405-12", "1193653471", "abc 12", "", "", "09990000000"}) {
            type(*m_window, text);
            QTest::keyClick(m_window, Qt::Key_Return);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("fees"), 60000);
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(m_screens->currentScreen(), QStringLiteral("fees"));
        QTest::keyClick(m_window, Qt::Key_F12);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("payment"), 60000);
        QTest::keyClick(m_window, Qt::Key_F12);
        receiptReady(*m_desk, PaperStatus::Requested);
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("receipt"), 60000);
        m_desk->open().receipt->paper = PaperStatus::Printed;
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("done"), 60000);
        QTest::keyClick(m_window, Qt::Key_F12);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("services"), 60000);
        // The step bar is gone and left nothing behind: the software renderer paints only what it is told has changed.
        QTRY_COMPARE_WITH_TIMEOUT(m_window->grabWindow().pixelColor(600, 75), QColor("#FAF7F2"), 60000);
        const std::vector<std::string> expected{"signIn clerk 1234",
                                                "openShift",
                                                "openCase 1401",
                                                "scan",
                                                "enterApplicant " + madeUpNationalCode() + " 1193653471 1370/01/15",
                                                "submitForm 6",
                                                "pay",
                                                "finishCase"};
        QCOMPARE(m_desk->asks, expected);
        QCOMPARE(moved.count(), 9);
    }

    void aBillTakesTwoKeysAfterItsScan()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("services"), 60000);
        type(*m_window, "98765432041240000880040519"); // a hand scanner: the digits and Enter
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("bill"), 60000);
        QTest::keyClick(m_window, Qt::Key_F12);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("payment"), 60000);
        receiptReady(*m_desk, PaperStatus::Printed);
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("done"), 60000);
        QTest::keyClick(m_window, Qt::Key_F12);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("services"), 60000);
        const std::vector<std::string> expected{"openBill 9876543204124 880040519", "pay", "finishCase"};
        QCOMPARE(m_desk->asks, expected);
    }

    void aBillIsTypedInTwoFields()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("services"), 60000);
        type(*m_window, "9876543204124");
        QTest::keyClick(m_window, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(findItem(*m_window, "overlay-bill") != nullptr, 60000);
        m_desk->refuseWith = "paymentId:pair";
        m_desk->refuseKind = ErrorKind::InvalidInput;
        type(*m_window, "12040172");
        QTest::keyClick(m_window, Qt::Key_Return);
        QCOMPARE(m_screens->currentScreen(), QStringLiteral("services"));
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(m_window, Qt::Key_Backspace);
        }
        m_desk->refuseWith = "bill-paid-before";
        type(*m_window, "880040519");
        QTest::keyClick(m_window, Qt::Key_Return);
        QTest::keyClick(m_window, Qt::Key_Return); // Enter never means «pay again»
        QCOMPARE(m_screens->currentScreen(), QStringLiteral("services"));
        QTest::keyClick(m_window, Qt::Key_F6);
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("bill"), 60000);
        const std::vector<std::string> expected{"openBill 9876543204124 12040172", "openBill 9876543204124 880040519",
                                                "openBill 9876543204124 880040519 again"};
        QCOMPARE(m_desk->asks, expected);
    }

    void sheetsTakeAndGiveBackTheKeyboard()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("services"), 60000);
        QTest::keyClick(m_window, Qt::Key_F1);
        QTRY_VERIFY_WITH_TIMEOUT(findItem(*m_window, "overlay-help") != nullptr, 60000);
        type(*m_window, "12");
        QTest::keyClick(m_window, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(findItem(*m_window, "overlay-help") == nullptr, 60000);
        QTest::keyClick(m_window, Qt::Key_F1);
        QTRY_VERIFY_WITH_TIMEOUT(findItem(*m_window, "sheet-leave") != nullptr, 60000);
        auto* leave = findItem(*m_window, "sheet-leave"); // a finger may leave too
        QTest::mouseClick(m_window, Qt::LeftButton, {}, leave->mapToScene(leave->boundingRect().center()).toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(findItem(*m_window, "overlay-help") == nullptr, 60000);
        type(*m_window, "14");
        auto* query = findItem(*m_window, "service-query");
        QVERIFY(query != nullptr);
        QCOMPARE(query->property("text").toString(), QStringLiteral("۱۴"));
    }

    void pastingCannotSmuggleLetters()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        caseOpen(*m_desk);
        m_desk->tell();
        QTRY_COMPARE_WITH_TIMEOUT(m_screens->currentScreen(), QStringLiteral("applicant"), 60000);
        type(*m_window, "12ab3");
        auto* field = findItem(*m_window, "national-code");
        QVERIFY(field != nullptr);
        QCOMPARE(field->property("text").toString(), QStringLiteral("۱۲۳"));
    }

private:
    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<Screens> m_screens;
    QQuickWindow* m_window = nullptr;
};

QTEST_MAIN(KeyFlowTest)
#include "key_flow_test.moc"
