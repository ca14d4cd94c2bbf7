// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk-ui/screenshot_scenes.h"

#include <QQuickItem>
#include <QtTest>

#include "tests/kiosk-ui/find_item.h"

namespace pishkhan::test {
namespace {

using domain::counter::IdentityStatus;
using domain::counter::PaperStatus;
using domain::payment::Phase;
using kiosk_ui::Mode;

void press(QQuickWindow& window, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(&window, key, modifiers);
}

void type(QQuickWindow& window, const char* digits)
{
    for (const char* one = digits; *one != 0; ++one) {
        QTest::keyClick(&window, *one);
    }
}

void tap(QQuickWindow& window, const char* name)
{
    QTRY_VERIFY2_WITH_TIMEOUT(findItem(window, name) != nullptr, name, 60000);
    QTest::qWait(50); // laid out
    const QQuickItem* item = findItem(window, name);
    QVERIFY2(item != nullptr, name);
    const QPointF centre = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(&window, Qt::LeftButton, Qt::NoModifier, centre.toPoint());
}

} // namespace

QList<Scene> counterScenes()
{
    return {
        {"01-sign-in", Mode::Counter, "sign-in", [](FakeDesk&) {}, nullptr},
        {"02-sign-in-wait", Mode::Counter, "sign-in",
         [](FakeDesk& d) {
             d.shown.accounts["clerk"] = {5, d.time, false};
             d.wrongPin = "wrong-pin";
         },
         nullptr},
        {"03-shift", Mode::Counter, "shift", [](FakeDesk& d) { signedIn(d); }, nullptr},
        {"04-shift-manager", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             d.shown.accounts["clerk"] = {15, d.time, true};
         },
         nullptr},
        {"05-services", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
         },
         nullptr},
        {"05b-services-clock-wrong", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.doing.gates = {{domain::Gate::Clock, domain::GateState::Closed, "clock-wrong", 12},
                              {domain::Gate::Licence, domain::GateState::Warning, "licence-ending", 9}};
         },
         nullptr},
        {"05c-services-queue-old", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.doing.gates = {{domain::Gate::Queue, domain::GateState::Warning, "queue-old", 2}};
         },
         nullptr},
        {"05e-devices", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.deviceViews = {{"scanner", "ready", ""},
                              {"card-terminal", "missing", "disconnected"},
                              {"receipt-printer", "trouble", "paper-out"},
                              {"page-printer", "trouble", "device-hung"},
                              {"barcode-reader", "ready", ""},
                              {"card-reader", "unknown", ""},
                              {"gateway", "ready", ""},
                              {"hub", "trouble", "offline"}};
         },
         [](FakeDesk&, QQuickWindow& window) { press(window, Qt::Key_F11); }},
        {"06p-applicant-passport", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d, "1101");
             using ports::FieldProof;
             d.open().applicant.nationalCode = madeUpNationalCode();
             d.open().applicant.method = "card";
             d.doing.documentKind = "passport";
             d.doing.documentFields = {{"document-number", "Z90000017", FieldProof::CheckDigit, 98},
                                       {"surname", "NEMUNEH", FieldProof::Unprotected, 97},
                                       {"given-names", "AZMAYESHI", FieldProof::Repaired, 60},
                                       {"nationality", "IRN", FieldProof::Unprotected, 99},
                                       {"birth-date", "1986-07-03", FieldProof::CheckDigit, 99},
                                       {"expiry-date", "2031-04-15", FieldProof::CheckDigit, 99},
                                       {"personal-number", madeUpNationalCode(), FieldProof::CheckDigit, 99}};
         },
         nullptr},
        {"05d-form-disk-full", Mode::Counter, "form",
         [](FakeDesk& d) {
             upToForm(d);
             d.doing.gates = {{domain::Gate::Disk, domain::GateState::Closed, "disk-full", 4}};
         },
         nullptr},
        {"05e-services-disk-error", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.doing.storageTrouble = "disk-error";
         },
         nullptr},
        {"05f-services-books-copied", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.doing.booksTrouble = "books-copied";
         },
         nullptr},
        {"03b-shift-after-rollback", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             d.shown.rollback = domain::counter::Rollback{61, 48, d.time, {}};
             d.shown.rollback->missing = {{49, "case-opened", "72001234-01-1-000009"},
                                          {55, "payment-final", "72001234-01-1-000009"},
                                          {58, "receipt-issued", "72001234-01-1-000009"},
                                          {0, "payment-open", "72001234-01-1-000007"}};
         },
         nullptr},
        {"03c-books", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             booksWaiting(d);
         },
         [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F5); }},
        {"03d-books-copying", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             booksWaiting(d);
             d.waiting.clear();
             d.copy.running = true;
             d.copy.done = 18250;
             d.copy.whole = 31077;
         },
         [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F5); }},
        {"03e-books-copied", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             booksWaiting(d);
             d.badSignatures = 1;
             d.copy.result = {"/media/office/DAFTAR/pishkhan-72001234-01", 31077, 640,
                              "9f2c41d07be3a8856f10c2d49a77e0b1"};
         },
         [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F5); }},
        {"03f-books-alarm", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             booksWaiting(d);
             d.waiting.clear();
             d.shown.alarm = true;
             d.shown.alarmCheck = "journal";
         },
         [](FakeDesk&, QQuickWindow& w) {
             press(w, Qt::Key_F5);
             press(w, Qt::Key_F9);
         }},
        {"06-applicant", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
         },
         [](FakeDesk&, QQuickWindow& w) { type(w, "12345"); }},
        {"07-applicant-scanned", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             scannedCard(d);
             d.open().identity.status = IdentityStatus::Asking;
         },
         nullptr},
        {"08-applicant-mismatch", Mode::Counter, "applicant",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             caseOpen(d);
             scannedCard(d);
             d.open().identity = {IdentityStatus::Mismatch, "invalid-birth-date", {}, {}, {}};
         },
         [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_Return, Qt::ControlModifier); }},
        {"09-form", Mode::Counter, "form", upToForm,
         [](FakeDesk&, QQuickWindow& w) {
             press(w, Qt::Key_1);
             press(w, Qt::Key_Return);
             press(w, Qt::Key_2);
             press(w, Qt::Key_Return);
             type(w, "14050012");
             press(w, Qt::Key_Return, Qt::ControlModifier);
         }},
        {"10-fees", Mode::Counter, "fees", upToFees, nullptr},
        {"11-fees-declined", Mode::Counter, "fees",
         [](FakeDesk& d) {
             upToFees(d);
             paying(d, Phase::NotPaid, "");
         },
         nullptr},
        {"12-fee-sheet", Mode::Counter, "fees", upToFees, [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F9); }},
        {"13-payment-card", Mode::Counter, "payment",
         [](FakeDesk& d) {
             upToFees(d);
             paying(d, Phase::Sending, "insert-card");
         },
         nullptr},
        {"14-payment-pin", Mode::Counter, "payment",
         [](FakeDesk& d) {
             upToFees(d);
             paying(d, Phase::Sending, "enter-pin");
             d.doing.cancelAsked = true;
         },
         nullptr},
        {"15-payment-doubt", Mode::Counter, "payment",
         [](FakeDesk& d) {
             upToFees(d);
             paying(d, Phase::Unknown, "");
             d.open().payment->queries = 2;
         },
         nullptr},
        {"16-payment-operator", Mode::Counter, "payment",
         [](FakeDesk& d) {
             upToFees(d);
             signedIn(d, "manager");
             paying(d, Phase::NeedsOperator, "");
         },
         nullptr},
        {"17-receipt-printing", Mode::Counter, "receipt",
         [](FakeDesk& d) {
             upToFees(d);
             receiptReady(d, PaperStatus::Requested);
         },
         nullptr},
        {"18-receipt-paper-out", Mode::Counter, "receipt",
         [](FakeDesk& d) {
             upToFees(d);
             receiptReady(d, PaperStatus::Owed, "paper-out");
             d.open().trackingCode = "1405-0901-778812";
             d.deviceViews[2] = {"receipt-printer", "trouble", "paper-out"};
         },
         nullptr},
        {"19-receipt-unknown", Mode::Counter, "receipt",
         [](FakeDesk& d) {
             upToFees(d);
             receiptReady(d, PaperStatus::Unknown);
             d.open().submissionProblem = "disconnected";
             d.doing.lineState = "down";
             d.doing.unsent = 24;
         },
         nullptr},
        {"20-done", Mode::Counter, "done",
         [](FakeDesk& d) {
             upToFees(d);
             receiptReady(d, PaperStatus::Printed);
             d.open().trackingCode = "1405-0901-778812";
         },
         nullptr},
        {"23-alarm", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.shown.alarm = true;
             d.doing.training = true;
         },
         [](FakeDesk& d, QQuickWindow& w) {
             d.refuseWith = "alarm";
             press(w, Qt::Key_Return);
         }},
        {"24-find", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
         },
         [](FakeDesk& d, QQuickWindow& w) {
             d.whenAsked = [&d](const std::string&) {
                 d.asked = {
                     false,
                     "1",
                     "",
                     {true,
                      "درخواست انشعاب برق",
                      "در نوبت بازدید کارشناس",
                      {{"ثبت در دفتر پیشخوان", "2026-11-20T08:00:00Z"}, {"پذیرش در سازمان", "2026-11-21T08:00:00Z"}}}};
                 d.tell();
             };
             press(w, Qt::Key_F3);
             type(w, "14050901");
             press(w, Qt::Key_Return);
         }},
        {"26-bill-sheet", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
         },
         [](FakeDesk& d, QQuickWindow& w) {
             press(w, Qt::Key_F4);
             type(w, "9876543204125");
             press(w, Qt::Key_Return);
             type(w, "880040519");
             d.refuseWith = "billId:checksum";
             d.refuseKind = ErrorKind::InvalidInput;
             press(w, Qt::Key_Return);
         }},
        {"27-bill-paid-before", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
         },
         [](FakeDesk& d, QQuickWindow& w) {
             d.refuseWith = "bill-paid-before";
             type(w, "98765432041240000880040519");
             press(w, Qt::Key_Return);
         }},
        {"28-bill", Mode::Counter, "bill", [](FakeDesk& d) { billOpen(d); }, nullptr},
        {"29-bill-declined", Mode::Counter, "bill",
         [](FakeDesk& d) {
             billOpen(d, true);
             paying(d, Phase::NotPaid, "");
         },
         nullptr},
        {"30-end-sheet", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
         },
         [](FakeDesk&, QQuickWindow& w) { press(w, Qt::Key_F10); }},
        {"31-closing-drawer", Mode::Counter, "closing",
         [](FakeDesk& d) {
             signedIn(d);
             dayClosing(d);
         },
         [](FakeDesk&, QQuickWindow& w) { type(w, "480000"); }},
        {"32-closing-totals", Mode::Counter, "closing",
         [](FakeDesk& d) {
             signedIn(d);
             dayClosing(d);
             d.shown.closing->drawer = {true, {}, Rials(500'000), Rials(500'000), "equal", {}, {}};
             d.doing.readingTotals = true;
         },
         nullptr},
        {"33-closing-difference", Mode::Counter, "closing",
         [](FakeDesk& d) {
             signedIn(d);
             dayClosing(d);
             d.shown.closing->drawer = {true, {}, Rials(380'000), Rials(500'000), {}, {}, {}};
             d.shown.closing->terminal = {true, {}, Rials(9'839'998), Rials(9'839'998), "equal", {}, {}};
         },
         nullptr},
        {"34-closing-approve", Mode::Counter, "closing",
         [](FakeDesk& d) {
             signedIn(d);
             dayClosing(d);
             d.shown.closing->drawer = {true, {}, Rials(500'000), Rials(500'000), "equal", {}, {}};
             d.shown.closing->terminal = {true, {}, Rials(9'959'998), Rials(9'839'998), "disputed", "x", "clerk"};
             d.doing.approvalProblem = "wrong-pin";
         },
         nullptr},
        {"35-day-closed", Mode::Counter, "shift",
         [](FakeDesk& d) {
             signedIn(d, "manager");
             dayClosed(d);
         },
         nullptr},
        {"25-catalogue-refused", Mode::Counter, "services",
         [](FakeDesk& d) {
             signedIn(d);
             shiftOpen(d);
             d.catalogueGood = false;
         },
         nullptr},
    };
}

QList<Scene> kioskScenes()
{
    const auto progress = [](FakeDesk& d, QQuickWindow& w) {
        d.whenAsked = [&d](const std::string&) {
            d.asked = {
                false,
                "1",
                "",
                {true,
                 "درخواست انشعاب برق",
                 "در نوبت بازدید کارشناس",
                 {{"ثبت در دفتر پیشخوان", "2026-11-20T08:00:00Z"}, {"پذیرش در سازمان", "2026-11-21T08:00:00Z"}}}};
            d.tell();
        };
        tap(w, "home-status");
        for (const char* key : {"pad-1", "pad-4", "pad-0", "pad-5"}) {
            tap(w, key);
        }
        tap(w, "show-status");
    };
    return {
        {"40-kiosk-home", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {}, nullptr},
        {"41-kiosk-services", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {},
         [](FakeDesk&, QQuickWindow& w) { tap(w, "home-services"); }},
        {"42-kiosk-service", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {},
         [](FakeDesk&, QQuickWindow& w) {
             tap(w, "home-services");
             tap(w, "kiosk-service-0");
         }},
        {"43-kiosk-status", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {}, progress},
        {"44-kiosk-english", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {},
         [](FakeDesk&, QQuickWindow& w) { tap(w, "language"); }},
        {"45-kiosk-contrast", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {},
         [](FakeDesk&, QQuickWindow& w) {
             tap(w, "contrast");
             tap(w, "contrast");
             tap(w, "contrast");
             tap(w, "text-size");
         }},
        {"46-kiosk-idle", Mode::Kiosk, "kiosk-home", [](FakeDesk&) {},
         [](FakeDesk&, QQuickWindow& w) {
             tap(w, "home-services");
             QObject* model = w.property("model").value<QObject*>();
             for (int i = 0; i < 50; ++i) {
                 QMetaObject::invokeMethod(model, "tick");
             }
         }},
    };
}

} // namespace pishkhan::test
