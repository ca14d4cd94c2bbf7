// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt printer's driver on each of its lines against the emulated printer: every fault is a row, and what is said is compared with
// the paper that really came out.
#include <atomic>
#include <mutex>
#include <thread>

#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "printer-templates/qt_page_renderer.h"
#include "tests/drivers/printer/receipt_lines.h"
#include "tests/printer-templates/sample_receipt.h"

using namespace pishkhan;
using emulators::EmulatedPrinter;
using emulators::EscposEngine;
using ports::PrinterReason;
using ports::PrintState;

namespace {

/// 600 rows of dots that include every byte, DLE EOT sequences among them.
ports::Bitmap testPage(int height = 600, int width = 576)
{
    ports::Bitmap page{width, height, {}};
    std::uint8_t next = 0;
    for (std::size_t i = 0; i < page.stride() * static_cast<std::size_t>(height); ++i) {
        page.rows.push_back(next);
        next = static_cast<std::uint8_t>(next + (i % 251 == 0 ? 2 : 1));
    }
    return page;
}

constexpr printer::EscposPatience patient{Milliseconds{9000}, Milliseconds{9000}, Milliseconds{9000}};
constexpr printer::EscposPatience quick{Milliseconds{1500}, Milliseconds{1000}, Milliseconds{4000}};

} // namespace

class ReceiptLinesTest : public QObject {
    Q_OBJECT

public:
    using MakeLine = std::function<Result<test::ReceiptLine>(test::PageDone)>;
    explicit ReceiptLinesTest(MakeLine make) : m_make(std::move(make)) {}

private Q_SLOTS:
    void initTestCase()
    {
        auto made = m_make([this](const ports::Bitmap& page) {
            const std::lock_guard<std::mutex> guard(m_lock);
            m_paper.push_back(page);
        });
        QVERIFY2(made.has_value(), made ? "" : made.error().what.c_str());
        m_line = std::move(made).take();
        m_emulated = m_line.emulated.get();
        qInfo("line: %s", m_line.name.c_str());
    }

    void init()
    {
        QVERIFY(m_emulated->plug());
        for (const char* command : {"paper in", "cover close", "cutter free", "heat off", "mute off", "confirm on",
                                    "stall rows 0", "paper rows 0", "reply plain", "late 0"}) {
            QCOMPARE(emulators::workPrinter(*m_emulated, command), std::string("ok"));
        }
        m_emulated->with([](EscposEngine& engine) { engine.powerCycle(); });
        const std::lock_guard<std::mutex> guard(m_lock);
        m_paper.clear();
    }

    void cleanup() { joinHand(); }
    void cleanupTestCase() { m_line = {}; }

    void isListed()
    {
        const auto listed = transport::UsbTransport::list();
        QVERIFY(listed.has_value());
        if (m_line.name != "usb") {
            QVERIFY(listed->empty()); // the testbed has no USB printer now
            return;
        }
        QCOMPARE(listed->size(), std::size_t(1));
        QCOMPARE(listed->front().vendor, emulators::UmockdevPrinter::vendor);
        QCOMPARE(listed->front().serial, std::string("EMU0001"));
        QVERIFY(transport::UsbTransport::open({0x04b8, 0x0202, "EMU0001"}).has_value());
        const auto other = transport::UsbTransport::open({0x04b8, 0x0202, "EMU0002"});
        QVERIFY(!other);
        QCOMPARE(other.error().kind, ErrorKind::Disconnected);
    }

    /// Twice, because the second page uses the open line.
    void printsBitForBit()
    {
        auto printer = printerOnLine();
        const ports::Bitmap page = testPage();
        for (const char* job : {"first", "second"}) {
            const auto report = printer.print(job, page);
            QVERIFY2(report.state == PrintState::Confirmed, report.detail.c_str());
            QCOMPARE(report.job, std::string(job));
        }
        QCOMPARE(pages().size(), std::size_t(2));
        QCOMPARE(pages()[1].width, page.width);
        QCOMPARE(pages()[1].height, page.height);
        QVERIFY(pages()[0].rows == page.rows && pages()[1].rows == page.rows);
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
        auto printer = printerOnLine();
        const auto condition = printer.condition();
        QVERIFY(condition.has_value());
        QCOMPARE(condition->ready, ready);
        QCOMPARE(condition->reasons, std::vector{static_cast<PrinterReason>(reason)});
        QCOMPARE(printer.print("job", testPage()).state, ready ? PrintState::Confirmed : PrintState::Failed);
        QCOMPARE(pages().size(), std::size_t(ready ? 1 : 0));
    }

    /// The roll ends within the page. New paper must not bring out the rest, and the next page must be whole.
    void paperOutMidway()
    {
        m_emulated->with([](EscposEngine& engine) { engine.loadPaperRows(250); });
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage());
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons.front(), PrinterReason::PaperOut);
        emulators::workPrinter(*m_emulated, "paper in");
        QVERIFY(pages().empty());
        QCOMPARE(printer.print("again", testPage()).state, PrintState::Confirmed);
        QCOMPARE(pages().size(), std::size_t(1));
        QVERIFY(pages()[0].rows == testPage().rows);
    }

    void coverOpenedMidway()
    {
        stallThen([](EmulatedPrinter& it) {
            it.with([](EscposEngine& engine) {
                engine.setCover(true);
                engine.stallAfterRows({});
            });
        });
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage());
        joinHand();
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons.front(), PrinterReason::CoverOpen);
    }

    void unpluggedMidway()
    {
        stallThen([](EmulatedPrinter& it) { it.unplug(); });
        auto printer = printer::EscposPrinter(m_line.connect, patient); // the hand decides, not the clock
        const auto report = printer.print("job", testPage());
        joinHand();
        QCOMPARE(report.state, PrintState::Failed);
        QVERIFY2(report.reasons == std::vector{PrinterReason::Unplugged},
                 (report.detail + ", " + ports::name(report.reasons.front())).c_str());
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Failed);
        QVERIFY(m_emulated->plug());
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows({}); });
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Confirmed);
    }

    /// All bytes are with the printer when the cable goes: nobody knows.
    void unpluggedBeforeTheConfirmation()
    {
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows(20); });
        constexpr std::size_t restAndTail = 4 * 72 + 3 + 4 + 11; // four rows, a question, the cut, the process id
        m_hand = std::thread([this] {
            for (std::size_t held = 0; held < restAndTail && !m_over; std::this_thread::yield()) {
                m_emulated->with([&](EscposEngine& engine) { held = engine.bytesHeld(); });
            }
            m_emulated->unplug();
        });
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage(24));
        joinHand();
        QCOMPARE(report.state, PrintState::Unknown);
        QCOMPARE(report.reasons, std::vector{PrinterReason::Unplugged});
    }

    /// It hangs within a band; after a kick the next page must not be taken for the rest of the old one.
    void hangsThenRecovers()
    {
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows(100); });
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage());
        QCOMPARE(report.state, PrintState::Failed);
        m_emulated->with([](EscposEngine& engine) { engine.stallAfterRows({}); });
        QCOMPARE(printer.print("again", testPage()).state, PrintState::Confirmed);
        QVERIFY(pages().back().height >= testPage().height);
        const auto rows = pages().back().rows;
        const auto whole = testPage().rows;
        QVERIFY(std::equal(whole.rbegin(), whole.rend(), rows.rbegin()));
    }

    void printerWithoutProcessIdsStaysUnknown()
    {
        emulators::workPrinter(*m_emulated, "confirm off");
        auto printer = printerOnLine();
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Unknown);
        QCOMPARE(pages().size(), std::size_t(1));
    }

    void mutePrinterIsNotTrusted()
    {
        emulators::workPrinter(*m_emulated, "mute on");
        auto printer = printerOnLine();
        QCOMPARE(printer.condition().error().kind, ErrorKind::Timeout);
        QCOMPARE(printer.print("job", testPage()).state, PrintState::Failed);
        QVERIFY(pages().empty());
    }

    void damagedBitmapIsRefused()
    {
        auto printer = printerOnLine();
        QCOMPARE(printer.print("job", ports::Bitmap{576, 10, Bytes(5)}).state, PrintState::Failed);
        QCOMPARE(printer.print("job", ports::Bitmap{}).state, PrintState::Failed);
    }

    /// Preview, print and archive are one bitmap: the picture's dots, the printer's paper and the kept bytes are the same.
    void previewIsPrintIsArchive_data()
    {
        QTest::addColumn<int>("dots");
        QTest::newRow("80 mm") << 576;
        QTest::newRow("58 mm") << 384;
    }

    void previewIsPrintIsArchive()
    {
        QFETCH(int, dots);
        const auto renderer = templates::QtPageRenderer::create();
        QVERIFY(renderer.has_value());
        const auto page = (*renderer)->receipt(test::sampleReceipt(), dots);
        QVERIFY(page.has_value());
        QCOMPARE(page->width, dots);
        auto printer = printerOnLine();
        QCOMPARE(printer.print("receipt", *page).state, PrintState::Confirmed);
        QVERIFY(pages().back().rows == page->rows);
        const auto png = (*renderer)->png(*page);
        QVERIFY(png.has_value());
        const QImage shown = QImage::fromData(png->data(), static_cast<int>(png->size()));
        QCOMPARE(shown.size(), QSize(page->width, page->height));
        for (int y = 0; y < page->height; ++y) {
            for (int x = 0; x < page->width; ++x) {
                const auto byte =
                    page->rows[static_cast<std::size_t>(y) * page->stride() + static_cast<std::size_t>(x / 8)];
                if ((qGray(shown.pixel(x, y)) < 128) != ((byte >> (7 - x % 8) & 1) != 0)) {
                    QFAIL("the picture shows another dot than the paper");
                }
            }
        }
    }

    /// Off and on again within a page: what was printed is not a receipt, and the next page must be whole.
    void powerCycledMidway()
    {
        stallThen([](EmulatedPrinter& it) {
            it.powerCycle();
            it.with([](EscposEngine& engine) { engine.stallAfterRows({}); });
        });
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage());
        joinHand();
        QCOMPARE(report.state, PrintState::Failed);
        QTRY_VERIFY_WITH_TIMEOUT(printer.condition() && printer.condition()->ready, 60000);
        QCOMPARE(printer.print("again", testPage()).state, PrintState::Confirmed);
        const auto rows = pages().back().rows;
        const auto whole = testPage().rows;
        QVERIFY(rows.size() >= whole.size() && std::equal(whole.rbegin(), whole.rend(), rows.rbegin()));
    }

    /// The cable goes after the nth byte: whatever is said, a receipt on paper is never called failed twice over, nor a lost one confirmed.
    void cutAfterByte_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {1, 12, 30, 60, 1500, 9000, 43000}) {
            QTest::addRow("%d", bytes) << bytes;
        }
    }

    void cutAfterByte()
    {
        QFETCH(int, bytes);
        emulators::LineFaults faults;
        faults.cutAfterBytes = static_cast<std::size_t>(bytes);
        if (!m_line.hasClock) {
            QVERIFY(!m_emulated->disturb(faults)); // a USB cable is cut by `unplug`, tested above
            return;
        }
        QVERIFY(m_emulated->disturb(faults));
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage());
        QCOMPARE(report.state, PrintState::Failed);
        QVERIFY(report.reasons.size() == 1);
        QVERIFY(pages().empty());
        QVERIFY(m_emulated->plug());
        QCOMPARE(printer.print("again", testPage()).state, PrintState::Confirmed);
    }

    void strangeAnswers_data()
    {
        QTest::addColumn<bool>("prints");
        QTest::newRow("reply twice") << true;
        QTest::newRow("reply damaged") << false;
        QTest::newRow("late 100") << true;
        QTest::newRow("late 2500") << false;
        QTest::newRow("slow 3") << true;
    }

    void strangeAnswers()
    {
        QFETCH(bool, prints);
        const bool needsClock = QByteArray(QTest::currentDataTag()).contains(' ') &&
                                !QByteArray(QTest::currentDataTag()).startsWith("reply");
        const std::string answer = emulators::workPrinter(*m_emulated, QTest::currentDataTag());
        if (needsClock && !m_line.hasClock) {
            QVERIFY(answer.starts_with("error"));
            return;
        }
        QCOMPARE(answer, std::string("ok"));
        auto printer = printerOnLine();
        const auto report = printer.print("job", testPage(96));
        QVERIFY2(report.state == (prints ? PrintState::Confirmed : PrintState::Failed), report.detail.c_str());
        QCOMPARE(pages().size(), std::size_t(prints ? 1 : 0));
    }

    /// Every answer comes twice, so each question gets the answer to the one before: still nothing is claimed that is not on paper.
    void doubledAnswersAndNoPaper()
    {
        emulators::workPrinter(*m_emulated, "reply twice");
        emulators::workPrinter(*m_emulated, "paper out");
        auto printer = printerOnLine();
        QVERIFY(printer.print("job", testPage(96)).state != PrintState::Confirmed);
        QVERIFY(pages().empty());
    }

    /// A slow printer with a small buffer holds the host back; no dot is lost.
    void flowIsHeld()
    {
        if (m_line.hasClock) {
            QCOMPARE(emulators::workPrinter(*m_emulated, "slow 4"), std::string("ok"));
        }
        auto printer = printerOnLine();
        const auto page = testPage(400);
        const auto report = printer.print("job", page);
        QVERIFY2(report.state == PrintState::Confirmed, report.detail.c_str());
        QVERIFY(pages().back().rows == page.rows);
    }

private:
    printer::EscposPrinter printerOnLine() { return printer::EscposPrinter(m_line.connect, quick); }

    void joinHand()
    {
        m_over = true;
        if (m_hand.joinable()) {
            m_hand.join();
        }
        m_over = false;
    }

    std::vector<ports::Bitmap> pages()
    {
        const std::lock_guard<std::mutex> guard(m_lock);
        return m_paper;
    }

    /// The printer stands still after a hundred rows; then a hand does `act` while the driver waits.
    void stallThen(void (*act)(EmulatedPrinter&))
    {
        constexpr int rows = 100;
        int before = 0;
        m_emulated->with([&](EscposEngine& engine) {
            before = engine.rowsPrinted();
            engine.stallAfterRows(rows);
        });
        m_hand = std::thread([this, act, target = before + rows] {
            for (int printed = 0; printed < target && !m_over; std::this_thread::yield()) {
                m_emulated->with([&](EscposEngine& engine) { printed = engine.rowsPrinted(); });
            }
            act(*m_emulated);
        });
    }

    MakeLine m_make;
    test::ReceiptLine m_line;
    EmulatedPrinter* m_emulated = nullptr;
    std::mutex m_lock;
    std::vector<ports::Bitmap> m_paper;
    std::thread m_hand;
    std::atomic<bool> m_over{false}; ///< the driver has returned: a hand that still waits gives up
};

int main(int argc, char** argv)
{
    const QGuiApplication gui(argc, argv); // the receipt is drawn with Qt
    const QTemporaryDir folder;
    ReceiptLinesTest usb(test::usbLine);
    int failed = QTest::qExec(&usb, argc, argv);
    ReceiptLinesTest tcp(test::tcpLine);
    failed += QTest::qExec(&tcp, argc, argv);
    ReceiptLinesTest tty(
        [&](test::PageDone done) { return test::ttyLine(folder.path().toStdString(), std::move(done)); });
    failed += QTest::qExec(&tty, argc, argv);
    return failed == 0 ? 0 : 1;
}
#include "receipt_lines_test.moc"
