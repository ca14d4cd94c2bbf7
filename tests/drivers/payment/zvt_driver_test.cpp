// SPDX-License-Identifier: GPL-3.0-or-later
/// The ZVT driver and the coordinator against the emulated terminal: the dialogue's bytes, every outcome, every fault of
/// payment.md 12.4, recovery, reversal, totals.
#include <functional>

#include <QtTest>

#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
using Bench = bench::ZvtBench;
using bench::Cut;
using domain::payment::Phase;

namespace {

struct Row {
    const char* name;
    std::vector<std::string> control;
    Phase phase;
    const char* reason;
    std::int64_t money; ///< in the terminal's books at the end
};

constexpr std::int64_t amount = 1'250'000;

/// What a registered station sends up to the end of its 06 01: 05 01 and its end, 06 20 and its two, 06 01.
constexpr std::size_t upToPayment = (8 + 3) + (8 + 3 + 3) + 15;

/// The kinds of the ledger's records, joined.
std::string kinds(const Bench& bench)
{
    std::string out;
    for (const auto& event : bench.journal.events()) {
        out += (out.empty() ? "" : " ") + event.entry.kind.substr(8);
    }
    return out;
}

void obey(Bench& bench, const std::vector<std::string>& control)
{
    for (const std::string& line : control) {
        QVERIFY2(bench.obey(line), line.c_str());
    }
}

} // namespace

class ZvtDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speaksTheDialogueByteForByte()
    {
        Bench bench;
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::Final);
        const std::string expected = "060011000000be0364060912013226040a0206d3" // registration
                                     "800000"                                   // to its 06 0F
                                     "0620050000000303"                         // baseline
                                     "800000"                                   // to its 06 1E: nothing stored yet
                                     "06010c04000001250000490364"
                                     "1940" // the payment
                                     "800000"
                                     "800000"
                                     "800000"
                                     "800000"
                                     "800000"; // 04 FF, 04 FF, 04 0F, 06 D3, 06 0F
        QCOMPARE(toHex(bench.wire.sentUp), expected);
        QCOMPARE(kinds(bench), std::string("intended baseline-taken sending approved-pending final"));
        QCOMPARE(state->result.maskedPan, std::string("999000******4869"));
        QCOMPARE(state->result.rrn, std::string("888000000001"));
        QCOMPARE(state->evidence, std::string("direct-result"));
        QCOMPARE(bench.money(), amount);
        QVERIFY(bench.driver().receiptText().find("AMOUNT 1250000") != std::string::npos);
        QVERIFY(std::find(bench.steps.begin(), bench.steps.end(), "insert-card") != bench.steps.end());
    }

    void endsAsItShould_data()
    {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < rows().size(); ++i) {
            QTest::newRow(rows()[i].name) << static_cast<int>(i);
        }
    }

    void endsAsItShould()
    {
        QFETCH(int, row);
        const Row& wanted = rows()[static_cast<std::size_t>(row)];
        Bench bench;
        QVERIFY(bench.pay(10'000));
        obey(bench, wanted.control);
        const auto state = bench.pay(amount);
        QVERIFY(state);
        QCOMPARE(std::string(domain::payment::name(state->phase)), std::string(domain::payment::name(wanted.phase)));
        QCOMPARE(state->reason, std::string(wanted.reason));
        QCOMPARE(bench.money(), 10'000 + wanted.money);
        for (const auto& event : bench.journal.events()) {
            for (const Field& field : event.entry.clear) {
                QVERIFY(field.value.find("9990008574639213") == std::string::npos);
            }
        }
    }

    void unreachableMeansNeverSent()
    {
        Bench bench;
        bench.reachable = false;
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::NotPaid);
        QCOMPARE(state->reason, std::string("no-contact"));
        QCOMPARE(state->evidence, std::string("never-sent"));
        bench.reachable = true;
        QVERIFY(bench.pay(amount)->phase == Phase::Final); // with a new key
    }

    void oneByteAtATime()
    {
        Bench bench;
        bench.wire.segment = 1;
        QVERIFY(bench.pay(amount)->phase == Phase::Final);
    }

    void cancelsBeforeTheCard()
    {
        Bench bench;
        obey(bench, {"card-ms 60000"});
        bench.cancelAt = 2; // once the terminal has asked for the card
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::NotPaid);
        QCOMPARE(state->reason, std::string("cancelled"));
        QCOMPARE(bench.money(), std::int64_t{0});
    }

    /// It repeats its step faster than we look up: there is never a silence, and the wish is heard all the same.
    void cancelsAgainstATalkativeTerminal()
    {
        Bench bench;
        obey(bench, {"card-ms 20000", "chatter-ms 100"});
        bench.cancelAt = 2;
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::NotPaid);
        QCOMPARE(state->reason, std::string("cancelled"));
        QCOMPARE(bench.money(), std::int64_t{0});
    }

    void aFullDiskMakesTheTerminalTakeItBack()
    {
        Bench bench;
        QVERIFY(bench.pay(10'000));
        obey(bench, {"host-ms 1000"});
        bench.cancelAt = -1;
        // The journal fails exactly at the approval: intended, baseline+sending, then the approval.
        bench.journal.dieAt(0, false);
        FullAtApproval full(bench);
        const auto state = full.pay();
        QVERIFY(!state); // its end could not be written either
        QCOMPARE(state.error().kind, ErrorKind::Storage);
        bench.journal.setFull(false);
        bench.restart();
        QVERIFY(bench.run().recover());
        QVERIFY(bench.run().intents().back().phase == Phase::NotPaid);
        QCOMPARE(bench.money(), std::int64_t{10'000});
    }

    void aSecondIntentIsRefusedWhileOneIsOpen()
    {
        Bench bench;
        QVERIFY(bench.pay(10'000));
        obey(bench, {"sale-after-cut 99000"});
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.upAfter = upToPayment + 4;                  // while the citizen looks for the card
        QVERIFY(bench.pay(amount)->phase == Phase::NeedsOperator); // somebody sold by hand meanwhile (F22)
        const auto second = bench.pay(amount);
        QVERIFY(!second);
        QCOMPARE(second.error().what, std::string("payment-in-doubt"));
        const auto key = bench.run().intents().back().intent.key;
        const auto resolved = bench.run().resolve(key, {"not-paid", "000003", "slip shows no such sale", "m01"});
        QVERIFY(resolved && resolved->phase == Phase::NotPaid);
        QVERIFY(bench.pay(amount)->phase == Phase::Final);
    }

    void aManualSaleOfTheSameAmountIsNotOurs()
    {
        Bench bench;
        QVERIFY(bench.pay(10'000));
        obey(bench, {"sale-after-cut 1250000"});
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.upAfter = upToPayment + 4; // ours was under way and took a trace number
        QVERIFY(bench.pay(amount)->phase == Phase::NeedsOperator);
    }

    void aWrongPinThenACutIsStillFound()
    {
        Bench bench;
        QVERIFY(bench.pay(10'000));
        obey(bench, {"wrong-pin", "auto-reversal none"});
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.upAfter = upToPayment + 3 * 3 + 1; // inside our answer to the second 04 0F
        const auto state = bench.pay(amount);
        QVERIFY(state);
        QCOMPARE(std::string(domain::payment::name(state->phase)), std::string("final"));
        QCOMPARE(state->evidence, std::string("query"));
    }

    void refusedTriesBeforeACutAreAllowedFor()
    {
        for (const bool restarts : {false, true}) {
            Bench bench;
            QVERIFY(bench.pay(10'000));
            for (int i = 0; i < 3; ++i) {
                obey(bench, {"decline 51"});
                QVERIFY(bench.pay(amount)->phase == Phase::NotPaid);
            }
            if (restarts) {
                bench.restart();
                QVERIFY(bench.pay(10'000)->phase == Phase::Final); // a fresh connection; its length is known again
                obey(bench, {"decline 51"});
                QVERIFY(bench.pay(amount)->phase == Phase::NotPaid);
            }
            obey(bench, {"auto-reversal none"});
            bench.wire.up = bench.wire.down = 0;
            bench.wire.cut = {Cut::Way::Reset, upToPayment + 3 + 3 + 1, std::nullopt, restarts};
            const auto sent = bench.pay(amount);
            if (restarts) { // the process died with the wire: only the ledger knows of the tries before
                QVERIFY(!sent);
                bench.restart();
                QVERIFY(bench.run().recover());
            }
            const auto last = bench.run().intents().back();
            QCOMPARE(std::string(domain::payment::name(last.phase)), std::string("final"));
            QCOMPARE(bench.ledgerMoney(), bench.money());
        }
    }

    /// F25: the terminal's clock is only the third criterion; the trace and the receipt number find the payment.
    void aWrongClockHidesNoPayment()
    {
        Bench bench;
        QVERIFY(bench.pay(10'000)->phase == Phase::Final);
        obey(bench, {"clock-off-ms -93600000", "auto-reversal none"});
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.upAfter = upToPayment + 3 + 3 + 1;
        QVERIFY(bench.pay(amount)->phase == Phase::Final);
        QCOMPARE(bench.ledgerMoney(), bench.money());
    }

    /// F29: the terminal wants its end of day first: not paid, and a new intent afterwards.
    void anEndOfDayComesBeforeANewIntent()
    {
        Bench bench;
        obey(bench, {"refuse F0"});
        const auto refused = bench.pay(amount);
        QVERIFY(refused && refused->phase == Phase::NotPaid);
        QCOMPARE(refused->reason, std::string("end-of-day-needed"));
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::Final);
        QVERIFY(paid->intent.key != refused->intent.key);
        QCOMPARE(bench.money(), amount);
    }

    /// F13: everything arrived but the terminal's last word; it is asked, and nothing is sent again.
    void aMissingCompletionIsAskedAbout()
    {
        Bench whole;
        QVERIFY(whole.pay(10'000)->phase == Phase::Final);
        whole.wire.up = whole.wire.down = 0;
        QVERIFY(whole.pay(amount)->phase == Phase::Final);
        Bench bench;
        QVERIFY(bench.pay(10'000)->phase == Phase::Final);
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.downAfter = whole.wire.down - 2; // within its 06 0F 00, after our word on the slip
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::Final);
        QCOMPARE(state->evidence, std::string("query"));
        QCOMPARE(bench.ledgerMoney(), bench.money());
        QCOMPARE(bench.money(), 10'000 + amount);
    }

    /// F35: a terminal that counts in another currency sells nothing.
    void aTerminalOfAnotherCurrencyIsRefused()
    {
        Bench bench;
        obey(bench, {"counts-in 978"});
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::NotPaid);
        QCOMPARE(state->reason, std::string("wrong-currency"));
        QCOMPARE(state->evidence, std::string("never-sent"));
        QCOMPARE(bench.money(), std::int64_t{0});
    }

    void reversesRefundsAndCounts()
    {
        Bench bench;
        const auto paid = bench.pay(amount);
        QVERIFY(paid);
        const auto totals = bench.driver().totals();
        QVERIFY(totals);
        QCOMPARE(totals->count, std::int64_t{1});
        QCOMPARE(totals->sum.count(), amount);
        const auto request = domain::payment::requestOf(*paid);
        const auto reversed = bench.driver().reverse(request, paid->result);
        QVERIFY(reversed.outcome == ports::PaymentOutcome::Approved);
        QCOMPARE(bench.money(), std::int64_t{0});
        const auto again = bench.driver().reverse(request, paid->result);
        QVERIFY(again.outcome != ports::PaymentOutcome::Approved);
        QCOMPARE(again.reason, std::string("already-reversed"));
        QCOMPARE(bench.money(), std::int64_t{0});
        QVERIFY(bench.driver().refund(request).outcome == ports::PaymentOutcome::Approved);
        QCOMPARE(bench.money(), -amount);
    }

private:
    /// Fills the disk when the payment has been sent.
    struct FullAtApproval {
        Bench& bench;
        explicit FullAtApproval(Bench& owner) : bench(owner) {}
        Result<domain::payment::State> pay()
        {
            bench.journal.dieAt(0, false);
            const std::size_t before = bench.journal.events().size();
            bench.onStep = [this, before](const std::string&) {
                bench.journal.setFull(bench.journal.events().size() >= before + 3);
            };
            auto state = bench.pay(amount);
            bench.onStep = nullptr;
            return state;
        }
    };

    static const std::vector<Row>& rows()
    {
        static const std::vector<Row> all{
            {"approved", {}, Phase::Final, "", amount},
            {"declined", {"decline 51"}, Phase::NotPaid, "declined", 0},
            {"network of the bank", {"decline 9B"}, Phase::NotPaid, "not-stored", 0},
            {"cancelled at the terminal", {"cancel"}, Phase::NotPaid, "cancelled", 0},
            {"pin timeout", {"pin-timeout"}, Phase::NotPaid, "not-stored", 0},
            {"refused at once", {"refuse F0"}, Phase::NotPaid, "end-of-day-needed", 0},
            {"wrong pin, then right", {"wrong-pin"}, Phase::Final, "", amount},
            {"abort after approval", {"abort-after-approval"}, Phase::Final, "", amount},
            {"approval without an amount", {"without-amount"}, Phase::Final, "", amount},
            {"another amount", {"amount 1000000"}, Phase::NeedsOperator, "amount-differs", 1'000'000},
            {"another currency", {"currency 978"}, Phase::NeedsOperator, "another-transaction", amount},
            {"unknown field", {"unknown-field"}, Phase::Final, "", amount},
            {"clear card number", {"clear-card"}, Phase::Final, "", amount},
            {"no answer at all", {"silent"}, Phase::NotPaid, "not-stored", 0},
            {"no 80 00", {"implied-answer"}, Phase::Final, "", amount},
            {"long lengths", {"long-lengths"}, Phase::Final, "", amount},
            {"no print", {"no-print"}, Phase::Final, "", amount},
            {"slow citizen", {"card-ms 100000", "host-ms 20000"}, Phase::Final, "", amount},
            {"busy", {"status 9C"}, Phase::NotPaid, "busy", 0},
            {"busy at the payment", {"refuse 9C"}, Phase::NotPaid, "busy", 0},
            {"being updated", {"refuse E0"}, Phase::NotPaid, "maintenance", 0},
            {"a clock a day off", {"clock-off-ms 86400000"}, Phase::Final, "", amount},
        };
        return all;
    }
};

QTEST_GUILESS_MAIN(ZvtDriverTest)
#include "zvt_driver_test.moc"
