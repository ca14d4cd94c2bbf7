// SPDX-License-Identifier: GPL-3.0-or-later
// The sign-in screen with a smart card: none, somebody's, a wrong PIN, one that is refused, no reader. A document on the scanner or under the
// camera that was not read, or not wholly.
#include <QtTest>

#include "tests/kiosk-ui/screenshot_scenes.h"

namespace pishkhan::test {
namespace {

using kiosk_ui::Mode;

void staffCards(FakeDesk& d)
{
    d.configuration.cards.isUsed = true;
}

void type(QQuickWindow& window, const char* digits)
{
    for (const char* one = digits; *one != 0; ++one) {
        QTest::keyClick(&window, *one);
    }
}

} // namespace

QList<Scene> cardScenes()
{
    return {
        {"02a-sign-in-card-none", Mode::Counter, "sign-in",
         [](FakeDesk& d) {
             staffCards(d);
             d.doing.card.state = app::CardState::None;
         },
         nullptr},
        {"02b-sign-in-card-ready", Mode::Counter, "sign-in",
         [](FakeDesk& d) {
             staffCards(d);
             d.doing.card.state = app::CardState::Ready;
             d.doing.card.account = "clerk";
         },
         [](FakeDesk&, QQuickWindow& window) { type(window, "2468"); }},
        {"02c-sign-in-card-wrong-pin", Mode::Counter, "sign-in",
         [](FakeDesk& d) {
             staffCards(d);
             d.doing.card = {app::CardState::Ready, "", "manager", "card-pin-wrong", 2, false};
         },
         nullptr},
        {"02d-sign-in-card-expired", Mode::Counter, "sign-in",
         [](FakeDesk& d) {
             staffCards(d);
             d.doing.card = {app::CardState::Refused, "", "clerk", "card-expired", -1, false};
         },
         nullptr},
        {"02e-sign-in-card-only", Mode::Counter, "sign-in",
         [](FakeDesk& d) {
             staffCards(d);
             d.configuration.cards.pinSignIn = catalogue::PinSignIn::Never;
             d.doing.card.state = app::CardState::NoReader;
         },
         nullptr},
        {"07b-applicant-scan-failed", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             scannedCard(d);
             d.open().scanProblem = "glare";
         },
         nullptr},
        {"07c-applicant-feeder-jam", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             scannedCard(d);
             d.doing.scannedPages = 2;
             d.doing.scanInterrupted = "scanner-jam";
         },
         nullptr},
        {"07d-applicant-camera-busy", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             d.open().scanProblem = "camera-busy";
         },
         nullptr},
    };
}

} // namespace pishkhan::test
