// SPDX-License-Identifier: GPL-3.0-or-later
/// What each terminal can tell about what it stored (payment.md F24), asked before a first sale: our own payment, a sale made on the terminal
/// alone, and nothing that its protocol does not say.
#include <QtTest>

#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
using domain::payment::Phase;

namespace {

constexpr std::int64_t amount = 1'250'000;
constexpr std::int64_t byHand = 50'000;

/// What a terminal of this protocol says after one payment of ours and one sale without us.
template <typename Protocol> Result<ports::TerminalMemory> recallAfterASaleByHand(std::int64_t& oursIn)
{
    bench::Bench<Protocol> bench;
    CHECK(bench.pay(amount)->phase == Phase::Final);
    const auto before = bench.driver().recall();
    oursIn = before && before->last.known ? before->last.last.amount.count() : 0;
    bench.protocol.terminal.sellByHand(byHand, bench.clock.emulated());
    return bench.driver().recall();
}

} // namespace

class RecallTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// ZVT tells its last transaction, whoever made it, and its sums.
    void zvtTellsBoth()
    {
        std::int64_t ours = 0;
        const auto memory = recallAfterASaleByHand<bench::Zvt>(ours);
        QVERIFY(memory);
        QCOMPARE(ours, amount);
        QVERIFY(memory->last.known && !memory->last.takenBack);
        QCOMPARE(memory->last.last.amount, Rials(byHand));
        QVERIFY(memory->totals);
        QCOMPARE(memory->totals->sum, Rials(amount + byHand));
        QCOMPARE(memory->totals->count, std::int64_t{2});
    }

    /// Behpardakht's service 17 knows what a station asked for; its document has no sums.
    void behpardakhtTellsItsLastStationSale()
    {
        std::int64_t ours = 0;
        const auto memory = recallAfterASaleByHand<bench::Behpardakht>(ours);
        QVERIFY(memory);
        QCOMPARE(ours, amount);
        QVERIFY(memory->last.known);
        QVERIFY(!memory->totals);
        QCOMPARE(memory->noTotals, std::string("unsupported"));
    }

    /// nexo's last is the last of this till; the sums are the terminal's.
    void nexoTellsSums()
    {
        std::int64_t ours = 0;
        const auto memory = recallAfterASaleByHand<bench::NexoXml>(ours);
        QVERIFY(memory);
        QCOMPARE(ours, amount);
        QVERIFY(memory->totals);
        QCOMPARE(memory->totals->sum, Rials(amount + byHand));
    }

    /// A bridge is asked by key; only its sums tell of others.
    void aBridgeTellsSumsOnly()
    {
        std::int64_t ours = 0;
        const auto memory = recallAfterASaleByHand<bench::Bridge>(ours);
        QVERIFY(memory);
        QVERIFY(!memory->last.known);
        QVERIFY(memory->totals);
        QCOMPARE(memory->totals->sum, Rials(amount + byHand));
    }

    /// The end of a payment nobody acknowledged is a reversal, and says so.
    void aReversalIsSaidToBeOne()
    {
        bench::Bench<bench::Zvt> bench;
        QVERIFY(bench.pay(10'000)->phase == Phase::Final);
        QVERIFY(bench.obey("auto-reversal booked"));
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.upAfter = (8 + 3) + (8 + 3 + 3) + 15 + 3 + 3; // up to its 04 0F, which is not acknowledged
        QVERIFY(bench.pay(amount)->phase == Phase::NotPaid);
        const auto memory = bench.driver().recall();
        QVERIFY(memory && memory->last.known);
        QVERIFY(memory->last.takenBack);
        QCOMPARE(memory->last.last.amount, Rials(amount));
    }

    void awayIsAnError()
    {
        bench::Bench<bench::Zvt> bench;
        bench.reachable = false;
        QVERIFY(!bench.driver().recall());
    }
};

QTEST_GUILESS_MAIN(RecallTest)
#include "recall_test.moc"
