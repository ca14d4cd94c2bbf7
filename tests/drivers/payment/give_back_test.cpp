// SPDX-License-Identifier: GPL-3.0-or-later
/// Money given back: the pure machine under random commands, reversals and refunds at the emulated ZVT terminal, and the
/// wire cut at every byte and the station killed at every record of a reversal and of a refund (R11, F26, F27).
#include <cstdio>
#include <random>

#include <QtTest>

#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
namespace back = domain::payment::back;
using bench::BehpardakhtBench;
using bench::Cut;
using bench::ZvtBench;
using domain::payment::Phase;

namespace {

constexpr std::int64_t amount = 1'250'000;

back::Intent wishFor(const domain::payment::State& paid, const std::string& key)
{
    return {key, paid.intent.key, back::Kind::Reversal, paid.result.amount, "pos", "clerk", "manager", "reason"};
}

domain::payment::State paidState()
{
    domain::payment::State paid;
    paid.intent.key = "PK01-000000000001";
    paid.intent.amount = Rials(amount);
    paid.phase = Phase::Final;
    paid.result.amount = Rials(amount);
    paid.result.trace = "000007";
    return paid;
}

back::Command anyCommand(std::mt19937& random)
{
    const auto pick = [&random](unsigned count) { return random() % count; };
    domain::payment::TransactionFacts facts;
    facts.amount = Rials(pick(4) == 0 ? 5 : amount);
    switch (pick(5)) {
    case 0: return back::command::BaselineRead{};
    case 1: return back::command::BaselineFailed{"no-contact"};
    case 2: return back::command::Answered{{static_cast<domain::payment::PaymentOutcome>(pick(3)), facts, "word"}};
    case 3: return back::command::QueryAnswered{{static_cast<domain::payment::QueryVerdict>(pick(5)), facts, "word"}};
    default: return back::command::OperatorResolved{pick(2) == 0 ? "done" : "not-done", "000009", "slip", "manager"};
    }
}

} // namespace

class GiveBackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void needsTwoPeopleAndAWholeFinalPayment()
    {
        const auto paid = paidState();
        const auto refused = [&](const auto& change) {
            back::command::Begin begin{wishFor(paid, "PK01-000000000002"), paid, {}};
            change(begin);
            const auto facts = back::decide(std::nullopt, begin);
            return facts ? std::string("accepted") : facts.error().what;
        };
        QCOMPARE(refused([](auto&) {}), std::string("accepted"));
        QCOMPARE(refused([](auto& begin) { begin.intent.approvedBy = "clerk"; }), std::string("second-person-needed"));
        QCOMPARE(refused([](auto& begin) { begin.intent.approvedBy.clear(); }), std::string("second-person-needed"));
        QCOMPARE(refused([](auto& begin) { begin.intent.amount = Rials(1); }), std::string("amount:differs"));
        QCOMPARE(refused([](auto& begin) { begin.intent.reason.clear(); }), std::string("reason:empty"));
        QCOMPARE(refused([](auto& begin) { begin.intent.key = begin.intent.original; }), std::string("key:not-fresh"));
        for (const Phase phase : {Phase::Sending, Phase::Unknown, Phase::NotPaid, Phase::NeedsOperator}) {
            QCOMPARE(refused([phase](auto& begin) { begin.original.phase = phase; }), std::string("payment-not-final"));
        }
    }

    void neverBothPaidAndGivenBack()
    {
        std::mt19937 random(7);
        int done = 0;
        for (int round = 0; round < 20'000; ++round) {
            const auto paid = paidState();
            std::vector<back::State> returns;
            for (int attempt = 0; attempt < 3; ++attempt) {
                const auto key = domain::payment::composeIntentKey("PK", 1, 10 + attempt).take();
                std::optional<back::State> state;
                back::Command command = back::command::Begin{wishFor(paid, key), paid, returns};
                int sends = 0;
                for (int step = 0; step < 12; ++step, command = anyCommand(random)) {
                    const auto facts = back::decide(state, command);
                    if (!facts) {
                        QVERIFY(state || !returns.empty());
                        continue;
                    }
                    for (const back::Event& fact : *facts) {
                        const auto again = back::decode(back::kindOf(fact), back::encode(fact));
                        QVERIFY(again && back::encode(*again) == back::encode(fact));
                        const auto after = back::evolve(state, fact, Instant{1});
                        QVERIFY(after);
                        QVERIFY(!state || !back::isClosed(*state)); // closed states absorb
                        state = *after;
                        for (const back::Effect& effect : back::react(fact, *state)) {
                            sends += std::holds_alternative<back::effect::Send>(effect) ? 1 : 0;
                        }
                        for (const back::Effect& effect : back::recover(*state)) {
                            QVERIFY(!std::holds_alternative<back::effect::Send>(effect));
                        }
                    }
                }
                QVERIFY(sends <= 1);
                if (state) {
                    returns.push_back(*state);
                }
            }
            const auto isDone = [](const back::State& state) { return state.phase == back::Phase::Done; };
            const auto count = std::count_if(returns.begin(), returns.end(), isDone);
            QVERIFY(count <= 1);
            const auto standing = back::standingOf(paid, returns);
            QVERIFY((standing == back::Standing::GivenBack) == (count == 1));
            done += static_cast<int>(count);
        }
        QVERIFY(done > 1'000);
    }

    void reversesOnceAndRefundsOnce()
    {
        for (const back::Kind kind : {back::Kind::Reversal, back::Kind::Refund}) {
            ZvtBench bench;
            const auto paid = bench.pay(amount);
            QVERIFY(paid && paid->phase == Phase::Final);
            const auto given = bench.giveBack(kind, *paid);
            QVERIFY(given);
            QCOMPARE(std::string(back::name(given->phase)), std::string("done"));
            QCOMPARE(bench.money(), std::int64_t{0});
            QCOMPARE(bench.ledgerMoney(), std::int64_t{0});
            QCOMPARE(bench.giveBack(kind, *paid).error().what, std::string("already-given-back"));
        }
    }

    void aTerminalThatCannotSaysSo()
    {
        BehpardakhtBench bench;
        const auto paid = bench.pay(amount);
        QVERIFY(paid && !bench.driver().capabilities().reversal && !bench.driver().capabilities().refund);
        const auto given = bench.giveBack(back::Kind::Reversal, *paid);
        QVERIFY(given && given->phase == back::Phase::NotDone);
        QCOMPARE(given->reason, std::string("unsupported"));
        QCOMPARE(bench.ledgerMoney(), amount);
    }

    void cutAtEveryByteAndKilledAtEveryRecord()
    {
        int runs = 0;
        int given = 0;
        for (const back::Kind kind : {back::Kind::Reversal, back::Kind::Refund}) {
            for (int at = 0; at < 420; at += 3) {
                for (const Cut::Way way : {Cut::Way::Reset, Cut::Way::Silence, Cut::Way::Stall}) {
                    for (const bool kills : {false, true}) {
                        given += cutOnce(kind, {way, {}, {}, kills, 20'000}, at, 0);
                        ++runs;
                    }
                }
            }
            for (int record = 1; record <= 4; ++record) {
                given += cutOnce(kind, {}, -1, record) + cutOnce(kind, {}, -1, -record);
                runs += 2;
            }
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        std::printf("returns: %d runs, %d given back, 0 doubled, 0 lost\n", runs, given);
        QVERIFY(given > 100 && given < runs);
    }

private:
    /// One return disturbed at byte `at` (even: station to terminal) or record; 1 when the money went back.
    static int cutOnce(back::Kind kind, Cut cut, int at, int record)
    {
        ZvtBench bench;
        const auto paid = bench.pay(amount);
        bench.wire.up = bench.wire.down = 0;
        if (at >= 0) {
            (at % 2 == 0 ? cut.upAfter : cut.downAfter) = static_cast<std::size_t>(at / 2);
            bench.wire.cut = cut;
        } else {
            bench.journal.dieAt(std::abs(record), record < 0);
        }
        (void)bench.giveBack(kind, *paid).has_value();
        bench.wire.cut = {};
        bench.restart();
        const bool recovered = bench.run().recover() && bench.returns().recover();
        const QByteArray label = QByteArray(back::name(kind).data()) + " at " + QByteArray::number(at) + " record " +
                                 QByteArray::number(record) + " way " + QByteArray::number(static_cast<int>(cut.way));
        if (!recovered || bench.returns().hasOpen() || bench.money() != bench.ledgerMoney()) {
            qWarning("%s: books %lld, ledger %lld, open %d", label.constData(), static_cast<long long>(bench.money()),
                     static_cast<long long>(bench.ledgerMoney()), bench.returns().hasOpen());
            QTest::qFail("books and ledger differ, or something is open", __FILE__, __LINE__);
        }
        return bench.money() == 0 ? 1 : 0;
    }
};

QTEST_GUILESS_MAIN(GiveBackTest)
#include "give_back_test.moc"
