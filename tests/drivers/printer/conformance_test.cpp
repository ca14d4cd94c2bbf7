// SPDX-License-Identifier: GPL-3.0-or-later
// The conformance kit against our printer with seeded defects: each defect fails the checks that are meant for it, and no other required one.
#include <QtTest>

#include "drivers/emulators/receipt_printer/fault_console.h"
#include "drivers/printer/printer_conformance.h"
#include "tests/drivers/printer/receipt_lines.h"

using namespace pishkhan;
using printer::Verdict;

namespace {

constexpr printer::EscposPatience quick{Milliseconds{3000}, Milliseconds{1000}, Milliseconds{4000}};

} // namespace

class ConformanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seededDefects_data()
    {
        QTest::addColumn<QString>("fails"); // in order, the required ones first marked by '!'
        QTest::newRow("") << "";
        QTest::newRow("mute on") << "answers-status!";
        QTest::newRow("reply damaged") << "answers-once! is-ready!";
        QTest::newRow("reply twice") << "answers-once! gives-back-ids clears-buffers reopens!";
        QTest::newRow("paper out") << "is-ready!";
        QTest::newRow("confirm off")
            << "gives-back-ids confirms-page confirms-next-page takes-long-page clears-buffers";
        QTest::newRow("slow 40") << "";
    }

    void seededDefects()
    {
        QFETCH(QString, fails);
        std::vector<ports::Bitmap> pages;
        auto line = test::tcpLine([&pages](const ports::Bitmap& page) { pages.push_back(page); });
        QVERIFY(line.has_value());
        const std::string defect = QTest::currentDataTag();
        if (!defect.empty()) {
            QCOMPARE(emulators::workPrinter(*line->emulated, defect), std::string("ok"));
        }
        const auto checks = printer::checkPrinter(line->connect, 384, quick);
        QCOMPARE(checks.size(), std::size_t(10));
        QStringList failed;
        for (const auto& check : checks) {
            QVERIFY(!check.asks.empty());
            if (check.verdict == Verdict::Fail) {
                QVERIFY2(!check.detail.empty(), check.name.c_str());
                failed.append(QString::fromStdString(check.name) + (check.required ? "!" : ""));
            }
        }
        QCOMPARE(failed.join(' '), fails);
        if (defect.empty()) {
            QCOMPARE(line->emulated->isPlugged(), true);
            line->emulated.reset(); // its thread is joined: the pages are ours
            QCOMPARE(pages.size(), std::size_t(4));
            QCOMPARE(pages[2].height, 1600);
        }
    }

    void nobodyThere()
    {
        const printer::Connect nobody = [] { return transport::openTcp("127.0.0.1", 1, Milliseconds(500)); };
        const auto checks = printer::checkPrinter(nobody, 576, quick);
        QCOMPARE(checks.front().verdict, Verdict::Fail);
        for (std::size_t i = 1; i < checks.size(); ++i) {
            QCOMPARE(checks[i].verdict, Verdict::NotTried);
        }
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
