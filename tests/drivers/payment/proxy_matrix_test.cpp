// SPDX-License-Identifier: GPL-3.0-or-later
/// The cut matrix with nothing emulated between the processes: a real `pishkhan-device pay`, a real bad line (line_proxy) and a real
/// emulator program, over TCP. At every byte of the dialogue, in both directions, the line is reset, closed, silenced, delayed, or loses the
/// rest of a burst; dialogues also arrive in single bytes. Afterwards `--recover`; the terminal's books equal the ledger and nothing is
/// unknown. A spread of the bytes by default, all of them with PISHKHAN_CUT_MATRIX=full.
#include <cstdio>

#include "tests/drivers/payment/programs.h"

using namespace pishkhan;

namespace {

class LineProxy {
public:
    explicit LineProxy(quint16 terminal)
    {
        m_process.start(QStringLiteral(LINE_PROXY), {QString::number(terminal)});
        m_started = m_process.waitForStarted();
        m_port = tell("port");
    }
    LineProxy(const LineProxy&) = delete;
    LineProxy& operator=(const LineProxy&) = delete;
    ~LineProxy()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(60000);
    }
    QByteArray tell(const QByteArray& line)
    {
        m_process.write(line + '\n');
        while (!m_process.canReadLine() && m_process.waitForReadyRead(60000)) {
        }
        return m_process.readLine().trimmed();
    }
    bool isStarted() const { return m_started && !m_port.isEmpty(); }
    QString port() const { return QLatin1String(m_port); }

private:
    QProcess m_process;
    QByteArray m_port;
    bool m_started = false;
};

struct Matrix {
    const bench::EmulatorProgram& terminal;
    LineProxy& line;
    QStringList words;
    std::int64_t ledger = 0, amount = 10'000;
    int runs = 0, approved = 0;

    bench::Ran pay() const
    {
        return bench::runDevice(words + QStringList{QStringLiteral("--amount"), QString::number(amount)});
    }

    /// One payment over the line as planned, its recovery over a good one, and the two books side by side.
    void once(const QByteArray& label)
    {
        ++amount;
        const bench::Ran paid = pay();
        QVERIFY2(paid.finished, label.constData());
        line.tell("free");
        const bench::Ran recovered = bench::runDevice(words + QStringList{QStringLiteral("--recover")});
        QVERIFY2(recovered.code == 0, label.constData());
        bool isPaid = paid.last("outcome") == QStringLiteral("approved");
        QVERIFY2(isPaid || paid.last("outcome") != QString(), label.constData());
        for (const QJsonObject& one : recovered.lines) {
            const QString outcome = one.value(QLatin1String("outcome")).toString();
            QVERIFY2(outcome == QStringLiteral("approved") || outcome == QStringLiteral("not-paid"), label.constData());
            const bool ours = one.value(QLatin1String("amount")).toVariant().toLongLong() == amount;
            isPaid = ours ? outcome == QStringLiteral("approved") : isPaid;
        }
        ledger += isPaid ? amount : 0;
        approved += isPaid ? 1 : 0;
        ++runs;
        const QByteArray sums = label + ": books " + QByteArray::number(static_cast<qlonglong>(terminal.money())) +
                                ", ledger " + QByteArray::number(static_cast<qlonglong>(ledger)) + ", pay said " +
                                paid.last("outcome").toUtf8() + " recover said " + recovered.last("outcome").toUtf8();
        QVERIFY2(terminal.money() == ledger, sums.constData());
    }
};

bool isFull()
{
    return qEnvironmentVariable("PISHKHAN_CUT_MATRIX") == QStringLiteral("full");
}

} // namespace

class ProxyMatrixTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); } // the full round takes its time

private Q_SLOTS:
    void overARealLine_data()
    {
        QTest::addColumn<QByteArray>("driver");
        QTest::newRow("zvt") << QByteArray("zvt");
        QTest::newRow("behpardakht") << QByteArray("behpardakht");
        QTest::newRow("bridge") << QByteArray("bridge");
        QTest::newRow("nexo, XML") << QByteArray("nexo");
        QTest::newRow("nexo, sealed JSON") << QByteArray("nexo-sealed");
    }

    void overARealLine()
    {
        QFETCH(QByteArray, driver);
        // A ZVT terminal asks for three minutes' patience, and gets them; here it leaves the station its own.
        const QStringList hurried{QStringLiteral("--patience-minutes"), QStringLiteral("0")};
        const QTemporaryDir folder;
        const bench::EmulatorProgram terminal(driver, folder.filePath(QStringLiteral("keys")),
                                              driver == "zvt" ? hurried : QStringList());
        QVERIFY(terminal.isStarted());
        LineProxy line(terminal.port());
        QVERIFY(line.isStarted());
        QStringList words = terminal.payWords(terminal.file("ledger"));
        words.replaceInStrings(QRegularExpression(QStringLiteral("^(t(cp|ls):127\\.0\\.0\\.1:)\\d+")),
                               QStringLiteral("\\1") + line.port());
        words += QStringList{QStringLiteral("--terminals"),     terminal.file("terminals"),
                             QStringLiteral("--answer-ms"),     QStringLiteral("400"),
                             QStringLiteral("--completion-ms"), QStringLiteral("900"),
                             QStringLiteral("--quiet-ms"),      QStringLiteral("60"),
                             QStringLiteral("--again-ms"),      QStringLiteral("40")};
        Matrix matrix{terminal, line, words};
        matrix.once(driver + " undisturbed");
        const auto lengths = lengthOf(matrix);
        line.tell("split 1 0");
        matrix.once(driver + " in single bytes");
        for (const char* way : {"reset", "close", "half", "delay 60", "silence"}) {
            for (const bool up : {true, false}) {
                cutEverywhere(matrix, driver, up ? "up" : "down", up ? lengths.first : lengths.second, way);
                if (QTest::currentTestFailed()) {
                    return;
                }
            }
        }
        std::printf("proxy matrix, %s: %d runs, %d approved, 0 doubled, 0 lost\n", driver.constData(), matrix.runs,
                    matrix.approved);
        QVERIFY(matrix.approved >= 5 && matrix.approved < matrix.runs);
    }

private:
    static std::pair<int, int> lengthOf(Matrix& matrix)
    {
        matrix.line.tell("free");
        ++matrix.amount;
        if (matrix.pay().last("outcome") == QStringLiteral("approved")) {
            matrix.ledger += matrix.amount;
        }
        const QList<QByteArray> counts = matrix.line.tell("count").split(' ');
        return counts.size() == 2 ? std::pair(counts[0].toInt(), counts[1].toInt()) : std::pair(0, 0);
    }

    static void cutEverywhere(Matrix& matrix, const QByteArray& driver, const char* side, int length, const char* way)
    {
        QVERIFY(length > 10);
        const int stride = isFull() ? 1 : std::max(1, length / 5);
        for (int at = 0; at <= length; at += stride) {
            const QByteArray plan = QByteArray(side) + ' ' + QByteArray::number(at) + ' ' + way;
            matrix.line.tell(plan);
            matrix.once(driver + ' ' + plan);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
    }
};

QTEST_GUILESS_MAIN(ProxyMatrixTest)
#include "proxy_matrix_test.moc"
