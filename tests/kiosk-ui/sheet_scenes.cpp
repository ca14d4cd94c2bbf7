// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets over a screen: help with what is known to be wrong there, the question before a case is dropped.
#include <QtTest>

#include "tests/kiosk-ui/screenshot_scenes.h"

namespace pishkhan::test {

using kiosk_ui::Mode;

QList<Scene> sheetScenes()
{
    return {
        {"21-help", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             d.services.knownErrors = knownErrors();
         },
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F1); }},
        {"22-cancel", Mode::Counter, "form", upToForm,
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_Escape); }},
    };
}

} // namespace pishkhan::test
