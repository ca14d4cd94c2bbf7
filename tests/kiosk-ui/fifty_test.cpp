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
    const char* button;                            ///< nullptr when there is none
    const char* ask;                               ///< begins with this
    std::function<void(QQuickWindow&)> enter = {}; ///< what is typed before; once
};

void keys(QQuickWindow& window, const char* typed)
{
    for (const char* one = typed; *one != 0; ++one) {
        QTest::keyClick(&window, *one);
    }
}

void intoField(QQuickWindow& window, const char* field, const char* typed)
{
    QQuickItem* item = findItem(window, field);
    QVERIFY2(item != nullptr, field);
    item->forceActiveFocus();
    keys(window, typed);
}

void serving(FakeDesk& desk)
{
    signedIn(desk);
    shiftOpen(desk);
}

void doubtful(FakeDesk& desk, domain::payment::Phase phase)
{
    upToFees(desk);
    paying(desk, phase, "");
}

void closingAt(FakeDesk& desk, const char* drawer, const char* terminal)
{
    signedIn(desk);
    dayClosing(desk);
    if (drawer != nullptr) {
        desk.shown.closing->drawer = {true, {}, Rials(380'000), Rials(500'000), drawer, "x", "clerk"};
        desk.shown.closing->terminal = {true, {}, Rials(9'839'998), Rials(9'839'998), terminal, {}, {}};
    }
}

void resolution(QQuickWindow& window)
{
    intoField(window, "resolve-reference", "140577");
    intoField(window, "resolve-reason", "slip");
}

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
        {"take cash",
         [](FakeDesk& d) {
             upToFees(d);
             d.noCash.clear();
         },
         Qt::Key_Return, Qt::NoModifier, "cash-take", "payCash ",
         [](QQuickWindow& w) {
             QTest::keyClick(&w, Qt::Key_F7);
             keys(w, "5000000");
         }},
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
        {"explain what the terminal has",
         [](FakeDesk& d) {
             managerSheet(d);
             d.waiting.clear();
             terminalAhead(d);
             d.shown.day.findings.pop_back();
         },
         Qt::Key_F6, Qt::NoModifier, "accept-proposal", "explainFinding "},
        {"copy the books", managerSheet, Qt::Key_F8, Qt::NoModifier, "copy-books", "copyBooks "},
        {"the alarm was seen",
         [](FakeDesk& d) {
             managerSheet(d);
             d.shown.alarm = true;
         },
         Qt::Key_F9, Qt::NoModifier, "alarm-seen", "acknowledgeAlarm "},
        {"sign in", [](FakeDesk&) {}, Qt::Key_Return, Qt::NoModifier, "sign-in", "signIn ",
         [](QQuickWindow& w) { keys(w, "2468"); }},
        {"submit the applicant",
         [](FakeDesk& d) {
             serving(d);
             caseOpen(d);
             scannedCard(d);
             d.open().applicant.postalCode = madeUpPostalCode;
             d.open().applicant.birthDate = "1370/01/15";
         },
         Qt::Key_Return, Qt::ControlModifier, "submit-applicant", "enterApplicant "},
        {"submit the form",
         [](FakeDesk& d) {
             upToForm(d);
             d.kept = {{"use", "home"},
                       {"power", "1x25"},
                       {"permit-number", "123"},
                       {"site-postal-code", madeUpPostalCode},
                       {"site-address", "خیابان نمونه"},
                       {"phone", "09990000000"}};
         },
         Qt::Key_Return, Qt::ControlModifier, "submit-form", "submitForm "},
        {"open a bill", serving, Qt::Key_Return, Qt::NoModifier, "bill-open", "openBill ",
         [](QQuickWindow& w) {
             QTest::keyClick(&w, Qt::Key_F4);
             keys(w, "98765432041240000880040519");
         }},
        {"pay a bill", [](FakeDesk& d) { billOpen(d); }, Qt::Key_F12, Qt::NoModifier, nullptr, "pay"},
        {"inquire about a payment in doubt", [](FakeDesk& d) { doubtful(d, domain::payment::Phase::Unknown); },
         Qt::Key_F12, Qt::NoModifier, "inquire", "queryPayment"},
        {"resolve a payment as paid",
         [](FakeDesk& d) {
             doubtful(d, domain::payment::Phase::NeedsOperator);
             signedIn(d, "manager");
         },
         Qt::Key_unknown, Qt::NoModifier, "resolve-paid", "resolvePayment ", resolution},
        {"resolve a payment as not paid",
         [](FakeDesk& d) {
             doubtful(d, domain::payment::Phase::NeedsOperator);
             signedIn(d, "manager");
         },
         Qt::Key_unknown, Qt::NoModifier, "resolve-not-paid", "resolvePayment ", resolution},
        {"give money back",
         [](FakeDesk& d) {
             serving(d);
             paidCases(d);
         },
         Qt::Key_Return, Qt::NoModifier, "give-back-approve", "giveBack ",
         [](QQuickWindow& w) {
             QTest::keyClick(&w, Qt::Key_F7);
             QTest::keyClick(&w, Qt::Key_Return);
             keys(w, "2");
             intoField(w, "give-back-pin", "1357");
         }},
        {"inquire about a return in doubt", [](FakeDesk& d) { givingBack(d, domain::payment::back::Phase::Unknown); },
         Qt::Key_F12, Qt::NoModifier, "inquire", "queryReturn"},
        {"resolve a return",
         [](FakeDesk& d) {
             givingBack(d, domain::payment::back::Phase::NeedsOperator);
             signedIn(d, "manager");
         },
         Qt::Key_unknown, Qt::NoModifier, "resolve-paid", "resolveReturn ", resolution},
        {"the return's end was seen", [](FakeDesk& d) { givingBack(d, domain::payment::back::Phase::Done); },
         Qt::Key_F12, Qt::NoModifier, "return-finish", "leaveReturn"},
        {"close the shift", serving, Qt::Key_F6, Qt::NoModifier, "end-shift", "closeShift",
         [](QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F10); }},
        {"close the day from the sheet", serving, Qt::Key_F7, Qt::NoModifier, "end-day", "startDayClose",
         [](QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F10); }},
        {"count the drawer", [](FakeDesk& d) { closingAt(d, nullptr, nullptr); }, Qt::Key_Return, Qt::NoModifier,
         "count-drawer", "countDrawer ", [](QQuickWindow& w) { keys(w, "480000"); }},
        {"explain a difference", [](FakeDesk& d) { closingAt(d, "", "equal"); }, Qt::Key_F6, Qt::NoModifier, "explain",
         "drawer explain ", [](QQuickWindow& w) { intoField(w, "difference-reason", "counted"); }},
        {"dispute a difference", [](FakeDesk& d) { closingAt(d, "", "equal"); }, Qt::Key_F7, Qt::NoModifier, "dispute",
         "drawer dispute ", [](QQuickWindow& w) { intoField(w, "difference-reason", "counted"); }},
        {"seal the day", [](FakeDesk& d) { closingAt(d, "explained", "equal"); }, Qt::Key_Return, Qt::NoModifier,
         "approve-day", "closeDay ", [](QQuickWindow& w) { intoField(w, "approval-pin", "1357"); }},
        {"print a copy again",
         [](FakeDesk& d) {
             receipt(d, PaperStatus::Printed);
             d.open().step = domain::counter::Step::Closed;
             d.shown.openCase.clear();
         },
         Qt::Key_1, Qt::NoModifier, nullptr, "printAgain ", [](QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F8); }},
        {"cancel the case", upToForm, Qt::Key_1, Qt::NoModifier, nullptr, "cancelCase ",
         [](QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_Escape); }},
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
                const bool clicks = qstrcmp(how, "clicks") == 0;
                if (clicks ? confirms()[i].button != nullptr : confirms()[i].key != Qt::Key_unknown) {
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
        if (one.enter) {
            one.enter(window);
        }
        desk.asks.clear();
        const std::size_t expected = 1;
        for (int i = 0; i < 50; ++i) {
            how == "clicks" ? doubleClick(window, one.button, i) : press(window, one, how == "held" && i > 0);
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
    /// A sheet may close with the first one: the others then hit what lies beneath, as a hurried hand does.
    void doubleClick(QQuickWindow& window, const char* name, int time)
    {
        const QQuickItem* item = findItem(window, name);
        QVERIFY2(item != nullptr || time > 0, name);
        if (item == nullptr || !item->isVisible()) {
            return QTest::mouseDClick(&window, Qt::LeftButton, Qt::NoModifier, m_place);
        }
        QTRY_VERIFY_WITH_TIMEOUT(item->width() > 0, 60000);
        const QPointF centre = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
        m_place = centre.toPoint();
        QTest::mouseDClick(&window, Qt::LeftButton, Qt::NoModifier, m_place);
    }
    QPoint m_place;
};

QTEST_MAIN(FiftyTest)
#include "fifty_test.moc"
