// SPDX-License-Identifier: GPL-3.0-or-later
/// The cut matrix of every protocol: cut_matrix.h.
#include <cstdio>

#include "tests/drivers/payment/bench_protocols.h"
#include "tests/drivers/payment/cut_matrix.h"

using namespace pishkhan;

namespace {

const std::vector<bench::Variant> zvtVariants{
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

const std::vector<bench::Variant> behpardakhtVariants{
    {"plain", {}},
    {"slow citizen", {"card-ms 20000", "host-ms 5000"}},
    {"slow citizen, line needed", {"card-ms 20000", "host-ms 5000", "stop-without-station"}},
    {"undelivered returned", {"undelivered return", "card-ms 4000", "host-ms 3000"}},
    {"undelivered returned late", {"undelivered late 30000", "card-ms 4000", "host-ms 3000"}},
    {"answer pushed late", {"push-late", "card-ms 4000", "host-ms 3000"}},
    {"declined", {"decline 51", "card-ms 4000"}},
    {"bank down", {"decline 91"}},
    {"no answer from the centre", {"decline FF"}},
    {"stored, yet FF", {"approve-as FF"}},
    {"cancelled", {"cancel", "card-ms 4000"}},
    {"length of body", {"length-of-body"}},
    {"old answer first", {"stale"}},
    {"no ready", {"no-ready"}},
};

const std::vector<bench::Variant> nexoVariants{
    {"plain", {}},
    {"slow citizen", {"card-ms 20000", "host-ms 5000"}},
    {"slow citizen, line needed", {"card-ms 20000", "host-ms 5000", "stop-without-station"}},
    {"late answer", {"host-ms 3000", "answer-ms 30000"}},
    {"declined", {"decline Refusal", "card-ms 4000"}},
    {"never answered", {"silent"}},
    {"an answer without a body", {"empty", "card-ms 4000"}},
    {"cut in the body", {"cut-body 300"}},
    {"another answer", {"other-service"}},
    {"unreachable, yet paid", {"lie UnreachableHost"}},
    {"in progress, yet paid", {"lie InProgress", "card-ms 4000"}},
    {"chunks, more parts", {"chunks", "more-parts"}},
    {"until the line ends", {"until-close"}},
    {"hidden for a while", {"silent", "hide 1"}},
    {"rejected", {"reject"}},
};

const std::vector<bench::Variant> bridgeVariants{
    {"plain", {}},
    {"slow citizen", {"card-ms 20000", "host-ms 5000"}},
    {"slow citizen, line needed", {"card-ms 20000", "host-ms 5000", "stop-without-station"}},
    {"late answer", {"host-ms 3000", "answer-ms 30000"}},
    {"declined", {"decline funds", "card-ms 4000"}},
    {"never answered", {"silent"}},
    {"unknown, yet paid", {"say unknown", "cut-body 10"}},
    {"another key", {"other-key", "chunks"}},
};

const std::vector<bench::Variant> sealedVariants{
    {"plain", {}},
    {"slow citizen", {"card-ms 20000", "host-ms 5000"}},
    {"declined", {"decline Refusal"}},
    {"wrong seal", {"wrong-seal"}},
    {"another header", {"other-header", "chunks"}},
    {"not sealed", {"unsealed"}},
};

} // namespace

class CutMatrixTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); } // the full round takes its time

private Q_SLOTS:
    void zvtAtEveryByte() { bench::CutMatrix<bench::Zvt>(zvtVariants, m_zvt).everyByte(); }
    void zvtAtEveryRecord() { bench::CutMatrix<bench::Zvt>(zvtVariants, m_zvt).everyRecord(); }
    void behpardakhtAtEveryByte()
    {
        bench::CutMatrix<bench::Behpardakht>(behpardakhtVariants, m_behpardakht).everyByte();
    }
    void behpardakhtAtEveryRecord()
    {
        bench::CutMatrix<bench::Behpardakht>(behpardakhtVariants, m_behpardakht).everyRecord();
    }
    void bridgeAtEveryByte() { bench::CutMatrix<bench::Bridge>(bridgeVariants, m_bridge).everyByte(); }
    void bridgeAtEveryRecord() { bench::CutMatrix<bench::Bridge>(bridgeVariants, m_bridge).everyRecord(); }
    void nexoXmlAtEveryByte() { bench::CutMatrix<bench::NexoXml>(nexoVariants, m_nexoXml).everyByte(); }
    void nexoXmlAtEveryRecord() { bench::CutMatrix<bench::NexoXml>(nexoVariants, m_nexoXml).everyRecord(); }
    void nexoJsonAtEveryByte() { bench::CutMatrix<bench::NexoJson>(sealedVariants, m_nexoJson).everyByte(); }
    void nexoJsonAtEveryRecord() { bench::CutMatrix<bench::NexoJson>(sealedVariants, m_nexoJson).everyRecord(); }
    void cleanupTestCase()
    {
        report("bridge", m_bridge);
        report("nexo XML", m_nexoXml);
        report("nexo JSON", m_nexoJson);
        report("zvt", m_zvt);
        report("behpardakht", m_behpardakht);
    }

private:
    static void report(const char* name, const bench::Count& count)
    {
        std::printf("cut matrix, %s: %d runs, %d approved, %d not paid, 0 doubled, 0 lost\n", name, count.runs,
                    count.approved, count.notPaid);
        QVERIFY(count.approved > 20 && count.notPaid > 20);
    }

    bench::Count m_zvt, m_behpardakht, m_nexoXml, m_nexoJson, m_bridge;
};

QTEST_GUILESS_MAIN(CutMatrixTest)
#include "cut_matrix_test.moc"
