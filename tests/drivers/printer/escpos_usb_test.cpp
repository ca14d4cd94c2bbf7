// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt printer's driver, its libusb transport and the real libusb against an emulated USB printer.
#include <condition_variable>
#include <mutex>
#include <thread>

#include <QtTest>

#include "drivers/emulators/usb_printer/fault_console.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/transport/usb_transport.h"

using namespace pishkhan;
using emulators::EscposEngine;
using emulators::UmockdevPrinter;
using ports::PrinterReason;
using ports::PrintState;

namespace {

/// 600 rows of dots that include every byte, DLE EOT sequences among them.
ports::Bitmap testPage(int height = 600)
{
    ports::Bitmap page{576, height, {}};
    std::uint8_t next = 0;
    for (std::size_t i = 0; i < page.stride() * static_cast<std::size_t>(height); ++i) {
        page.rows.push_back(next);
        next = static_cast<std::uint8_t>(next + (i % 251 == 0 ? 2 : 1));
    }
    return page;
}

constexpr printer::EscposPatience quick{Milliseconds{400}, Milliseconds{300}, Milliseconds{2000}};

printer::EscposPrinter makePrinter()
{
    return printer::EscposPrinter([] { return transport::UsbTransport::open({}); }, quick);
}

} // namespace

class EscposUsbTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = UmockdevPrinter::create([this](const ports::Bitmap& page) { m_pages.push_back(page); });
        QVERIFY2(made.has_value(), made ? "" : made.error().what.c_str());
        m_emulated = std::move(made).take();
    }

    void init()
    {
        QVERIFY(m_emulated->plug());
        for (const char* command : {"paper in", "cover close", "cutter free", "heat off", "mute off", "confirm on",
                                    "stall rows 0", "power-cycle"}) {
            QCOMPARE(emulators::workPrinter(*m_emulated, command), std::string("ok"));
        }
        m_pages.clear();
    }

    void cleanupTestCase() { m_emulated.reset(); }

    void isListed()
    {
        const auto listed = transport::UsbTransport::list();
        QVERIFY(listed.has_value());
        QCOMPARE(listed->size(), std::size_t(1));
        QCOMPARE(listed->front().vendor, UmockdevPrinter::vendor);
        QCOMPARE(listed->front().serial, std::string("EMU0001"));
        QVERIFY(transport::UsbTransport::open({0x04b8, 0x0202, "EMU0001"}).has_value());
        const auto other = transport::UsbTransport::open({0x04b8, 0x0202, "EMU0002"});
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::Disconnected);
    }

    /// Twice, because the second page uses the open line.
    void printsBitForBit()
    {
        auto printer = makePrinter();
        const ports::Bitmap page = testPage();
        for (const char* job : {"first", "second"}) {
            const auto report = printer.print(job, page);
            QVERIFY2(report.state == PrintState::Confirmed, report.detail.c_str());
            QCOMPARE(report.job, std::string(job));
        }
        QCOMPARE(m_pages.size(), std::size_t(2));
        QCOMPARE(m_pages[1].width, page.width);
        QCOMPARE(m_pages[1].height, page.height);
        QVERIFY(m_pages[0].rows == page.rows && m_pages[1].rows == page.rows);
    }

    void conditions_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("ready");
        QTest::newRow("paper out") << int(PrinterReason::PaperOut) << false;
        QTest::newRow("paper near-end") << int(PrinterReason::PaperNearEnd) << true;
        QTest::newRow("cover open") << int(PrinterReason::CoverOpen) << false;
        QTest::newRow("cutter jam") << int(PrinterReason::CutterError) << false;
        QTest::newRow("heat on") << int(PrinterReason::Overheated) << false;
    }

    void conditions()
    {
        QFETCH(int, reason);
        QFETCH(bool, ready);
        QCOMPARE(emulators::workPrinter(*m_emulated, QTest::currentDataTag()), std::string("ok"));
        auto printer = makePrinter();
        const auto condition = printer.condition();
        QVERIFY(condition.has_value());
        QCOMPARE(condition->ready, ready);
        QCOMPARE(condition->reasons, std::vector{static_cast<PrinterReason>(reason)});
        QCOMPARE(printer.print("job", testPage()).state, ready ? PrintState::Confirmed : PrintState::Failed);
        QCOMPARE(m_pages.size(), std::size_t(ready ? 1 : 0));
    }

    /// The roll ends within the page. New paper must not bring out the rest, and the next page must be whole.
    void paperOutMidway()
    {
        m_emulated->with([](EscposEngine& engine) { engine.loadPaperRows(250); });
        auto printer = makePrinter();
        const auto report = printer.print("job", testPage());
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons.front(), PrinterReason::PaperOut);
        emulators::workPrinter(*m_emulated, "paper in");
        QVERIFY(m_pages.empty());
        QCOMPARE(printer.print("again", testPage()).state, PrintState::Confirmed);
        QCOMPARE(m_pages.size(), std::size_t(1));
        QVERIFY(m_pages[0].rows == testPage().rows);
    }

    void coverOpenedMidway()
    {
        stallThen([](UmockdevPrinter& it) {
            it.with([](EscposEngine& engine) {
                engine.setCover(true);
                engine.stallAfterRows({});
            });
        });
        auto printer = makePrinter();
        const auto report = printer.print("job", testPage());
        m_hand.join();
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons.front(), PrinterReason::CoverOpen);
    }

    void unpluggedMidway()
    {
        stallThen([](UmockdevPrinter& it) { it.unplug(); });
        auto printer = makePrinter();
        const auto report = printer.print("job", testPage());
        m_hand.join();
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons, std::vector{PrinterReason::Unplugged});
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Failed);
        QVERIFY(m_emulated->plug());
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows({}); });
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Confirmed);
    }

    /// All bytes are with the printer when the cable goes: nobody knows.
    void unpluggedBeforeTheConfirmation()
    {
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows(20); });
        constexpr std::size_t restAndTail = 4 * 72 + 4 + 11; // four rows, the cut, the process id
        m_hand = std::thread([this] {
            for (std::size_t held = 0; held < restAndTail; std::this_thread::yield()) {
                m_emulated->with([&](EscposEngine& engine) { held = engine.bytesHeld(); });
            }
            m_emulated->unplug();
        });
        auto printer = makePrinter();
        const auto report = printer.print("job", testPage(24));
        m_hand.join();
        QCOMPARE(report.state, PrintState::Unknown);
        QCOMPARE(report.reasons, std::vector{PrinterReason::Unplugged});
    }

    /// It hangs within a band; after a kick the next page must not be taken for the rest of the old one.
    void hangsThenRecovers()
    {
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows(100); });
        auto printer = makePrinter();
        const auto report = printer.print("job", testPage());
        QCOMPARE(report.state, PrintState::Failed);
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows({}); });
        QCOMPARE(printer.print("again", testPage()).state, PrintState::Confirmed);
        QVERIFY(m_pages.back().height >= testPage().height);
        const auto& rows = m_pages.back().rows;
        const auto whole = testPage().rows;
        QVERIFY(std::equal(whole.rbegin(), whole.rend(), rows.rbegin()));
    }

    void printerWithoutProcessIdsStaysUnknown()
    {
        emulators::workPrinter(*m_emulated, "confirm off");
        auto printer = makePrinter();
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Unknown);
        QCOMPARE(m_pages.size(), std::size_t(1));
    }

    void mutePrinterIsNotTrusted()
    {
        emulators::workPrinter(*m_emulated, "mute on");
        auto printer = makePrinter();
        QCOMPARE(printer.condition().error().kind, ErrorKind::Timeout);
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Failed);
        QVERIFY(m_pages.empty());
    }

    void damagedBitmapIsRefused()
    {
        auto printer = makePrinter();
        QCOMPARE(printer.print("job", ports::Bitmap{576, 10, Bytes(5)}).state, PrintState::Failed);
        QCOMPARE(printer.print("job", ports::Bitmap{}).state, PrintState::Failed);
    }

private:
    /// The printer stands still after a hundred rows; then a hand does `act` while the driver waits.
    void stallThen(void (*act)(UmockdevPrinter&))
    {
        constexpr int rows = 100;
        int before = 0;
        m_emulated->with([&](EscposEngine& engine) {
            before = engine.rowsPrinted();
            engine.stallAfterRows(rows);
        });
        m_hand = std::thread([this, act, target = before + rows] {
            for (int printed = 0; printed < target; std::this_thread::yield()) {
                m_emulated->with([&](EscposEngine& engine) { printed = engine.rowsPrinted(); });
            }
            act(*m_emulated);
        });
    }

    std::unique_ptr<UmockdevPrinter> m_emulated;
    std::vector<ports::Bitmap> m_pages;
    std::thread m_hand;
};

QTEST_GUILESS_MAIN(EscposUsbTest)
#include "escpos_usb_test.moc"
