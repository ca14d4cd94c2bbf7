// SPDX-License-Identifier: GPL-3.0-or-later
// The conformance kit for card terminals against our emulators, sound and with seeded defects: each defect fails the clauses meant for it.
#include <QTest>

#include "drivers/payment/terminal_conformance.h"
#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
using payment::Verdict;

namespace {

constexpr const char* slowHand = "card-ms 6000"; // nobody cancels faster than a card is put in

template <typename Bench> QString examine(Bench& bench, QString* untried = nullptr)
{
    payment::ConformanceWish wish;
    wish.pause = [&bench](Milliseconds pause) { bench.idle(pause.count()); };
    wish.tell = [](const std::string&) {};
    wish.reconnect = [&bench]() -> Status {
        bench.idle(1000);
        return {};
    };
    QStringList failed, left;
    for (const auto& check : payment::checkTerminal(bench.driver(), bench.clock, wish)) {
        if (check.verdict == Verdict::Fail) {
            failed << QString::fromStdString(check.name) + (check.required ? "!" : "");
            qInfo("%s: %s", check.name.c_str(), check.detail.c_str());
        } else if (check.verdict == Verdict::NotTried) {
            left << QString::fromStdString(check.name);
        }
    }
    if (untried != nullptr) {
        *untried = left.join(' ');
    }
    return failed.join(' ');
}

} // namespace

class TerminalConformanceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundTerminalsPass()
    {
        bench::ZvtBench zvt;
        QVERIFY(zvt.obey(slowHand));
        QCOMPARE(examine(zvt), QString());
        QCOMPARE(zvt.money(), std::int64_t(0)); // what was paid was given back
        bench::BehpardakhtBench behpardakht;
        QVERIFY(behpardakht.obey(slowHand));
        QString untried;
        QCOMPARE(examine(behpardakht, &untried), QString());
        QVERIFY2(untried.contains(QStringLiteral("gives-back")), qPrintable(untried)); // it does not claim to
    }

    /// A vendor's bridge and nexo pass the same clauses.
    void soundBridgeAndNexoPass()
    {
        bench::Bench<bench::Bridge> bridge;
        QVERIFY(bridge.obey(slowHand));
        QString untried;
        QCOMPARE(examine(bridge, &untried), QString());
        QCOMPARE(bridge.money(), std::int64_t(10'001)); // its protocol takes nothing back by itself: a hand does
        QCOMPARE(untried, QString());
        bench::Bench<bench::NexoXml> nexo;
        QVERIFY(nexo.obey(slowHand));
        QCOMPARE(examine(nexo, &untried), QString());
        QCOMPARE(nexo.money(), std::int64_t(10'001));
        QCOMPARE(untried, QString());
    }

    /// A wish to cancel that was there from the beginning is sent with the terminal's first word, not a look later: even the
    /// emulator's quickest hand comes too late.
    void cancelIsAskedAtOnce()
    {
        bench::ZvtBench zvt;
        QVERIFY(zvt.obey("card-ms 0"));
        QCOMPARE(examine(zvt), QString());
        bench::BehpardakhtBench behpardakht;
        QVERIFY(behpardakht.obey("card-ms 100")); // it says nothing before its result: at 0 the card is first
        QCOMPARE(examine(behpardakht), QString());
    }

    void seededDefects_data()
    {
        QTest::addColumn<QString>("fails");
        QTest::newRow("clear-card") << "hides-the-card";
        QTest::newRow("decline 51") << "approves!";
    }
    void seededDefects()
    {
        QFETCH(QString, fails);
        bench::ZvtBench zvt;
        QVERIFY(zvt.obey(slowHand) && zvt.obey(QTest::currentDataTag()));
        QCOMPARE(examine(zvt), fails);
    }

    void nobodyThere()
    {
        bench::ZvtBench zvt;
        zvt.reachable = false;
        QString untried;
        QCOMPARE(examine(zvt, &untried), QStringLiteral("is-ready!"));
        QCOMPARE(untried.split(' ').size(), qsizetype(11));
    }
};

QTEST_APPLESS_MAIN(TerminalConformanceTest)
#include "terminal_conformance_test.moc"
