// SPDX-License-Identifier: GPL-3.0-or-later
// Fifty confirmations make one ask (Dalmellington, lessons.md H5): every confirming key and button of the counter, through
// the real window, while the answer has not come yet. A held key, fifty separate presses, fifty double clicks.
#include <QQuickItem>
#include <QQuickWindow>
#include <QtTest>

#include "kiosk-ui/screens.h"
#include "tests/kiosk-ui/find_item.h"
#include "tests/kiosk-ui/scenes.h"

using namespace pishkhan;
using namespace pishkhan::test;
using domain::counter::PaperStatus;
using kiosk_ui::Mode;
using kiosk_ui::Screens;

namespace {

struct Confirm {
    const char* name;
    std::function<void(FakeDesk&)> arrange;
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
    const char* button; ///< nullptr when there is none
    const char* ask;    ///< begins with this
};

void receipt(FakeDesk& desk, PaperStatus paper)
{
    upToFees(desk);
    receiptReady(desk, paper, paper == PaperStatus::Owed ? "paper-out" : "");
}

/// The sheet opens with F5 in oneAsk().
void managerSheet(FakeDesk& desk)
{
    signedIn(desk, "manager");
    booksWaiting(desk);
}

const std::vector<Confirm>& confirms()
{
    static const std::vector<Confirm> all = {
        {"open the shift", [](FakeDesk& d) { signedIn(d); }, Qt::Key_Return, Qt::NoModifier, "open-shift", "openShift"},
        {"open a case",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
         },
         Qt::Key_Return, Qt::ControlModifier, "open-case", "openCase"},
        {"pay", upToFees, Qt::Key_F12, Qt::NoModifier, nullptr, "pay"},
        {"print what is owed", [](FakeDesk& d) { receipt(d, PaperStatus::Owed); }, Qt::Key_F8, Qt::NoModifier,
         "print-owed", "printAgain"},
        {"paper was seen", [](FakeDesk& d) { receipt(d, PaperStatus::Unknown); }, Qt::Key_F6, Qt::NoModifier,
         "paper-seen", "answerPaper yes"},
        {"paper was not seen", [](FakeDesk& d) { receipt(d, PaperStatus::Unknown); }, Qt::Key_F7, Qt::NoModifier,
         "paper-not-seen", "answerPaper no"},
        {"finish the case", [](FakeDesk& d) { receipt(d, PaperStatus::Printed); }, Qt::Key_F12, Qt::NoModifier,
         "finish", "finishCase"},
        {"close the day",
         [](FakeDesk& d) {
             signedIn(d);
             d.shown.day.shifts.push_back({});
         },
         Qt::Key_F10, Qt::NoModifier, "close-day", "startDayClose"},
        {"accept a proposal", managerSheet, Qt::Key_F6, Qt::NoModifier, "accept-proposal", "accept "},
        {"dispute a proposal", managerSheet, Qt::Key_F7, Qt::NoModifier, "dispute-proposal", "dispute "},
        {"copy the books", managerSheet, Qt::Key_F8, Qt::NoModifier, "copy-books", "copyBooks "},
        {"the alarm was seen",
         [](FakeDesk& d) {
             managerSheet(d);
             d.shown.alarm = true;
         },
         Qt::Key_F9, Qt::NoModifier, "alarm-seen", "acknowledgeAlarm "},
        {"repeat the inquiry",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             scannedCard(d);
             d.open().applicant.postalCode = madeUpPostalCode;
             d.open().applicant.birthDate = "1370/01/15";
             d.open().identity.status = domain::counter::IdentityStatus::Deferred;
         },
         Qt::Key_F6, Qt::NoModifier, "ask-again", "repeatInquiry"},
    };
    return all;
}

} // namespace

class FiftyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneAsk_data()
    {
        QTest::addColumn<int>("confirm");
        QTest::addColumn<QString>("how");
        for (std::size_t i = 0; i < confirms().size(); ++i) {
            for (const char* how : {"separate", "held", "clicks"}) {
                if (qstrcmp(how, "clicks") != 0 || confirms()[i].button != nullptr) {
                    QTest::addRow("%s, %s", confirms()[i].name, how) << static_cast<int>(i) << QString(how);
                }
            }
        }
    }
    void oneAsk()
    {
        QFETCH(int, confirm);
        QFETCH(QString, how);
        const Confirm& one = confirms()[static_cast<std::size_t>(confirm)];
        FakeDesk desk;
        furnish(desk);
        one.arrange(desk);
        Screens screens(desk, Mode::Counter);
        QVERIFY(screens.show(false));
        QQuickWindow& window = *screens.window();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        desk.tell(); // as every start does
        if (!desk.sticks.empty()) {
            QTest::keyClick(&window, Qt::Key_F5);
        }
        desk.asks.clear();
        const std::size_t expected = 1;
        for (int i = 0; i < 50; ++i) {
            how == "clicks" ? doubleClick(window, one.button) : press(window, one, how == "held" && i > 0);
            if (i % 10 == 0) {
                desk.tell(); // something else changed meanwhile: the clock, a device
            }
        }
        const auto asked = std::count_if(desk.asks.begin(), desk.asks.end(),
                                         [&one](const std::string& ask) { return ask.starts_with(one.ask); });
        QCOMPARE(static_cast<std::size_t>(asked), expected);
    }

private:
    static void press(QQuickWindow& window, const Confirm& one, bool repeat)
    {
        QKeyEvent down(QEvent::KeyPress, one.key, one.modifiers, QString(), repeat);
        QCoreApplication::sendEvent(&window, &down);
        QKeyEvent up(QEvent::KeyRelease, one.key, one.modifiers, QString(), repeat);
        QCoreApplication::sendEvent(&window, &up);
    }
    static void doubleClick(QQuickWindow& window, const char* name)
    {
        const QQuickItem* item = findItem(window, name);
        QVERIFY2(item != nullptr, name);
        QTRY_VERIFY(item->width() > 0);
        const QPointF centre = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
        QTest::mouseDClick(&window, Qt::LeftButton, Qt::NoModifier, centre.toPoint());
    }
};

QTEST_MAIN(FiftyTest)
#include "fifty_test.moc"
