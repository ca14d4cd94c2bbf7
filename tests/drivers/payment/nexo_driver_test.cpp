// SPDX-License-Identifier: GPL-3.0-or-later
/// The nexo driver and the coordinator against the emulated terminal, in both dialects: what the driver says and what the terminal's books
/// hold, fault by fault (payment.md 9.4, 12.4).
#include <QtTest>

#include "tests/drivers/payment/bench_protocols.h"

using namespace pishkhan;
using domain::payment::Phase;

namespace {

struct Course {
    const char* name;
    std::vector<std::string> control;
    Phase phase;
    const char* reason;   ///< of a payment that is not final
    const char* evidence; ///< of one that is closed
    std::int64_t inBooks; ///< what the terminal holds afterwards
};

constexpr std::int64_t amount = 1'250'000;

const std::vector<Course> courses{
    {"approved", {}, Phase::Final, "", "direct-result", amount},
    {"declined", {"decline Refusal"}, Phase::NotPaid, "declined", "direct-result", 0},
    {"wrong PIN", {"decline WrongPIN"}, Phase::NotPaid, "declined", "direct-result", 0},
    {"cancelled at the terminal", {"decline Cancel"}, Phase::NotPaid, "cancelled", "direct-result", 0},
    {"answered by nobody", {"silent"}, Phase::Final, "", "query", amount},
    {"late", {"answer-ms 400000"}, Phase::Final, "", "query", amount},
    {"200 and empty", {"empty"}, Phase::Final, "", "query", amount},
    {"another page", {"status 503"}, Phase::Final, "", "query", amount},
    {"cut in the body", {"cut-body 100"}, Phase::Final, "", "query", amount},
    {"another ServiceID", {"other-service"}, Phase::Final, "", "query", amount},
    {"another sale system", {"other-sale"}, Phase::Final, "", "query", amount},
    {"another key", {"other-key"}, Phase::Final, "", "query", amount},
    {"another category", {"other-category"}, Phase::Final, "", "query", amount},
    {"another currency", {"currency EUR"}, Phase::Final, "", "query", amount},
    {"an event about something else", {"event", "silent"}, Phase::NotPaid, "not-stored", "query", 0},
    {"rejected", {"reject"}, Phase::NotPaid, "refused", "direct-result", 0},
    {"lies: unreachable", {"lie UnreachableHost"}, Phase::Final, "", "query", amount},
    {"lies: in progress", {"lie InProgress"}, Phase::Final, "", "query", amount},
    {"unreachable", {"decline UnreachableHost"}, Phase::NeedsOperator, "bank-silent", "", 0},
    {"an unknown word", {"decline Mystery"}, Phase::NeedsOperator, "unreadable-result", "", 0},
    {"another amount", {"amount 1000000"}, Phase::NeedsOperator, "amount-differs", "", 1'000'000},
    {"partial", {"partial", "amount 700000"}, Phase::NeedsOperator, "amount-differs", "", 700'000},
    {"chunks and strangers", {"chunks", "more-parts"}, Phase::Final, "", "direct-result", amount},
    {"until the line ends", {"until-close"}, Phase::Final, "", "direct-result", amount},
    {"hidden twice would be a lie", {"silent", "hide 1"}, Phase::Final, "", "query", amount},
    {"busy from the start", {"is-busy"}, Phase::NotPaid, "busy", "never-sent", 0},
    {"out of order", {"is-out"}, Phase::NotPaid, "busy", "never-sent", 0},
};

template <typename Bench> void runCourse(const Course& course)
{
    Bench bench;
    for (const std::string& line : course.control) {
        QVERIFY2(bench.obey(line), line.c_str());
    }
    const auto paid = bench.pay(amount);
    QVERIFY(paid);
    QCOMPARE(std::string(domain::payment::name(paid->phase)), std::string(domain::payment::name(course.phase)));
    QCOMPARE(paid->reason, std::string(course.reason));
    QCOMPARE(paid->evidence, std::string(course.evidence));
    QCOMPARE(bench.money(), course.inBooks);
}

} // namespace

class NexoDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void courses_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<bool>("isJson");
        for (int i = 0; i < static_cast<int>(::courses.size()); ++i) {
            for (const bool isJson : {false, true}) {
                QTest::addRow("%s, %s", ::courses[static_cast<std::size_t>(i)].name, isJson ? "json" : "xml")
                    << i << isJson;
            }
        }
    }
    void courses()
    {
        QFETCH(int, index);
        QFETCH(bool, isJson);
        const Course& course = ::courses[static_cast<std::size_t>(index)];
        isJson ? runCourse<bench::NexoJsonBench>(course) : runCourse<bench::NexoXmlBench>(course);
    }

    void aWrongSealIsAskedAbout_data()
    {
        QTest::addColumn<QByteArray>("fault");
        for (const char* fault : {"wrong-seal", "other-header", "unsealed"}) {
            QTest::newRow(fault) << QByteArray(fault);
        }
    }
    void aWrongSealIsAskedAbout()
    {
        QFETCH(QByteArray, fault);
        bench::NexoJsonBench bench;
        QVERIFY(bench.obey(fault.toStdString()));
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::Final);
        QCOMPARE(paid->evidence, std::string("query"));
        QCOMPARE(bench.money(), amount);
    }

    void anotherCertificateIsNeverSentTo()
    {
        bench::NexoJsonBench bench;
        const auto other =
            transport::PinnedCertificates::fromPem(emulators::makeTlsIdentity().take().certificate).take();
        bench::BenchLine* line = nullptr;
        auto under = std::make_unique<bench::BenchLine>(bench.wire);
        line = under.get();
        const auto wrapped = transport::wrapTls(std::move(under), other, Milliseconds(5'000));
        QVERIFY(line != nullptr && !wrapped);
        QCOMPARE(static_cast<int>(wrapped.error().kind), static_cast<int>(ErrorKind::Denied));
        QVERIFY(text(bench.wire.sentUp).find("POST") == std::string_view::npos);
    }

    void aWholeCardNumberIsReported()
    {
        bench::NexoXmlBench bench;
        QVERIFY(bench.obey("clear-card"));
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::Final);
        QCOMPARE(paid->result.maskedPan, std::string("999000******9213"));
        QVERIFY(std::find(bench.steps.begin(), bench.steps.end(), "unmasked-card") != bench.steps.end());
        for (const auto& event : bench.journal.events()) {
            for (const Field& field : event.entry.clear) {
                QVERIFY(field.value.find("85746") == std::string::npos);
            }
        }
    }

    /// F15: the citizen is slow, the clerk cancels; the terminal's own answer decides.
    void cancelled()
    {
        bench::NexoXmlBench bench;
        QVERIFY(bench.obey("card-ms 20000"));
        bench.cancelAt = 2;
        const auto stopped = bench.pay(amount);
        QVERIFY(stopped && stopped->phase == Phase::NotPaid);
        QCOMPARE(stopped->reason, std::string("cancelled"));
        QCOMPARE(bench.money(), std::int64_t(0));
    }
    void cancelledTooLate()
    {
        bench::NexoXmlBench bench;
        QVERIFY(bench.obey("host-ms 20000"));
        bench.cancelAt = 2;
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::Final);
        QCOMPARE(bench.money(), amount);
    }

    /// The same ServiceID twice starts nothing: the key alone makes it, whatever crashed in between.
    void oneKeyPaysOnce()
    {
        bench::NexoXmlBench bench;
        QVERIFY(bench.pay(amount));
        ports::PaymentRequest same;
        same.key = bench.run().intents().front().intent.key;
        same.amount = Rials(amount);
        struct : ports::PaymentWatcher {
            void progress(const std::string&) override {}
            bool storeApproval(const ports::TransactionFacts&) override { return true; }
            bool cancelRequested() override { return false; }
        } watcher;
        QCOMPARE(bench.driver().pay(same, watcher).outcome, ports::PaymentOutcome::Approved);
        QCOMPARE(bench.money(), amount);
    }

    /// Not found once, at a terminal that is there: asked again, not sooner than after ten seconds.
    void notFoundIsSaidTwice()
    {
        bench::NexoXmlBench bench;
        QVERIFY(bench.obey("no-login"));
        ports::PaymentRequest never;
        never.key = "PK01-000000000077";
        never.amount = Rials(amount);
        const auto ask = [&] { return bench.driver().query(never, {}, bench.clock.now()).verdict; };
        QCOMPARE(ask(), ports::QueryVerdict::StillRunning);
        QCOMPARE(ask(), ports::QueryVerdict::StillRunning);
        bench.idle(9'999);
        QCOMPARE(ask(), ports::QueryVerdict::StillRunning);
        bench.idle(1);
        QCOMPARE(ask(), ports::QueryVerdict::NotPaid);
        QVERIFY(bench.obey("is-busy"));
        QCOMPARE(ask(), ports::QueryVerdict::StillRunning); // whoever is busy may be busy with it
    }

    /// R10: the last payment at the terminal is one that was closed as not paid.
    void aPaymentThatCameAfterAllIsAConflict()
    {
        bench::NexoXmlBench bench;
        QVERIFY(bench.obey("silent"));
        QVERIFY(bench.obey("hide 99"));
        const auto lost = bench.pay(amount);
        QVERIFY(lost && lost->phase == Phase::NotPaid);
        const auto next = bench.pay(5'000);
        QVERIFY(next && next->phase == Phase::NotPaid);
        QCOMPARE(next->reason, std::string("earlier-payment-conflict"));
        QVERIFY(bench.run().intents().front().phase == Phase::Conflict);
        QCOMPARE(bench.money(), amount);
    }

    void moneyGoesBack_data()
    {
        QTest::addColumn<bool>("isRefund");
        QTest::addColumn<QByteArray>("fault");
        for (const bool isRefund : {false, true}) {
            for (const char* fault : {"chunks", "silent", "cut-body 60", "other-service", "empty"}) {
                QTest::addRow("%s, %s", isRefund ? "refund" : "reversal", fault) << isRefund << QByteArray(fault);
            }
        }
    }
    void moneyGoesBack()
    {
        QFETCH(bool, isRefund);
        QFETCH(QByteArray, fault);
        using domain::payment::back::Kind;
        bench::NexoJsonBench bench;
        const auto paid = bench.pay(amount);
        QVERIFY(paid && paid->phase == Phase::Final);
        QVERIFY(bench.obey(fault.toStdString()));
        const auto back = bench.giveBack(isRefund ? Kind::Refund : Kind::Reversal, *paid);
        QVERIFY(back);
        QCOMPARE(std::string(domain::payment::back::name(back->phase)), std::string("done"));
        QCOMPARE(bench.money(), std::int64_t(0));
        QCOMPARE(bench.ledgerMoney(), std::int64_t(0));
    }

    void aReversalRefused()
    {
        bench::NexoXmlBench bench;
        const auto paid = bench.pay(amount);
        QVERIFY(paid && bench.obey("decline NotAllowed"));
        const auto back = bench.giveBack(domain::payment::back::Kind::Reversal, *paid);
        QVERIFY(back && back->phase == domain::payment::back::Phase::NotDone);
        QCOMPARE(bench.money(), amount);
    }

    void totals()
    {
        bench::NexoXmlBench bench;
        const auto first = bench.pay(amount);
        QVERIFY(first && bench.pay(50'000));
        QVERIFY(bench.giveBack(domain::payment::back::Kind::Reversal, *first));
        const auto read = bench.driver().totals();
        QVERIFY(read);
        QCOMPARE(read->sum, Rials(50'000));
        QCOMPARE(read->count, std::int64_t(2));
    }
};

QTEST_GUILESS_MAIN(NexoDriverTest)
#include "nexo_driver_test.moc"
