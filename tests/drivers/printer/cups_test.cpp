// SPDX-License-Identifier: GPL-3.0-or-later
// The A4 queue against a real cupsd and a real IPP Everywhere printer (drivers/emulators/ipp_printer/cups_lab.sh).
#include <algorithm>
#include <thread>

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include "drivers/printer/cups_page_printer.h"
#include "printer-templates/qt_page_renderer.h"
#include "tests/printer-templates/sample_receipt.h"

using namespace pishkhan;
using ports::PrinterReason;
using ports::PrintState;
using printer::CupsPagePrinter;

namespace {

/// A printer in trouble is given up after three seconds instead of a minute.
constexpr printer::CupsPatience impatient{Milliseconds{200}, Milliseconds{3000}, Milliseconds{20000}};

} // namespace

class CupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(lab(QStringLiteral("start")), 0);
        m_server = (m_folder.path() + QStringLiteral("/cups.sock")).toLocal8Bit();
        qputenv("CUPS_SERVER", m_server);
        const auto renderer = templates::QtPageRenderer::create();
        QVERIFY(renderer.has_value());
        m_pdf = *(*renderer)->receiptPdf(test::sampleReceipt());
    }

    void cleanupTestCase() { QCOMPARE(lab(QStringLiteral("stop")), 0); }
    /// ippeveprinter can forget to begin the next job after a cancelled one: every test gets it freshly switched on.
    void cleanup()
    {
        clearFault();
        QCOMPARE(lab(QStringLiteral("printer")), 0);
    }

    void printsThePage()
    {
        CupsPagePrinter printer("a4");
        const auto condition = printer.condition();
        QVERIFY(condition.has_value());
        QVERIFY(condition->ready);
        const auto report = printer.print("job-1", m_pdf, [] { return false; });
        QVERIFY2(report.state == PrintState::Confirmed, report.detail.c_str());
        const QStringList pages = paper();
        QCOMPARE(pages.size(), 1);
        QFile page(m_folder.filePath(QStringLiteral("paper/") + pages.front()));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.read(5) == "%PDF-");
    }

    /// The server fits the A4 document onto the tray's paper.
    void paperSizes_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("points");
        QTest::newRow("A4") << int(printer::PageSize::A4) << "595";
        QTest::newRow("A5") << int(printer::PageSize::A5) << "419";
    }

    void paperSizes()
    {
        QFETCH(int, size);
        QFETCH(QString, points);
        CupsPagePrinter printer("a4", {}, static_cast<printer::PageSize>(size));
        const auto report = printer.print("job-size", m_pdf, [] { return false; });
        QVERIFY2(report.state == PrintState::Confirmed, report.detail.c_str());
        QProcess info;
        info.start(QStringLiteral("pdfinfo"), {m_folder.filePath(QStringLiteral("paper/") + paper().back())});
        QVERIFY(info.waitForFinished(60000));
        const QString said = QString::fromUtf8(info.readAllStandardOutput());
        QVERIFY2(said.contains(QStringLiteral("Page size:       ") + points), qPrintable(said));
        QVERIFY(said.contains(QRegularExpression(QStringLiteral("Pages: +1\\b"))));
    }

    /// No keyword says so: the server only waits. The driver asks the printer itself.
    void printerIsOff()
    {
        QVERIFY(QProcess::execute(QStringLiteral("sh"),
                                  {QStringLiteral("-c"),
                                   QStringLiteral("kill -9 $(cat '%1/printer.pid')").arg(m_folder.path())}) == 0);
        const auto before = paper().size();
        CupsPagePrinter printer("a4", impatient);
        const auto condition = printer.condition();
        QVERIFY(condition.has_value() && !condition->ready);
        QCOMPARE(condition->reasons, std::vector{PrinterReason::Offline});
        const auto report = printer.print("job-off", m_pdf, [] { return false; });
        QCOMPARE(report.state, PrintState::Failed);
        QVERIFY(std::count(report.reasons.begin(), report.reasons.end(), PrinterReason::Offline) == 1);
        QCOMPARE(lab(QStringLiteral("printer")), 0);
        QCOMPARE(paper().size(), before); // nothing comes out later by itself
    }

    /// Somebody stopped the queue: the job waits, and is taken back.
    void queueIsHeld()
    {
        QVERIFY(QProcess::execute(QStringLiteral("cupsdisable"), {QStringLiteral("a4")}) == 0);
        const auto before = paper().size();
        const auto report = CupsPagePrinter("a4", impatient).print("job-held", m_pdf, [] { return false; });
        QVERIFY(QProcess::execute(QStringLiteral("cupsenable"), {QStringLiteral("a4")}) == 0);
        QCOMPARE(report.state, PrintState::Failed);
        QVERIFY(std::count(report.reasons.begin(), report.reasons.end(), PrinterReason::Held) == 1);
        QCOMPARE(paper().size(), before);
    }

    void paperOutThenCanceled()
    {
        setFault("media-empty");
        const auto before = paper().size();
        CupsPagePrinter printer("a4");
        const auto session = printer::CupsSession::open("a4");
        QVERIFY(session.has_value());
        bool seen = false;
        const auto report = printer.print("job-2", m_pdf, [&] { // canceled at the look after the one that saw it
            const bool seenBefore = seen;
            const auto now = (*session)->queueReasons();
            seen = seen || (now && std::count(now->reasons.begin(), now->reasons.end(), PrinterReason::PaperOut) == 1);
            return seenBefore;
        });
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons.front(), PrinterReason::PaperOut);
        QCOMPARE(report.reasons.back(), PrinterReason::Canceled);
        QCOMPARE(paper().size(), before);
    }

    void mechanismFails()
    {
        setFault("fail");
        const auto report = CupsPagePrinter("a4").print("job-3", m_pdf, [] { return false; });
        QCOMPARE(report.state, PrintState::Failed);
        QVERIFY(!report.reasons.empty());
    }

    /// The server calls a job "completed" that its printer broke off at once; the printer itself says so.
    void mechanismFailsAtOnceEveryTime()
    {
        setFault("fail");
        for (int attempt = 0; attempt < 12; ++attempt) {
            const auto report =
                CupsPagePrinter("a4").print("job-3-" + std::to_string(attempt), m_pdf, [] { return false; });
            QVERIFY2(report.state == PrintState::Failed, report.detail.c_str());
        }
    }

    /// The server says "completed"; the printer has forgotten the job.
    void printerVanishesMidway()
    {
        setFault("slow");
        bool killed = false;
        int looks = 0; // since the mechanism took the page up: the printer has been asked in between
        const auto report = CupsPagePrinter("a4").print("job-4", m_pdf, [&] {
            looks += looks > 0 || QFile::exists(m_folder.filePath(QStringLiteral("mechanism.pid"))) ? 1 : 0;
            if (looks == 12) {
                killed =
                    QProcess::execute(QStringLiteral("sh"),
                                      {QStringLiteral("-c"),
                                       QStringLiteral("kill -9 $(cat '%1/printer.pid')").arg(m_folder.path())}) == 0;
            } else if (looks == 25) {
                clearFault();
                lab(QStringLiteral("printer"));
            }
            return false;
        });
        QVERIFY(killed);
        QCOMPARE(report.state, PrintState::Unknown);
    }

    void unknownQueueAndServer()
    {
        QCOMPARE(CupsPagePrinter("no-such-queue").condition().error().kind, ErrorKind::Disconnected);
        // libcups remembers the server for each thread.
        qputenv("CUPS_SERVER", "127.0.0.1:1");
        ports::PrintReport report;
        std::thread([&] { report = CupsPagePrinter("a4").print("job-5", m_pdf, [] { return false; }); }).join();
        qputenv("CUPS_SERVER", m_server);
        QCOMPARE(report.state, PrintState::Failed);
        QCOMPARE(report.reasons, std::vector{PrinterReason::Offline});
    }

private:
    int lab(const QString& action)
    {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(m_folder.filePath(QStringLiteral("lab.log")));
        process.start(QStringLiteral(SOURCE_ROOT "/drivers/emulators/ipp_printer/cups_lab.sh"),
                      {action, m_folder.path()});
        return process.waitForFinished(120000) ? process.exitCode() : -1;
    }
    void setFault(const char* fault)
    {
        QFile file(m_folder.filePath(QStringLiteral("fault")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(fault) + "\n");
    }
    void clearFault() { QFile::remove(m_folder.filePath(QStringLiteral("fault"))); }
    QStringList paper() const
    {
        return QDir(m_folder.filePath(QStringLiteral("paper"))).entryList({QStringLiteral("*.pdf")}, QDir::Files);
    }

    QTemporaryDir m_folder;
    Bytes m_pdf;
    QByteArray m_server;
};

QTEST_MAIN(CupsTest)
#include "cups_test.moc"
