// SPDX-License-Identifier: GPL-3.0-or-later
/// The cut matrix of one protocol (payment.md 12.1): the wire is cut, silenced or stalled at every byte of the dialogue
/// in both directions, with and without the station's process dying, and the process dies before and after every record
/// of the ledger. After restart and recovery the terminal's books equal the ledger and nothing is unknown. Short form by
/// default; every byte of every variant with PISHKHAN_CUT_MATRIX=full. Used by cut_matrix_test.
#pragma once
#include <string>
#include <vector>

#include <QtTest>

#include "tests/drivers/payment/bench.h"

namespace pishkhan::bench {

struct Variant {
    const char* name;
    std::vector<std::string> control;
};

struct Count {
    int runs = 0, approved = 0, notPaid = 0;
};

template <typename Protocol> class CutMatrix {
public:
    CutMatrix(std::vector<Variant> variants, Count& count) : m_variants(std::move(variants)), m_count(count) {}

    void everyByte()
    {
        for (const Variant& variant : m_variants) {
            const auto [ups, downs] = lengthOf(variant);
            QVERIFY(ups > 20 && downs > 15);
            for (const bool up : {true, false}) {
                const std::size_t length = up ? ups : downs;
                for (std::size_t at = 0; at <= length; at += strideFor(length)) {
                    cutEachWay(variant, at, up);
                    if (QTest::currentTestFailed()) {
                        return;
                    }
                }
            }
        }
    }

    void everyRecord()
    {
        for (const Variant& variant : m_variants) {
            for (int record = 1; record <= 6; ++record) {
                for (const bool before : {true, false}) {
                    Bench<Protocol> bench;
                    prepare(bench, variant);
                    bench.journal.dieAt(record, before);
                    (void)bench.pay(1'250'000).has_value();
                    settle(bench, variant,
                           std::string(before ? "before" : "after") + " record " + std::to_string(record));
                    if (QTest::currentTestFailed()) {
                        return;
                    }
                }
            }
        }
    }

private:
    static bool isFull() { return qEnvironmentVariable("PISHKHAN_CUT_MATRIX") == QStringLiteral("full"); }
    static std::size_t strideFor(std::size_t length) { return isFull() ? 1 : std::max<std::size_t>(1, length / 12); }

    /// One earlier sale, so that a baseline exists, then the faults.
    static void prepare(Bench<Protocol>& bench, const Variant& variant)
    {
        const auto first = bench.pay(750'000);
        QVERIFY(first && first->phase == domain::payment::Phase::Final);
        for (const std::string& line : variant.control) {
            QVERIFY2(bench.obey(line), line.c_str());
        }
        bench.wire.up = bench.wire.down = 0;
    }

    /// Bytes of an undisturbed second payment in this variant.
    static std::pair<std::size_t, std::size_t> lengthOf(const Variant& variant)
    {
        Bench<Protocol> bench;
        prepare(bench, variant);
        (void)bench.pay(1'250'000).has_value();
        return {bench.wire.up, bench.wire.down};
    }

    void cutEachWay(const Variant& variant, std::size_t at, bool up)
    {
        cutAt(variant, at, up, {Cut::Way::Reset, {}, {}, false});
        cutAt(variant, at, up, {Cut::Way::Silence, {}, {}, false});
        cutAt(variant, at, up, {Cut::Way::Reset, {}, {}, true});
        cutAt(variant, at, up, {Cut::Way::Stall, {}, {}, false, 3'000});   // shorter than anybody's patience
        cutAt(variant, at, up, {Cut::Way::Stall, {}, {}, false, 20'000});  // longer than an answer may take
        cutAt(variant, at, up, {Cut::Way::Stall, {}, {}, false, 400'000}); // longer than a citizen may take
    }

    void cutAt(const Variant& variant, std::size_t at, bool up, Cut cut)
    {
        Bench<Protocol> bench;
        prepare(bench, variant);
        (up ? cut.upAfter : cut.downAfter) = at;
        bench.wire.cut = cut;
        (void)bench.pay(1'250'000).has_value(); // whatever it says, the books decide
        const char* const ways[] = {" reset", " silent", " stalled "};
        settle(bench, variant,
               std::string(up ? "up " : "down ") + std::to_string(at) + ways[static_cast<int>(cut.way)] +
                   (cut.stallMs > 0 ? std::to_string(cut.stallMs) : "") + (cut.killsStation ? " killed" : ""));
    }

    void settle(Bench<Protocol>& bench, const Variant& variant, const std::string& where)
    {
        bench.wire.cut = {};
        bench.restart();
        const Status recovered = bench.run().recover();
        const std::string label = std::string(variant.name) + ", " + where;
        QVERIFY2(recovered, label.c_str());
        for (const auto& state : bench.run().intents()) {
            const std::string phase =
                label + ": " + std::string(domain::payment::name(state.phase)) + " " + state.reason;
            QVERIFY2(domain::payment::isClosed(state), phase.c_str());
        }
        const std::string money =
            label + ": books " + std::to_string(bench.money()) + ", ledger " + std::to_string(bench.ledgerMoney());
        QVERIFY2(bench.money() == bench.ledgerMoney(), money.c_str());
        int sends = 0;
        for (const auto& event : bench.journal.events()) {
            sends += event.entry.kind == "payment-sending" ? 1 : 0;
        }
        QVERIFY2(sends <= 2, label.c_str()); // the earlier sale and this one: never a second attempt
        ++m_count.runs;
        const auto last = bench.run().intents().back();
        (last.phase == domain::payment::Phase::Final ? m_count.approved : m_count.notPaid) += 1;
    }

    std::vector<Variant> m_variants;
    Count& m_count;
};

} // namespace pishkhan::bench
