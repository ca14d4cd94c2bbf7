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

} // namespace

class CutMatrixTest : public QObject {
    Q_OBJECT

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
    void cleanupTestCase()
    {
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

    bench::Count m_zvt, m_behpardakht;
};

QTEST_GUILESS_MAIN(CutMatrixTest)
#include "cut_matrix_test.moc"
