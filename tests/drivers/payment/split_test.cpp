// SPDX-License-Identifier: GPL-3.0-or-later
/// Payments in parts: what each receiver gets is in the terminal's books to the rial, or nothing was paid (domain.md 5.5, BRIDGE.md).
#include <QtTest>

#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
using domain::payment::PaymentPart;
using domain::payment::Phase;

namespace {

constexpr std::int64_t amount = 1'250'000;
const std::vector<PaymentPart> parts{{"IR990000000000000000000001", "9990001234567", Rials(1'000'000)},
                                     {"IR990000000000000000000002", "", Rials(200'000)},
                                     {"IR990000000000000000000003", "", Rials(50'000)}};

} // namespace

class SplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReceiverGetsHisShare_data()
    {
        QTest::addColumn<QByteArray>("fault");
        for (const char* fault : {"chunks", "silent", "cut-body 40", "other-key", "empty", "status 502"}) {
            QTest::newRow(fault) << QByteArray(fault);
        }
    }
    void everyReceiverGetsHisShare()
    {
        QFETCH(QByteArray, fault);
        bench::BridgeBench bench;
        bench.parts = parts;
        QVERIFY(bench.obey(fault.toStdString()));
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::Final);
        QVERIFY(bench.driver().capabilities().split);
        const auto shares = bench.protocol.books.shares();
        QCOMPARE(shares.size(), parts.size());
        for (const PaymentPart& part : paid->intent.parts) {
            QCOMPARE(shares.at(part.payee), part.amount.count());
        }
        QCOMPARE(bench.money(), amount);
        bench.restart(); // what the ledger knows after a restart is the same
        QVERIFY(bench.run().intents().back().intent.parts == parts);
    }

    void aTerminalThatCannotSplitTakesNothing()
    {
        bench::BridgeBench bench;
        bench.parts = parts;
        QVERIFY(bench.obey("no-split"));
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::NotPaid);
        QCOMPARE(paid->reason, std::string("parts-refused"));
        QCOMPARE(bench.money(), std::int64_t(0));
    }

    /// The wire of a protocol without a place for parts carries none of them, and says so beforehand.
    void protocolsWithoutAPlaceForThem()
    {
        bench::ZvtBench zvt;
        bench::BehpardakhtBench behpardakht;
        bench::NexoXmlBench nexo;
        QVERIFY(!zvt.driver().capabilities().split && !behpardakht.driver().capabilities().split &&
                !nexo.driver().capabilities().split);
        domain::payment::State kept;
        kept.intent.amount = Rials(amount);
        kept.intent.parts = parts;
        kept.intent.split = domain::payment::Split::InBooks;
        QVERIFY(domain::payment::requestOf(kept).parts.empty());
        kept.intent.split = domain::payment::Split::AtTerminal;
        QVERIFY(domain::payment::requestOf(kept).parts == parts);
    }

    void partsThatDoNotAddUp_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<qint64>("change");
        QTest::newRow("a rial too much") << 0 << qint64(1);
        QTest::newRow("a rial too little") << 2 << qint64(-1);
        QTest::newRow("nothing for one") << 2 << qint64(-50'000);
        QTest::newRow("less than nothing") << 2 << qint64(-50'001);
    }
    void partsThatDoNotAddUp()
    {
        QFETCH(int, which);
        QFETCH(qint64, change);
        bench::BridgeBench bench;
        bench.parts = parts;
        auto& amountOfOne = bench.parts[static_cast<std::size_t>(which)].amount;
        amountOfOne = Rials(amountOfOne.count() + change);
        const auto paid = bench.pay(amount);
        QVERIFY(!paid);
        QCOMPARE(bench.journal.events().size(), std::size_t(0));
        QCOMPARE(bench.money(), std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(SplitTest)
#include "split_test.moc"
