// SPDX-License-Identifier: GPL-3.0-or-later
/// The cut matrix (payment.md 12.1): the wire is cut at every byte of the dialogue in both directions, reset or silent,
/// with and without the station's process dying, and the process dies before and after every record of the ledger. After
/// restart and recovery the terminal's books equal the ledger and nothing is unknown. Short form in ctest; every byte of
/// every variant with PISHKHAN_CUT_MATRIX=full.
#include <cstdio>

#include <QtTest>

#include "tests/drivers/payment/bench.h"

using namespace pishkhan;
using bench::Bench;
using bench::Cut;
using domain::payment::Phase;

namespace {

struct Variant {
    const char* name;
    std::vector<std::string> control;
};

const std::vector<Variant>& variants()
{
    static const std::vector<Variant> all{
        {"plain", {}},
        {"no print", {"no-print"}},
        {"booked reversal", {"auto-reversal booked"}},
        {"late reversal", {"auto-reversal late 20000"}},
        {"no auto-reversal", {"auto-reversal none"}},
        {"citizen completes alone", {"finish-without-station", "card-ms 4000", "host-ms 3000"}},
        {"completes alone, none", {"finish-without-station", "auto-reversal none", "card-ms 4000", "host-ms 3000"}},
        {"completes alone, booked", {"finish-without-station", "auto-reversal booked", "host-ms 3000"}},
        {"declined", {"decline 51"}},
        {"pin timeout", {"pin-timeout"}},
        {"long lengths", {"long-lengths"}},
        {"unknown field", {"unknown-field"}},
    };
    return all;
}

bool isFull()
{
    return qEnvironmentVariable("PISHKHAN_CUT_MATRIX") == QStringLiteral("full");
}

struct Count {
    int runs = 0, approved = 0, notPaid = 0;
};

/// One earlier sale, so that a baseline exists, then the faults.
void prepare(Bench& bench, const Variant& variant)
{
    const auto first = bench.pay(750'000);
    QVERIFY(first && first->phase == Phase::Final);
    for (const std::string& line : variant.control) {
        QVERIFY2(emulators::applyControlLine(bench.faults, line), line.c_str());
    }
    bench.wire.up = bench.wire.down = 0;
}

void settleAndCompare(Bench& bench, const Variant& variant, const std::string& where, Count& count)
{
    bench.wire.cut = {};
    bench.restart();
    const Status recovered = bench.run().recover();
    const std::string label = std::string(variant.name) + ", " + where;
    QVERIFY2(recovered, label.c_str());
    for (const auto& state : bench.run().intents()) {
        const std::string phase = label + ": " + std::string(domain::payment::name(state.phase)) + " " + state.reason;
        QVERIFY2(domain::payment::isClosed(state), phase.c_str());
    }
    const std::string money =
        label + ": books " + std::to_string(bench.books.money()) + ", ledger " + std::to_string(bench.ledgerMoney());
    QVERIFY2(bench.books.money() == bench.ledgerMoney(), money.c_str());
    int sends = 0;
    for (const auto& event : bench.journal.events()) {
        sends += event.entry.kind == "payment-sending" ? 1 : 0;
    }
    QVERIFY2(sends <= 2, label.c_str()); // the earlier sale and this one: never a second attempt
    ++count.runs;
    const auto last = bench.run().intents().back();
    (last.phase == Phase::Final ? count.approved : count.notPaid) += 1;
}

/// Bytes of an undisturbed second payment in this variant.
std::pair<std::size_t, std::size_t> lengthOf(const Variant& variant)
{
    Bench bench;
    prepare(bench, variant);
    (void)bench.pay(1'250'000).has_value();
    return {bench.wire.up, bench.wire.down};
}

std::size_t strideFor(std::size_t length)
{
    return isFull() ? 1 : std::max<std::size_t>(1, length / 12);
}

} // namespace

class CutMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyByte();
    void everyRecord();
    void cleanupTestCase();

private:
    void cutAt(const Variant& variant, std::size_t at, bool up, Cut::Way way, bool kills);

    Count m_count;
};

void CutMatrixTest::cutAt(const Variant& variant, std::size_t at, bool up, Cut::Way way, bool kills)
{
    Bench bench;
    prepare(bench, variant);
    bench.wire.cut = {way, up ? std::optional(at) : std::nullopt, up ? std::nullopt : std::optional(at), kills};
    (void)bench.pay(1'250'000).has_value(); // whatever it says, the books decide
    const std::string where = std::string(up ? "up " : "down ") + std::to_string(at) +
                              (way == Cut::Way::Silence ? " silent" : " reset") + (kills ? " killed" : "");
    settleAndCompare(bench, variant, where, m_count);
}

void CutMatrixTest::everyByte()
{
    for (const Variant& variant : variants()) {
        const auto [ups, downs] = lengthOf(variant);
        QVERIFY(ups > 20 && downs > 40);
        for (const bool up : {true, false}) {
            const std::size_t length = up ? ups : downs;
            for (std::size_t at = 0; at <= length; at += strideFor(length)) {
                cutAt(variant, at, up, Cut::Way::Reset, false);
                cutAt(variant, at, up, Cut::Way::Silence, false);
                cutAt(variant, at, up, Cut::Way::Reset, true);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
        }
    }
}

void CutMatrixTest::everyRecord()
{
    for (const Variant& variant : variants()) {
        for (int record = 1; record <= 6; ++record) {
            for (const bool before : {true, false}) {
                Bench bench;
                prepare(bench, variant);
                bench.journal.dieAt(record, before);
                (void)bench.pay(1'250'000).has_value();
                const std::string where =
                    std::string(before ? "before" : "after") + " record " + std::to_string(record);
                settleAndCompare(bench, variant, where, m_count);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
        }
    }
}

void CutMatrixTest::cleanupTestCase()
{
    std::printf("cut matrix: %d runs, %d approved, %d not paid, 0 doubled, 0 lost\n", m_count.runs, m_count.approved,
                m_count.notPaid);
    QVERIFY(m_count.approved > 20 && m_count.notPaid > 20);
}

QTEST_GUILESS_MAIN(CutMatrixTest)
#include "cut_matrix_test.moc"
