// SPDX-License-Identifier: GPL-3.0-or-later
// A scan on every screen: it goes where its meaning says, never into the field that has the focus; and the sifter that tells a scanner that
// types into the window from a person with fast fingers.
#include <QQuickItem>
#include <QQuickWindow>
#include <QtTest>

#include "kiosk-ui/screens.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/scanner_layout.h"
#include "tests/kiosk-ui/find_item.h"
#include "tests/kiosk-ui/scenes.h"

using namespace pishkhan;
using namespace pishkhan::test;
using kiosk_ui::Mode;
using kiosk_ui::Screens;

namespace {

std::string aBill()
{
    const std::string billId = domain::composeBillId("9990001", "900", 1);
    return domain::billBarcode({billId, domain::composePaymentId(billId, 250, 5, 3), Rials(250000), 1});
}

/// A scanner that types into the window: events as the window system sends them, `gapMs` apart by its clock.
quint64 typingClock = 1'000'000;

void send(QQuickWindow& window, int key, const QString& text)
{
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(kind, key, Qt::NoModifier, text);
        event.setTimestamp(typingClock);
        QCoreApplication::sendEvent(&window, &event);
    }
}

void typeLetters(QQuickWindow& window, const std::string& utf8, quint64 gapMs)
{
    typingClock += 10'000;
    for (const QChar letter : QString::fromStdString(utf8)) {
        send(window, letter.unicode() < 128 ? letter.toUpper().unicode() : 0, QString(letter));
        typingClock += gapMs;
    }
}

void typeInto(QQuickWindow& window, const std::string& utf8, quint64 gapMs)
{
    typeLetters(window, utf8, gapMs);
    send(window, Qt::Key_Return, QStringLiteral("\r"));
}

} // namespace

class ScanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<FakeDesk>();
        furnish(*m_desk);
    }
    void cleanup()
    {
        m_screens.reset();
        m_desk.reset();
    }

    void aBillOnTheServicesScreen()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        show();
        m_desk->scanned(aBill());
        QCOMPARE(m_desk->asks.size(), std::size_t(1));
        QVERIFY(m_desk->asks.front().starts_with("openBill "));
    }

    void aBillWhileACaseIsOpenIsRefusedInWords()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        caseOpen(*m_desk);
        show();
        m_desk->scanned(aBill());
        QVERIFY(m_desk->asks.empty());
        QTRY_VERIFY_WITH_TIMEOUT(findItem(window(), "banner")->isVisible(), 60000);
    }

    void aCardOnTheApplicantScreen()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        caseOpen(*m_desk);
        show();
        m_desk->scanned(madeUpNationalCode());
        m_desk->scanned("1G23456789");
        QCOMPARE(m_desk->asks,
                 (std::vector<std::string>{"acceptCode " + madeUpNationalCode() + " ", "acceptCode  1G23456789"}));
    }

    void aTrackingCodeAnywhere()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        show();
        m_desk->scanned("14050901000017");
        QCOMPARE(m_desk->asks, std::vector<std::string>{"askProgress 14050901000017"});
        QTRY_VERIFY_WITH_TIMEOUT(findItem(window(), "overlay-find") != nullptr, 60000);
    }

    void nobodySignedInNothingHappens()
    {
        show();
        m_desk->scanned(aBill());
        m_desk->scanned("14050901000017");
        QVERIFY(m_desk->asks.empty());
    }

    void aTrackingCodeAtTheKiosk()
    {
        m_screens = std::make_unique<Screens>(*m_desk, Mode::Kiosk);
        QVERIFY(m_screens->show(false));
        m_desk->scanned(aBill()); // not the kiosk's business
        m_desk->scanned("14050901000017");
        QCOMPARE(m_desk->asks.back(), std::string("askProgress 14050901000017"));
        QCOMPARE(m_screens->currentScreen(), QStringLiteral("kiosk-status"));
    }

    /// The field of the services screen has the focus; a scanner types into it on the Persian layout.
    void neverIntoTheField()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        show();
        m_screens->siftScans();
        QTRY_VERIFY_WITH_TIMEOUT(window().activeFocusItem() != nullptr, 60000);
        typeInto(window(), domain::typedOnPersianLayout(aBill()), 4);
        QCOMPARE(m_desk->asks.size(), std::size_t(1));
        QVERIFY(m_desk->asks.front().starts_with("openBill "));
        QCOMPARE(focusedText(), QString());
    }

    void fastFingers()
    {
        signedIn(*m_desk);
        shiftOpen(*m_desk);
        show();
        m_screens->siftScans();
        QTRY_VERIFY_WITH_TIMEOUT(window().activeFocusItem() != nullptr, 60000);
        typeInto(window(), "tax 77", 45); // faster than any clerk, and all of it delivered at once
        QTRY_COMPARE_WITH_TIMEOUT(focusedText(), QString::fromUtf8("tax ۷۷"), 60000);
        QVERIFY(m_desk->asks.empty());
        typeInto(window(), "78", 4); // a burst, but no barcode is so short
        QTRY_COMPARE_WITH_TIMEOUT(focusedText(), QString::fromUtf8("tax ۷۷۷۸"), 60000);
        const QPointer<QQuickItem> field = window().activeFocusItem();
        typeLetters(window(), "79", 4);
        QTest::mouseClick(&window(), Qt::LeftButton, {},
                          {5, 5}); // letters still held belong to the field they were typed into
        QCOMPARE(field->property("text").toString(), QString::fromUtf8("tax ۷۷۷۸۷۹"));
    }

private:
    void show()
    {
        m_screens = std::make_unique<Screens>(*m_desk, Mode::Counter);
        QVERIFY(m_screens->show(false));
        QVERIFY(QTest::qWaitForWindowExposed(m_screens->window()));
        window().requestActivate();
    }
    QQuickWindow& window() { return *m_screens->window(); }
    QString focusedText() { return window().activeFocusItem()->property("text").toString(); }

    std::unique_ptr<FakeDesk> m_desk;
    std::unique_ptr<Screens> m_screens;
};

QTEST_MAIN(ScanTest)
#include "scan_test.moc"
