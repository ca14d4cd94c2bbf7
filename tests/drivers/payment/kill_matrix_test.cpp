// SPDX-License-Identifier: GPL-3.0-or-later
/// The kill matrix: a real `pishkhan-device pay` over TCP against the real emulator program is killed with SIGKILL
/// before and after every durable write and every send, then `--recover` runs. Money in the terminal's books = money in
/// the ledger, nothing in doubt, nothing doubled. Every step with PISHKHAN_CUT_MATRIX=full, a spread of them otherwise.
#include <cstdio>

#include <QtTest>

namespace {

QString program(const char* name)
{
    return QStringLiteral(BINARY_ROOT "/bin/") + QLatin1String(name);
}

struct Ran {
    bool finished = false; ///< by itself, not killed
    int code = -1;
    QList<QJsonObject> lines;
};

} // namespace

class KillMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_terminal.start(program("pishkhan-emulate-zvt"),
                         {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--books"),
                          m_folder.filePath(QStringLiteral("books")), QStringLiteral("--port-file"),
                          m_folder.filePath(QStringLiteral("port")), QStringLiteral("--control"),
                          m_folder.filePath(QStringLiteral("control"))});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.filePath(QStringLiteral("port"))), 20'000);
        QFile port(m_folder.filePath(QStringLiteral("port")));
        QVERIFY(port.open(QIODevice::ReadOnly));
        m_address = QStringLiteral("tcp:127.0.0.1:") + QString::fromLatin1(port.readAll().trimmed());
    }

    void killedAtEveryStep()
    {
        QVERIFY(run(payArguments(5'000), 0).code == 0); // ledger, baseline
        const int stride = qEnvironmentVariable("PISHKHAN_CUT_MATRIX") == QStringLiteral("full") ? 1 : 3;
        std::int64_t ledger = 5'000;
        int runs = 0;
        int approved = 0;
        bool reachedTheEnd = false;
        for (int step = 1; !reachedTheEnd && step < 2'000; step += stride) {
            const std::int64_t amount = 10'000 + step;
            const Ran paid = run(payArguments(amount), step);
            reachedTheEnd = paid.finished;
            const Ran recovered = run(recoverArguments(), 0);
            const QByteArray label = "killed at step " + QByteArray::number(step);
            QVERIFY2(recovered.code == 0 && !recovered.lines.isEmpty(), label.constData());
            const QJsonObject last = recovered.lines.last();
            const QString outcome = last.value(QStringLiteral("outcome")).toString();
            QVERIFY2(outcome == QStringLiteral("approved") || outcome == QStringLiteral("not-paid"), label.constData());
            const bool thisOne = last.value(QStringLiteral("amount")).toInteger() == amount;
            if (thisOne && outcome == QStringLiteral("approved")) {
                ledger += amount;
                ++approved;
            }
            QVERIFY2(booksMoney() == ledger, label.constData());
            ++runs;
        }
        QVERIFY(reachedTheEnd);
        QVERIFY(approved >= 2 && approved < runs);
        std::printf("kill matrix: %d runs, %d approved, 0 doubled, 0 lost\n", runs, approved);
    }

    void cleanupTestCase()
    {
        m_terminal.terminate();
        QVERIFY(m_terminal.waitForFinished(10'000));
    }

private:
    QStringList common() const
    {
        return {QStringLiteral("pay"),
                QStringLiteral("--driver"),
                QStringLiteral("zvt"),
                QStringLiteral("--address"),
                m_address,
                QStringLiteral("--ledger"),
                m_folder.filePath(QStringLiteral("ledger")),
                QStringLiteral("--json")};
    }
    QStringList payArguments(std::int64_t amount) const
    {
        return common() << QStringLiteral("--amount") << QString::number(amount);
    }
    QStringList recoverArguments() const { return common() << QStringLiteral("--recover"); }

    Ran run(const QStringList& arguments, int killAt)
    {
        QProcess device;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (killAt > 0) {
            environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(KILL_AT_LIBRARY));
            environment.insert(QStringLiteral("KILL_AT"), QString::number(killAt));
        }
        device.setProcessEnvironment(environment);
        device.start(program("pishkhan-device"), arguments);
        Ran out;
        if (!device.waitForFinished(120'000)) {
            return out;
        }
        out.finished = device.exitStatus() == QProcess::NormalExit;
        out.code = device.exitCode();
        for (const QByteArray& line : device.readAllStandardOutput().split('\n')) {
            if (!line.isEmpty()) {
                out.lines.append(QJsonDocument::fromJson(line).object());
            }
        }
        return out;
    }

    std::int64_t booksMoney() const
    {
        QFile books(m_folder.filePath(QStringLiteral("books")));
        std::int64_t sum = 0;
        if (books.open(QIODevice::ReadOnly)) {
            for (const QByteArray& line : books.readAll().split('\n')) {
                const QList<QByteArray> words = line.split(' ');
                if (words.size() > 3) {
                    sum += words[0] == "sale" ? words[3].toLongLong() : -words[3].toLongLong();
                }
            }
        }
        return sum;
    }

    QTemporaryDir m_folder;
    QProcess m_terminal;
    QString m_address;
};

QTEST_GUILESS_MAIN(KillMatrixTest)
#include "kill_matrix_test.moc"
