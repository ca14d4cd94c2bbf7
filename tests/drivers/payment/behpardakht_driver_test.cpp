// SPDX-License-Identifier: GPL-3.0-or-later
/// The Behpardakht driver and the coordinator against the emulated terminal: every outcome, every fault of payment.md
/// 12.4 that this protocol has, cancelling, bills, recovery by key.
#include <QtTest>

#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
using Bench = bench::BehpardakhtBench;
using bench::Cut;
using domain::payment::Phase;

namespace {

struct Row {
    const char* name;
    std::vector<std::string> control;
    Phase phase;
    const char* reason;
    std::int64_t money; ///< in the terminal's books at the end
    const char* evidence;
};

constexpr std::int64_t amount = 1'250'000;

/// What a station sends up to the end of its request for this amount: "Ready?", service 17, service 01.
constexpr std::size_t upToPayment = 6 + (4 + 3 + 8 + 2) + (4 + 3 + 6 + 8 + 19 + 2);

const std::vector<Row>& rows()
{
    static const std::vector<Row> all{
        {"approved", {}, Phase::Final, "", amount, "direct-result"},
        {"declined for funds", {"decline 51"}, Phase::NotPaid, "declined", 0, "direct-result"},
        {"wrong ids", {"decline 45"}, Phase::NotPaid, "ids-refused", 0, "direct-result"},
        {"issuer down: asked once", {"decline 91"}, Phase::NotPaid, "bank-unreachable", 0, "direct-result"},
        {"no link to the centre", {"decline FA"}, Phase::NotPaid, "bank-unreachable", 0, "direct-result"},
        {"repeat the transaction: never by itself",
         {"decline 19"},
         Phase::NotPaid,
         "bank-unreachable",
         0,
         "direct-result"},
        {"91 although stored", {"approve-as 91"}, Phase::Final, "", amount, "query"},
        {"no answer from the centre", {"decline FF"}, Phase::NotPaid, "not-stored", 0, "query"},
        {"FF with the amount echoed, stored", {"approve-as FF"}, Phase::Final, "", amount, "query"},
        {"68, stored", {"approve-as 68"}, Phase::Final, "", amount, "query"},
        {"duplicate tracking number, stored", {"approve-as 94"}, Phase::Final, "", amount, "query"},
        {"a code nobody knows", {"approve-as 0A"}, Phase::Final, "", amount, "query"},
        {"lower-case letters", {"approve-as oo"}, Phase::Final, "", amount, "query"},
        {"cancelled by the citizen", {"cancel"}, Phase::NotPaid, "cancelled", 0, "direct-result"},
        {"another amount", {"amount 1000000"}, Phase::NeedsOperator, "amount-differs", 1'000'000, ""},
        {"discount", {"discount 50000"}, Phase::NeedsOperator, "amount-differs", amount - 50'000, ""},
        {"another key", {"other-key"}, Phase::Final, "", amount, "query"},
        {"no key", {"without-key"}, Phase::Final, "", amount, "query"},
        {"answer to another request", {"other-number"}, Phase::Final, "", amount, "query"},
        {"answer of another service", {"other-service"}, Phase::Final, "", amount, "query"},
        {"no result code", {"without-code"}, Phase::Final, "", amount, "query"},
        {"wrong check sum", {"bad-check"}, Phase::Final, "", amount, "query"},
        {"numbers with leading zeros", {"odd-digits"}, Phase::Final, "", amount, "direct-result"},
        {"unknown, empty and long tags", {"extra-tags"}, Phase::Final, "", amount, "direct-result"},
        {"clear card number", {"clear-card"}, Phase::Final, "", amount, "direct-result"},
        {"no answer at all", {"silent"}, Phase::Final, "", amount, "query"},
        {"an old answer first", {"stale"}, Phase::Final, "", amount, "direct-result"},
        {"length of the body", {"length-of-body"}, Phase::Final, "", amount, "direct-result"},
        {"no OK to Ready?", {"no-ready"}, Phase::Final, "", amount, "direct-result"},
        {"slow citizen", {"card-ms 100000", "host-ms 30000"}, Phase::Final, "", amount, "direct-result"},
        {"slower than our patience", {"card-ms 200000"}, Phase::Final, "", amount, "query"},
        {"no inquiries", {"no-inquiries"}, Phase::Final, "", amount, "direct-result"},
        {"nobody there", {"no-inquiries", "no-ready"}, Phase::NotPaid, "no-contact", 0, "never-sent"},
    };
    return all;
}

} // namespace

class BehpardakhtDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
        for (const std::string& line : wanted.control) {
            QVERIFY2(bench.obey(line), line.c_str());
        }
        const auto state = bench.pay(amount);
        QVERIFY(state);
        QCOMPARE(std::string(domain::payment::name(state->phase)), std::string(domain::payment::name(wanted.phase)));
        QCOMPARE(state->reason, std::string(wanted.reason));
        QCOMPARE(state->evidence, std::string(wanted.evidence));
        QCOMPARE(bench.money(), 10'000 + wanted.money);
        for (const auto& event : bench.journal.events()) {
            for (const Field& field : event.entry.clear) {
                QVERIFY(field.value.find("9990008574639213") == std::string::npos);
            }
        }
    }

    void keepsWhatASlipNeeds()
    {
        Bench bench;
        const auto state = bench.pay(amount);
        QVERIFY(state);
        QCOMPARE(state->result.maskedPan, std::string("999000******4869"));
        QCOMPARE(state->result.rrn, std::string("888000000001"));
        QCOMPARE(state->result.trace, std::string("1"));
        QCOMPARE(state->result.terminalId, std::string("99900002"));
        QCOMPARE(state->result.resultCode, std::string("00"));
        QCOMPARE(state->result.localTime.size(), std::size_t{16});
    }

    void paysABillWithItsIds()
    {
        Bench bench;
        domain::payment::Intent intent;
        intent.key = domain::payment::composeIntentKey("PK", 1, bench.run().nextCounter()).take();
        intent.amount = Rials(17'000);
        intent.billId = "7748317800142";
        intent.payId = "1770160";
        const auto state = bench.run().pay(intent);
        QVERIFY(state && state->phase == Phase::Final);
        QCOMPARE(bench.money(), std::int64_t{17'000});
        QCOMPARE(bench.protocol.books.lines().back().service, std::string("05"));
    }

    void refusesIdsTheProtocolCannotCarry()
    {
        for (const char* id : {"0123", "12", "123456789012345678", "12A4"}) {
            Bench bench;
            domain::payment::Intent intent;
            intent.key = domain::payment::composeIntentKey("PK", 1, 1).take();
            intent.amount = Rials(amount);
            intent.depositId = id;
            const auto state = bench.run().pay(intent);
            QVERIFY(state && state->phase == Phase::NotPaid);
            QCOMPARE(state->reason, std::string("ids-refused"));
            QCOMPARE(bench.money(), std::int64_t{0});
        }
    }

    void cancelsWhileTheCardIsAwaited()
    {
        Bench bench;
        QVERIFY(bench.obey("card-ms 60000"));
        bench.cancelAt = 2; // once the terminal has been asked for the card
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::NotPaid);
        QCOMPARE(state->reason, std::string("cancelled"));
        QCOMPARE(bench.money(), std::int64_t{0});
    }

    void aCancelThatComesTooLateIsNoResult()
    {
        Bench bench;
        QVERIFY(bench.obey("host-ms 20000"));
        bench.cancelAt = 2;
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::Final); // F15: the real result wins
        QCOMPARE(bench.money(), amount);
    }

    void notFoundProvesNothingTooEarly()
    {
        Bench bench;
        QVERIFY(bench.obey("card-ms 90000"));
        bench.wire.cut.upAfter = upToPayment;
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::Final);
        QCOMPARE(state->evidence, std::string("query"));
        QVERIFY(state->queries >= 3); // EA while the citizen looked for the card
    }

    void aPaymentThatSurfacesLaterBlocksTheTerminal()
    {
        Bench bench;
        QVERIFY(bench.obey("decline FF"));
        QVERIFY(bench.pay(amount)->phase == Phase::NotPaid);
        auto late = emulators::behpardakht::BookLine{};
        late.serial = 77;
        late.amount = amount;
        late.key = bench.run().intents().back().intent.key;
        QVERIFY(bench.protocol.books.add(late)); // E7: it was booked after all
        const auto next = bench.pay(5'000);
        QVERIFY(next && next->phase == Phase::NotPaid);
        QCOMPARE(next->reason, std::string("earlier-payment-conflict"));
        QVERIFY(bench.run().intents().front().phase == Phase::Conflict);
        QCOMPARE(bench.pay(5'000).error().what, std::string("payment-in-doubt"));
    }

    void aSaleByHandIsNotOurs()
    {
        Bench bench;
        QVERIFY(bench.pay(10'000));
        QVERIFY(bench.obey("sale-after-cut 1250000") && bench.obey("stop-without-station") &&
                bench.obey("card-ms 5000"));
        bench.wire.up = bench.wire.down = 0;
        bench.wire.cut.upAfter = upToPayment;
        const auto state = bench.pay(amount);
        QVERIFY(state && state->phase == Phase::NotPaid); // by key; no operator needed (F22)
        QCOMPARE(bench.money(), 10'000 + amount);
        QCOMPARE(bench.ledgerMoney(), std::int64_t{10'000});
    }

    void oneByteAtATime()
    {
        Bench bench;
        bench.wire.segment = 1;
        QVERIFY(bench.pay(amount)->phase == Phase::Final);
    }

    void theGreatestAmount()
    {
        Bench bench;
        QVERIFY(bench.pay(999'999'999'999)->phase == Phase::Final);
        QCOMPARE(bench.money(), std::int64_t{999'999'999'999});
    }
};

QTEST_GUILESS_MAIN(BehpardakhtDriverTest)
#include "behpardakht_driver_test.moc"
