// SPDX-License-Identifier: GPL-3.0-or-later
// Money given back: its sheet and its screens.
#include <QtTest>

#include "tests/kiosk-ui/screenshot_scenes.h"

namespace pishkhan::test {
namespace {

using kiosk_ui::Mode;

void press(QQuickWindow& window, Qt::Key key)
{
    QTest::keyClick(&window, key);
}

void type(QQuickWindow& window, const char* digits)
{
    for (const char* one = digits; *one != 0; ++one) {
        QTest::keyClick(&window, *one);
    }
}

} // namespace

QList<Scene> returnScenes()
{
    return {{"17-give-back-choose", Mode::Counter, "services",
             [](FakeDesk& d) {
                 signedIn(d);
                 shiftOpen(d);
                 paidCases(d);
             },
             [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F7); }},
            {"17b-give-back-reason", Mode::Counter, "services",
             [](FakeDesk& d) {
                 signedIn(d);
                 shiftOpen(d);
                 paidCases(d);
             },
             [](FakeDesk&, QQuickWindow& w) {
                 press(w, Qt::Key_F7);
                 press(w, Qt::Key_Return);
             }},
            {"17c-give-back-approve", Mode::Counter, "services",
             [](FakeDesk& d) {
                 signedIn(d);
                 shiftOpen(d);
                 paidCases(d);
                 d.way = app::GiveBackWay::Office;
             },
             [](FakeDesk&, QQuickWindow& w) {
                 press(w, Qt::Key_F7);
                 press(w, Qt::Key_Return);
                 type(w, "2");
                 type(w, "140577");
             }},
            {"18-return-running", Mode::Counter, "return",
             [](FakeDesk& d) { givingBack(d, domain::payment::back::Phase::Sending); }, nullptr},
            {"18b-return-doubt", Mode::Counter, "return",
             [](FakeDesk& d) { givingBack(d, domain::payment::back::Phase::Unknown); }, nullptr},
            {"18c-return-operator", Mode::Counter, "return",
             [](FakeDesk& d) {
                 givingBack(d, domain::payment::back::Phase::NeedsOperator);
                 signedIn(d, "manager");
             },
             nullptr},
            {"18d-return-done", Mode::Counter, "return",
             [](FakeDesk& d) { givingBack(d, domain::payment::back::Phase::Done); }, nullptr},
            {"18e-return-not-done", Mode::Counter, "return",
             [](FakeDesk& d) { givingBack(d, domain::payment::back::Phase::NotDone, "reversal-impossible"); },
             nullptr}};
}

} // namespace pishkhan::test
