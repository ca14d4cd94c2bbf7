// SPDX-License-Identifier: GPL-3.0-or-later
/// Whole payments over a pseudo terminal: the real program, the real driver, the emulator's serial mode. ZVT's framing
/// with every disturbance of payment.md 7.1 and 12.3 (doubled DLE, NAK, lost ACK, flipped bits, repeated frames), and
/// Behpardakht's plain serial line.
#include <QtTest>

#include "tests/drivers/payment/programs.h"

using namespace pishkhan;

class SerialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paysOverTheLine_data()
    {
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<QByteArrayList>("control");
        QTest::addColumn<qint64>("amount");
        QTest::addColumn<int>("repeats"); ///< frames of ours the terminal saw again and did not process again
        const auto row = [](const char* name, const char* driver, const QByteArrayList& control, qint64 amount,
                            int repeats) { QTest::newRow(name) << QByteArray(driver) << control << amount << repeats; };
        row("zvt, plain", "zvt", {}, 1'250'000, 0);
        row("zvt, doubled DLE in the amount", "zvt", {}, 101'010, 0);
        row("zvt, our frames refused", "zvt", {"nak-next 2"}, 1'250'000, 0);
        row("zvt, an ACK lost", "zvt", {"lose-ack 1", "ack-ms 7000"}, 1'250'000, 1);
        row("zvt, flipped bits", "zvt", {"damage-next 2"}, 1'250'000, 0);
        row("zvt, frames sent twice", "zvt", {"repeat-next 6"}, 1'250'000, 0);
        row("zvt, one byte at a time", "zvt", {"segment 1 1"}, 1'250'000, 0);
        row("behpardakht, plain", "behpardakht", {}, 1'250'000, 0);
        row("behpardakht, one byte at a time", "behpardakht", {"segment 1 1"}, 1'250'000, 0);
        row("behpardakht, length of the body", "behpardakht", {"length-of-body"}, 1'250'000, 0);
    }

    void paysOverTheLine()
    {
        QFETCH(QByteArray, driver);
        QFETCH(QByteArrayList, control);
        QFETCH(qint64, amount);
        QFETCH(int, repeats);
        const bench::EmulatorProgram terminal(driver.constData(), bench::Door::Serial);
        QVERIFY(terminal.isStarted());
        for (const QByteArray& line : control) {
            QCOMPARE(terminal.tell(line), QByteArray("ok"));
        }
        const QString ledger = terminal.file("ledger");
        const QStringList amountWords{QStringLiteral("--amount"), QString::number(amount)};
        const bench::Ran paid = bench::runDevice(terminal.payWords(ledger) + amountWords);
        QCOMPARE(paid.last("outcome"), QStringLiteral("approved"));
        QCOMPARE(paid.last("evidence"), QStringLiteral("direct-result"));
        QCOMPARE(terminal.money(), amount);
        if (driver == "zvt") {
            QCOMPARE(terminal.tell("repeats").toInt(), repeats);
        }
    }

    void aCutLineIsInquired_data()
    {
        QTest::addColumn<QByteArray>("driver");
        QTest::addColumn<int>("sent");
        QTest::newRow("zvt") << QByteArray("zvt") << 150;
        QTest::newRow("behpardakht") << QByteArray("behpardakht") << 60;
    }

    void aCutLineIsInquired()
    {
        QFETCH(QByteArray, driver);
        QFETCH(int, sent);
        const bench::EmulatorProgram terminal(driver.constData(), bench::Door::Serial);
        QVERIFY(terminal.isStarted());
        const QString ledger = terminal.file("ledger");
        const QStringList fast{QStringLiteral("--quiet-ms"),      QStringLiteral("500"),
                               QStringLiteral("--again-ms"),      QStringLiteral("100"),
                               QStringLiteral("--answer-ms"),     QStringLiteral("1000"),
                               QStringLiteral("--completion-ms"), QStringLiteral("2000"),
                               QStringLiteral("--wait-ms"),       QStringLiteral("2000"),
                               QStringLiteral("--amount")};
        const auto pay = [&](qint64 amount) {
            return bench::runDevice(terminal.payWords(ledger) + fast + QStringList{QString::number(amount)});
        };
        QCOMPARE(pay(10'000).last("outcome"), QStringLiteral("approved"));
        QCOMPARE(terminal.tell("mute-after-sent " + QByteArray::number(sent)), QByteArray("ok"));
        const bench::Ran cut = pay(1'250'000);
        terminal.tell("reset");
        const bench::Ran recovered = bench::runDevice(terminal.payWords(ledger) + fast.mid(0, fast.size() - 1) +
                                                      QStringList{QStringLiteral("--recover")});
        const QString outcome = recovered.last("outcome");
        QVERIFY2(outcome == QStringLiteral("approved") || outcome == QStringLiteral("not-paid"), qPrintable(outcome));
        QCOMPARE(terminal.money(), outcome == QStringLiteral("approved") ? 1'260'000 : 10'000);
        QVERIFY(cut.finished && recovered.code == 0);
    }
};

QTEST_GUILESS_MAIN(SerialTest)
#include "serial_test.moc"
