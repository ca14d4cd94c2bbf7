// SPDX-License-Identifier: GPL-3.0-or-later
// ESC/POS bytes against the examples of Epson's command reference, and against any bytes at all.
#include <random>

#include <QtTest>

#include "drivers/printer/cups_reasons.h"
#include "drivers/printer/escpos_protocol.h"
#include "drivers/printer/printer_address.h"

using namespace pishkhan;
using namespace pishkhan::printer;
using ports::PrinterReason;

namespace {

std::vector<escpos::Reply> readAll(const Bytes& bytes)
{
    escpos::ReplyReader reader;
    std::vector<escpos::Reply> out;
    for (const std::uint8_t byte : bytes) {
        if (auto reply = reader.feed(byte)) {
            out.push_back(*reply);
        }
    }
    return out;
}

} // namespace

class EscposProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsAreTheManuals()
    {
        QCOMPARE(toHex(escpos::initialise()), std::string("1b40"));
        QCOMPARE(toHex(escpos::ask(escpos::StatusQuestion::PaperSensor)), std::string("100404"));
        QCOMPARE(toHex(escpos::requestProcessId({'0', '0', '0', '1'})), std::string("1d284806003030") + "30303031");
        QCOMPARE(toHex(escpos::clearBuffers()), std::string("10140801031401060208"));
        const ports::Bitmap page{12, 2, {0xff, 0xf0, 0x80, 0x10}};
        QCOMPARE(toHex(escpos::rasterBand(page, 1, 1)), std::string("1d763000020001008010"));
    }

    void statusBytes_data()
    {
        QTest::addColumn<int>("question");
        QTest::addColumn<int>("answer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("online") << 1 << 0x12 << "";
        QTest::newRow("offline") << 1 << 0x1a << "offline";
        QTest::newRow("cover open") << 2 << 0x16 << "cover-open";
        QTest::newRow("stopped for paper") << 2 << 0x32 << "paper-out";
        QTest::newRow("cutter") << 3 << 0x1a << "cutter-error";
        QTest::newRow("too hot") << 3 << 0x52 << "overheated";
        QTest::newRow("unrecoverable") << 3 << 0x32 << "other";
        QTest::newRow("paper there") << 4 << 0x12 << "";
        QTest::newRow("paper near end") << 4 << 0x1e << "paper-near-end";
        QTest::newRow("paper end") << 4 << 0x72 << "paper-out";
    }

    void statusBytes()
    {
        QFETCH(int, question);
        QFETCH(int, answer);
        QFETCH(QString, reason);
        escpos::Sensors sensors;
        QVERIFY(escpos::readStatus(static_cast<escpos::StatusQuestion>(question), static_cast<std::uint8_t>(answer),
                                   sensors));
        const auto condition = escpos::toCondition(sensors);
        const QString said = condition.reasons.empty() ? QString() : QLatin1String(ports::name(condition.reasons[0]));
        QCOMPARE(said, reason);
        QCOMPARE(condition.ready, reason.isEmpty() || reason == QLatin1String("paper-near-end"));
    }

    void wrongFixedBitsAreRefused()
    {
        escpos::Sensors sensors;
        for (const int byte : {0x00, 0x02, 0x10, 0x13, 0x92, 0xff}) {
            QVERIFY(!escpos::readStatus(escpos::StatusQuestion::Printer, static_cast<std::uint8_t>(byte), sensors));
        }
        QVERIFY(!escpos::readStatusBack({0x10, 0x90, 0, 0}));
    }

    void answersAreCutFromTheStream()
    {
        // A status back, a DLE EOT answer, XOFF within a process id, and the buffer's clear response.
        const auto replies =
            readAll({0x18, 0x00, 0x0c, 0x0f, 0x12, 0x37, 0x22, 'A', 0x13, 'B', 'C', 'D', 0x00, 0x37, 0x25, 0x00});
        QCOMPARE(replies.size(), std::size_t(5));
        QVERIFY(std::get<escpos::Sensors>(replies[0]).paperEnd);
        QCOMPARE(int(std::get<escpos::RealTimeStatus>(replies[1]).byte), 0x12);
        QVERIFY(std::get<escpos::Flow>(replies[2]).stop);
        QCOMPARE(std::get<escpos::ProcessDone>(replies[3]).id, (escpos::ProcessId{'A', 'B', 'C', 'D'}));
        QVERIFY(std::holds_alternative<escpos::BuffersCleared>(replies[4]));
    }

    void cutOffStatusBackDoesNotSwallowTheNext()
    {
        const auto replies = readAll({0x18, 0x00, 0x12});
        QCOMPARE(replies.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<escpos::RealTimeStatus>(replies[0]));
    }

    void anyBytesAreSurvived()
    {
        std::mt19937 seeded(417);
        escpos::ReplyReader reader;
        std::size_t replies = 0;
        for (int i = 0; i < 200000; ++i) {
            replies += reader.feed(static_cast<std::uint8_t>(seeded() & 0xffU)) ? 1U : 0U;
        }
        QVERIFY(replies > 0);
        QVERIFY(reader.skipped() > 0);
    }

    void addresses_data()
    {
        QTest::addColumn<bool>("good");
        QTest::newRow("escpos:usb") << true;
        QTest::newRow("escpos:usb:04b8:0202") << true;
        QTest::newRow("escpos:usb:04b8:0202:EMU0001") << true;
        QTest::newRow("escpos:tcp:127.0.0.1:9100") << true;
        QTest::newRow("escpos:file:/dev/null") << true;
        QTest::newRow("escpos:tty:/dev/ttyUSB0") << true;
        QTest::newRow("escpos:tty:/dev/serial/by-path/a:b,38400") << true;
        QTest::newRow("escpos:tty:/dev/ttyS0,9600,xonxoff") << true;
        QTest::newRow("escpos:tty:") << false;
        QTest::newRow("escpos:tty:,9600") << false;
        QTest::newRow("escpos:tty:/dev/ttyS0,fast") << false;
        QTest::newRow("escpos:tty:/dev/ttyS0,9600,smoke") << false;
        QTest::newRow("escpos:usb:04b8") << false;
        QTest::newRow("escpos:usb:zz:0202") << false;
        QTest::newRow("escpos:tcp:9100") << false;
        QTest::newRow("escpos:tcp:host:99999") << false;
        QTest::newRow("escpos:file:") << false;
        QTest::newRow("escpos:usbx") << false;
        QTest::newRow("cups:a4") << false;
    }

    void addresses()
    {
        QFETCH(bool, good);
        QCOMPARE(makeReceiptPrinter(QTest::currentDataTag()).has_value(), good);
    }

    void pageAddresses()
    {
        QVERIFY(makePagePrinter("cups:a4").has_value());
        QVERIFY(makePagePrinter("cups:office,a5").has_value());
        for (const char* wrong : {"cups:", "cups:,a5", "cups:office,a3", "lpr:office"}) {
            QVERIFY(!makePagePrinter(wrong));
        }
    }

    void cupsReasons()
    {
        const auto paper = readReasons({"cups-waiting-for-job-completed", "media-empty-warning"});
        QVERIFY(paper.stops);
        QCOMPARE(paper.reasons, std::vector{PrinterReason::PaperOut});
        QVERIFY(readReasons({"cups-ipp-missing-job-history"}).historyLost);
        QVERIFY(!readReasons({"none"}).stops);
        QVERIFY(!readReasons({"media-low-report"}).stops);
        QCOMPARE(readReasons({"frobnicator-error"}).reasons, std::vector{PrinterReason::Other});
    }
};

QTEST_GUILESS_MAIN(EscposProtocolTest)
#include "escpos_protocol_test.moc"
