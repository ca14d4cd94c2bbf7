// SPDX-License-Identifier: GPL-3.0-or-later
// Sheets over a screen: help with what is known to be wrong there, the question before a case is dropped.
#include <QtTest>

#include "tests/kiosk-ui/screenshot_scenes.h"

namespace pishkhan::test {

using domain::payment::Phase;
using kiosk_ui::Mode;

namespace {

void supportAsks(FakeDesk& desk)
{
    signedIn(desk, "manager");
    ports::Proposal asks;
    asks.signer = {ActorKind::Support, "poshtibani-01"};
    asks.id = "S-91";
    asks.subject = "session-request";
    asks.text = "چاپگر رسید گاهی نمی‌چاپد؛ می‌خواهیم وضعیتش را ببینیم.";
    asks.issued = desk.time - Milliseconds(60'000);
    asks.certifiedFrom = asks.issued;
    asks.certifiedTo = desk.time + Milliseconds(20 * 60'000);
    desk.waiting = {asks};
}

void supportSees(FakeDesk& desk)
{
    domain::counter::SupportSession session;
    session.id = "S-91";
    session.signer = {ActorKind::Support, "poshtibani-01"};
    session.since = desk.time - Milliseconds(180'000);
    session.until = desk.time + Milliseconds(17 * 60'000);
    session.by = "manager";
    session.acts = {{"S-91-1", "devices", "پویشگر مدرک: آماده؛ کارتخوان: آماده؛ چاپگر رسید: نیازمند رسیدگی، کاغذ ندارد",
                     desk.time - Milliseconds(120'000)},
                    {"S-91-2", "queue", "۱۲ رویداد در صف؛ خط نظارت برقرار است", desk.time - Milliseconds(60'000)}};
    desk.shown.support = session;
}

void tookAnothersPlace(FakeDesk& desk)
{
    signedIn(desk, "manager");
    domain::counter::Continuation found;
    found.oldSequence = 31077;
    found.knownUntil = desk.time - Milliseconds(7'200'000);
    found.open = {{"payment-doubt", "72001234-01-1-000412", "تعویض کارت هوشمند ملی", Rials(2'244'750), "PK01-9"},
                  {"payment-taken", "72001234-01-1-000411", "گواهی ولادت", Rials(1'450'000), ""},
                  {"day-open", "1405/09/01", "", Rials(48'120'000), ""}};
    desk.shown.continuation = found;
}

constexpr const char* madeUpCase = "72001234-01-1-000412";

void allDevicesWell(FakeDesk& desk)
{
    signedIn(desk, "manager");
    shiftOpen(desk);
}

/// F8 was pressed in a sheet; what became of the paper.
void pageIs(FakeDesk& desk, const char* form, domain::counter::PaperStatus paper, const char* reason = "")
{
    desk.shown.officePages[form] = {form == std::string("evidence") ? madeUpCase : "counter", reason, paper};
    desk.tell();
}

} // namespace

QList<Scene> sheetScenes()
{
    using domain::counter::PaperStatus;
    return {
        {"05g-services-terminal-ahead", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             terminalAhead(d);
         },
         nullptr},
        {"03g-books-terminal-ahead", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             booksWaiting(d);
             d.waiting.clear();
             terminalAhead(d);
         },
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F5); }},
        {"13b-payment-display-differs", Mode::Counter, "fees",
         [](FakeDesk& d) {
             upToFees(d);
             terminalAhead(d);
             d.shown.day.findings[0].cause = "display";
             paying(d, Phase::NotPaid, "");
             d.refuseWith = "terminal-display";
         },
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F12); }},
        {"05h-readiness-on-its-way", Mode::Counter, "services", allDevicesWell,
         [](FakeDesk& d, QQuickWindow& w) {
             QTest::keyClick(&w, Qt::Key_F11);
             QTest::keyClick(&w, Qt::Key_F8);
             pageIs(d, "readiness", PaperStatus::Requested);
         }},
        {"05i-readiness-printed", Mode::Counter, "services", allDevicesWell,
         [](FakeDesk& d, QQuickWindow& w) {
             QTest::keyClick(&w, Qt::Key_F11);
             QTest::keyClick(&w, Qt::Key_F8);
             pageIs(d, "readiness", PaperStatus::Printed);
         }},
        {"25b-find-evidence", Mode::Counter, "services", allDevicesWell,
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F3); }},
        {"25c-find-evidence-owed", Mode::Counter, "services", allDevicesWell,
         [](FakeDesk& d, QQuickWindow& w) {
             QTest::keyClick(&w, Qt::Key_F3);
             for (const char digit : {'1', '4', '0', '5', '0', '9', '0', '1'}) {
                 QTest::keyClick(&w, digit);
             }
             QTest::keyClick(&w, Qt::Key_F8);
             d.pageViews["evidence"].file = std::string("/reports/") + madeUpCase + ".evidence.tar";
             pageIs(d, "evidence", PaperStatus::Owed, "paper-out");
         }},
        {"21-help", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             d.services.knownErrors = knownErrors();
         },
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F1); }},
        {"03g-support-asks", Mode::Counter, "shift", supportAsks,
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F5); }},
        {"03h-support-sees", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             supportSees(d);
         },
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F5); }},
        {"03i-support-was-here", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             supportSees(d);
             d.shown.support->endedBy = "office";
         },
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F5); }},
        {"05g-services-support", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             supportSees(d);
         },
         nullptr},
        {"01z-sign-in-support", Mode::Counter, "sign-in", supportSees, nullptr},
        {"03j-work-carried", Mode::Counter, "shift", tookAnothersPlace,
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_F5); }},
        {"22-cancel", Mode::Counter, "form", upToForm,
         [](FakeDesk&, QQuickWindow& w) { QTest::keyClick(&w, Qt::Key_Escape); }},
    };
}

} // namespace pishkhan::test
