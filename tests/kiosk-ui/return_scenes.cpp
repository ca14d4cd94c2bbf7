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

/// An office whose configuration lets it take cash, at the fees of a service with two receivers.
void atFeesWithCash(FakeDesk& desk)
{
    upToFees(desk);
    desk.noCash.clear();
}

void paidInCash(FakeDesk& desk)
{
    domain::counter::Case& one = desk.shown.cases["72001234-01-1-000003"];
    one.payment->cash = domain::payment::CashFacts{Rials(one.total.count() + 50'000), Rials(50'000)};
    one.payment->result = {};
    one.payment->result.amount = one.total;
}

/// The day's end after cash: the drawer does not have what the books say.
void cashIsMissing(FakeDesk& desk)
{
    signedIn(desk);
    paidCases(desk);
    paidInCash(desk);
    const domain::counter::Case& one = desk.shown.cases["72001234-01-1-000003"];
    desk.shown.day.businessDate = "1405/09/01";
    desk.shown.day.moves = {{one.id, one.total, desk.time, domain::counter::Move::Means::Cash}};
    domain::counter::Closing closing;
    closing.drawer.known = true;
    closing.drawer.found = Rials(500'000);
    closing.drawer.ledger = Rials(500'000 + one.total.count());
    closing.terminal.known = true;
    closing.terminal.verdict = "equal";
    desk.shown.closing = closing;
}

} // namespace

QList<Scene> returnScenes()
{
    return {{"10b-fees-cash", Mode::Counter, "fees", atFeesWithCash, nullptr},
            {"10c-fees-no-cash-for-treasury", Mode::Counter, "fees",
             [](FakeDesk& d) {
                 upToFees(d);
                 d.noCash = "cash-treasury";
             },
             nullptr},
            {"10d-fees-no-paper", Mode::Counter, "fees",
             [](FakeDesk& d) {
                 upToFees(d);
                 d.deviceViews[2] = {"receipt-printer", "trouble", "paper-out"};
             },
             nullptr},
            {"12b-cash-empty", Mode::Counter, "fees", atFeesWithCash,
             [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F7); }},
            {"12c-cash-short", Mode::Counter, "fees", atFeesWithCash,
             [](FakeDesk&, QQuickWindow& w) {
                 press(w, Qt::Key_F7);
                 type(w, "900000");
             }},
            {"12d-cash-change", Mode::Counter, "fees", atFeesWithCash,
             [](FakeDesk&, QQuickWindow& w) {
                 press(w, Qt::Key_F7);
                 type(w, "5000000");
             }},
            {"17d-give-back-cash", Mode::Counter, "services",
             [](FakeDesk& d) {
                 signedIn(d);
                 shiftOpen(d);
                 paidCases(d);
                 paidInCash(d);
                 d.way = app::GiveBackWay::Cash;
             },
             [](FakeDesk&, QQuickWindow& w) {
                 press(w, Qt::Key_F7);
                 press(w, Qt::Key_Return);
                 type(w, "1");
             }},
            {"18f-return-cash-done", Mode::Counter, "return",
             [](FakeDesk& d) {
                 givingBack(d, domain::payment::back::Phase::Done);
                 paidInCash(d);
                 auto& back = d.shown.cases["72001234-01-1-000003"].returns.back();
                 back.intent.kind = domain::payment::back::Kind::Cash;
                 back.evidence = "cash";
                 back.result = {};
             },
             nullptr},
            {"22x-closing-cash-missing", Mode::Counter, "closing", cashIsMissing, nullptr},
            {"17-give-back-choose", Mode::Counter, "services",
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
