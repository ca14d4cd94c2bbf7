// SPDX-License-Identifier: GPL-3.0-or-later
// Barcode scanners that play a keyboard: told from keyboards by udev, taken, read by key place; keys to text as pure rows. The device lives in
// umockdev's testbed.
#include <poll.h>

#include <linux/input-event-codes.h>

#include <QtTest>

#include "drivers/emulators/usb_printer/umockdev_printer.h"
#include "drivers/emulators/wedge_scanner/umockdev_scanner.h"
#include "drivers/inventory/udev_devices.h"
#include "drivers/wedge/key_text.h"
#include "drivers/wedge/wedge_reader.h"
#include "terminal/domain/scanned_code.h"
#include "terminal/domain/scanner_layout.h"

using namespace pishkhan;
using domain::ScanMeaning;
using wedge::KeyMove;

namespace {

constexpr const char* node = "/dev/input/event9";

std::optional<std::string> await(wedge::WedgeReader& reader)
{
    for (int tries = 0; tries < 50; ++tries) {
        if (auto text = reader.next(); !text || *text) {
            return text ? *text : std::nullopt;
        }
        pollfd waiting{reader.descriptor(), POLLIN, 0};
        ::poll(&waiting, 1, 100);
    }
    return std::nullopt;
}

} // namespace

class WedgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto made = emulators::UmockdevPrinter::create([](const ports::Bitmap&) {});
        QVERIFY(made.has_value());
        m_printer = std::move(made).take();
        m_scanner = std::make_unique<emulators::UmockdevScanner>(m_printer->testbed());
    }
    void cleanupTestCase()
    {
        m_scanner.reset();
        m_printer.reset();
    }

    void toldFromAKeyboardAndTaken()
    {
        QVERIFY(inventory::barcodeReaders().value().empty());
        QVERIFY(m_scanner->plug());
        const auto seen = inventory::barcodeReaders().value();
        QCOMPARE(seen.size(), std::size_t(1));
        QCOMPARE(seen.front().address, std::string("evdev:") + node);
        QVERIFY(inventory::keyboards().value().empty());
        auto reader = wedge::WedgeReader::open(node);
        QVERIFY2(reader.has_value(), reader ? "" : reader.error().what.c_str());
        QVERIFY(m_scanner->isGrabbed());
        QCOMPARE(m_scanner->work("scan PK1-ab/9"), std::string("ok"));
        QCOMPARE(await(*reader), std::optional<std::string>("PK1-ab/9"));
        QCOMPARE(m_scanner->work("scan 1234567890"), std::string("ok"));
        QCOMPARE(await(*reader), std::optional<std::string>("1234567890"));
        m_scanner->unplug();
        const auto gone = reader->next();
        QVERIFY(!gone && gone.error().kind == ErrorKind::Disconnected);
        QVERIFY(inventory::barcodeReaders().value().empty());
    }

    void nothingThere()
    {
        const auto reader = wedge::WedgeReader::open("/dev/input/event77");
        QVERIFY(!reader && reader.error().kind == ErrorKind::Disconnected);
    }

    void keysToText()
    {
        wedge::KeyText keys;
        QVERIFY(!keys.key(KEY_ENTER, KeyMove::Down, 1)); // nothing before it
        QVERIFY(!keys.key(KEY_1, KeyMove::Down, 2));
        QVERIFY(!keys.key(KEY_1, KeyMove::Repeat, 3)); // a key that is held is no second letter
        QVERIFY(!keys.key(KEY_1, KeyMove::Up, 4));
        QVERIFY(!keys.key(KEY_RIGHTSHIFT, KeyMove::Down, 4));
        QVERIFY(!keys.key(KEY_G, KeyMove::Down, 5));
        QVERIFY(!keys.key(KEY_RIGHTSHIFT, KeyMove::Up, 5));
        QVERIFY(!keys.key(KEY_LEFTCTRL, KeyMove::Down, 5));
        QVERIFY(!keys.key(KEY_RIGHTBRACE, KeyMove::Down, 5));
        QVERIFY(!keys.key(KEY_LEFTCTRL, KeyMove::Up, 5));
        QVERIFY(!keys.key(KEY_F5, KeyMove::Down, 6));
        QCOMPARE(keys.key(KEY_TAB, KeyMove::Down, 7), std::optional<std::string>("1G\x1d"));
    }

    void halfABarcodeIsNotPutBeforeTheNext()
    {
        wedge::KeyText keys;
        QVERIFY(!keys.key(KEY_9, KeyMove::Down, 1000));
        QVERIFY(!keys.key(KEY_1, KeyMove::Down, 2500));
        QCOMPARE(keys.key(KEY_ENTER, KeyMove::Down, 2501), std::optional<std::string>("1"));
    }

    /// Control characters are no text: nothing of them leaks into a search (openpos #2108).
    void controlCharactersAreNoText()
    {
        wedge::KeyText keys;
        QVERIFY(!keys.key(KEY_4, KeyMove::Down, 1));
        QVERIFY(!keys.key(KEY_LEFTCTRL, KeyMove::Down, 2));
        for (const std::uint16_t code : {KEY_J, KEY_M, KEY_A, KEY_C}) {
            QVERIFY(!keys.key(code, KeyMove::Down, 3));
        }
        QVERIFY(!keys.key(KEY_LEFTCTRL, KeyMove::Up, 4));
        QVERIFY(!keys.key(KEY_ESC, KeyMove::Down, 5));
        QVERIFY(!keys.key(KEY_2, KeyMove::Down, 6));
        QCOMPARE(keys.key(KEY_ENTER, KeyMove::Down, 7), std::optional<std::string>("42"));
    }

    /// Some scanners end with CR LF, and some with an arrow key in place of LF: one scan, not two (woocommerce-ios PR #15768).
    void lineEndInTwoKeysIsOneScan()
    {
        for (const std::uint16_t second : {KEY_ENTER, KEY_KPENTER, KEY_TAB, KEY_DOWN}) {
            wedge::KeyText keys;
            QVERIFY(!keys.key(KEY_7, KeyMove::Down, 1));
            QCOMPARE(keys.key(KEY_ENTER, KeyMove::Down, 2), std::optional<std::string>("7"));
            QVERIFY(!keys.key(second, KeyMove::Down, 3));
            QVERIFY(!keys.key(KEY_8, KeyMove::Down, 4));
            QCOMPARE(keys.key(KEY_ENTER, KeyMove::Down, 5), std::optional<std::string>("8"));
        }
    }

    void aTextWithoutEndIsDropped()
    {
        wedge::KeyText keys;
        for (int i = 0; i < 5000; ++i) {
            QVERIFY(!keys.key(KEY_1, KeyMove::Down, i));
        }
        QVERIFY(!keys.key(KEY_ENTER, KeyMove::Down, 5000));
        QVERIFY(!keys.key(KEY_2, KeyMove::Down, 5001));
        QCOMPARE(keys.key(KEY_ENTER, KeyMove::Down, 5002), std::optional<std::string>("2"));
    }

    void meaning_data()
    {
        QTest::addColumn<QString>("scanned");
        QTest::addColumn<int>("meaning");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char* name, const QString& scanned, ScanMeaning meaning, const char* canonical) {
            QTest::newRow(name) << scanned << static_cast<int>(meaning) << QString::fromUtf8(canonical);
        };
        row("national code", "9991234561", ScanMeaning::NationalCode, "9991234561");
        row("in Persian digits", QString::fromUtf8("۹۹۹۱۲۳۴۵۶۱"), ScanMeaning::NationalCode, "9991234561");
        row("in Arabic digits", QString::fromUtf8("٩٩٩١٢٣٤٥٦١"), ScanMeaning::NationalCode, "9991234561");
        row("wrong national code", "9991234560", ScanMeaning::Damaged, "");
        row("card serial", "1G23456789", ScanMeaning::CardSerial, "1G23456789");
        row("card serial on the Persian layout", QString::fromStdString(domain::typedOnPersianLayout("1G23456789")),
            ScanMeaning::CardSerial, "1G23456789");
        row("a damaged bill", "12345678901234567890123456", ScanMeaning::Damaged, "");
        row("receipt number", "72001234-040101-01-00001-6", ScanMeaning::ReceiptNumber, "72001234-040101-01-00001-6");
        row("tracking code", "14050901000017", ScanMeaning::TrackingCode, "14050901000017");
        row("too short", "123", ScanMeaning::Unknown, "");
        row("no code at all", "https://proof.example/x?y=1", ScanMeaning::Unknown, "");
        row("much too long", QString(5000, '1'), ScanMeaning::Unknown, "");
    }
    void meaning()
    {
        QFETCH(QString, scanned);
        QFETCH(QString, canonical);
        const domain::ScannedCode code = domain::readScannedCode(scanned.toStdString());
        QTEST(static_cast<int>(code.meaning), "meaning");
        QCOMPARE(QString::fromStdString(code.canonical), canonical);
    }

private:
    std::unique_ptr<emulators::UmockdevPrinter> m_printer;
    std::unique_ptr<emulators::UmockdevScanner> m_scanner;
};

QTEST_GUILESS_MAIN(WedgeTest)
#include "wedge_test.moc"
