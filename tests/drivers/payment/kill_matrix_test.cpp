// SPDX-License-Identifier: GPL-3.0-or-later
/// The kill matrix: a real `pishkhan-device pay` over TCP against a real emulator program is killed with SIGKILL before
/// and after every durable write and every send, then `--recover` runs. Money in the terminal's books = money in the
/// ledger, nothing in doubt, nothing doubled. Every step with PISHKHAN_CUT_MATRIX=full, a spread of them otherwise.
#include <cstdio>

#include "tests/drivers/payment/programs.h"

using namespace pishkhan;

class KillMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAtEveryStep_data()
    {
        QTest::addColumn<QByteArray>("driver");
        QTest::newRow("zvt") << QByteArray("zvt");
        QTest::newRow("behpardakht") << QByteArray("behpardakht");
        QTest::newRow("bridge") << QByteArray("bridge");
        QTest::newRow("nexo, XML") << QByteArray("nexo");
        QTest::newRow("nexo, sealed JSON") << QByteArray("nexo-sealed");
    }

    void killedAtEveryStep()
    {
        QFETCH(QByteArray, driver);
        const QTemporaryDir folder;
        const bench::EmulatorProgram terminal(driver, folder.filePath(QStringLiteral("keys")));
        QVERIFY(terminal.isStarted());
        const QStringList words = terminal.payWords(terminal.file("ledger")) +
                                  QStringList{QStringLiteral("--quiet-ms"), QStringLiteral("50"),
                                              QStringLiteral("--again-ms"), QStringLiteral("50")};
        QCOMPARE(pay(words, 5'000, 0).code, 0); // ledger, baseline
        const int stride = qEnvironmentVariable("PISHKHAN_CUT_MATRIX") == QStringLiteral("full") ? 1 : 5;
        std::int64_t ledger = 5'000;
        int runs = 0;
        int approved = 0;
        bool reachedTheEnd = false;
        for (int step = 1; !reachedTheEnd && step < 2'000; step += stride) {
            const std::int64_t amount = 10'000 + step;
            reachedTheEnd = pay(words, amount, step).finished;
            const bench::Ran recovered = bench::runDevice(words + QStringList{QStringLiteral("--recover")});
            const QByteArray label = driver + " killed at step " + QByteArray::number(step);
            QVERIFY2(recovered.code == 0 && !recovered.lines.isEmpty(), label.constData());
            const QString outcome = recovered.last("outcome");
            QVERIFY2(outcome == QStringLiteral("approved") || outcome == QStringLiteral("not-paid"), label.constData());
            if (recovered.last("amount").toLongLong() == amount && outcome == QStringLiteral("approved")) {
                ledger += amount;
                ++approved;
            }
            QVERIFY2(terminal.money() == ledger, label.constData());
            ++runs;
        }
        QVERIFY(reachedTheEnd);
        QVERIFY(approved >= 2 && approved < runs);
        std::printf("kill matrix, %s: %d runs, %d approved, 0 doubled, 0 lost\n", driver.constData(), runs, approved);
    }

private:
    static bench::Ran pay(const QStringList& words, std::int64_t amount, int killAt)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (killAt > 0) {
            environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(KILL_AT_LIBRARY));
            environment.insert(QStringLiteral("KILL_AT"), QString::number(killAt));
        }
        return bench::runDevice(words + QStringList{QStringLiteral("--amount"), QString::number(amount)}, environment);
    }
};

QTEST_GUILESS_MAIN(KillMatrixTest)
#include "kill_matrix_test.moc"
