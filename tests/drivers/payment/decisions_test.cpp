// SPDX-License-Identifier: GPL-3.0-or-later
/// What people decide with pishkhan-device pay, as real programs: a slip typed by hand, an intent resolved with the
/// terminal's paper, money given back by two people; and two ledgers that share one terminal (R2, R11, R12, F19).
#include "tests/drivers/payment/programs.h"

using namespace pishkhan;

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A ledger beside a terminal's books.
struct Office {
    const bench::EmulatorProgram& terminal;
    QString ledger;

    bench::Ran ask(const char* text, const QStringList& more = {}) const
    {
        const QStringList shared{QStringLiteral("--answer-ms"), QStringLiteral("1000"), QStringLiteral("--wait-ms"),
                                 QStringLiteral("4000")};
        return bench::runDevice(terminal.payWords(ledger) + shared + words(text) + more);
    }
};

} // namespace

class DecisionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoPeopleGiveMoneyBackOnce()
    {
        const bench::EmulatorProgram terminal("zvt", bench::Door::Tcp);
        const Office office{terminal, terminal.file("ledger")};
        const bench::Ran paid = office.ask("--amount 50000");
        QCOMPARE(paid.last("outcome"), QStringLiteral("approved"));
        const QStringList which{QStringLiteral("--give-back"), paid.last("intent")};
        QCOMPARE(office.ask("--by clerk --by clerk --reason wrong", which).code, 1);
        QCOMPARE(office.ask("--by clerk --reason wrong", which).code, 2);
        QCOMPARE(terminal.money(), qint64{50'000});
        const bench::Ran back = office.ask("--by clerk --by manager --reason wrong", which);
        QCOMPARE(back.code, 0);
        QCOMPARE(back.last("outcome"), QStringLiteral("given-back"));
        QCOMPARE(back.last("original"), paid.last("intent"));
        QCOMPARE(terminal.money(), qint64{0});
        QCOMPARE(office.ask("--by clerk --by manager --reason again", which).code, 1);
        QCOMPARE(terminal.money(), qint64{0});
    }

    void aReturnInDoubtIsInquired()
    {
        const bench::EmulatorProgram terminal("zvt", bench::Door::Tcp);
        const Office office{terminal, terminal.file("ledger")};
        const bench::Ran paid = office.ask("--amount 50000");
        QCOMPARE(terminal.tell("drop-after-sent 200"), QByteArray("ok"));
        const bench::Ran cut = office.ask("--by clerk --by manager --reason wrong --refund",
                                          {QStringLiteral("--give-back"), paid.last("intent")});
        const bench::Ran after = office.ask("--recover");
        QCOMPARE(after.code, 0);
        const bool settled = cut.last("outcome") != QStringLiteral("unknown"); // its own inquiry was enough
        const QString outcome = (settled ? cut : after).last("outcome");
        QCOMPARE(terminal.money(), outcome == QStringLiteral("not-given-back") ? qint64{50'000} : qint64{0});
    }

    void aPersonResolvesWithTheSlip()
    {
        const bench::EmulatorProgram terminal("zvt", bench::Door::Tcp);
        const Office office{terminal, terminal.file("ledger")};
        QCOMPARE(terminal.tell("amount 7000"), QByteArray("ok"));
        const bench::Ran odd = office.ask("--amount 5000");
        QCOMPARE(odd.last("needsOperator"), QStringLiteral("true"));
        QCOMPARE(office.ask("--amount 6000").code, 1); // nothing is charged meanwhile
        const QStringList which{QStringLiteral("--resolve"), odd.last("intent")};
        QCOMPARE(office.ask("--as paid", which).code, 2);
        const bench::Ran decided = office.ask("--as not-paid --slip 000001 --by clerk --by manager", which);
        QCOMPARE(decided.code, 0);
        QCOMPARE(decided.last("outcome"), QStringLiteral("not-paid"));
        QCOMPARE(decided.last("evidence"), QStringLiteral("operator"));
        QCOMPARE(decided.last("resolvedBy"), QStringLiteral("clerk, manager"));
        QCOMPARE(office.ask("--as paid --slip 000001 --by manager", which).code, 1); // once
        QCOMPARE(office.ask("--amount 6000").last("outcome"), QStringLiteral("approved"));
    }

    void aSlipTypedByHandPaysOnceAndStaysFlagged()
    {
        QTemporaryDir folder;
        const auto pay = [&folder](const char* text) {
            return bench::runDevice(words("pay --driver manual --json --ledger") +
                                    QStringList{folder.filePath(QStringLiteral("ledger"))} + words(text));
        };
        const char* const slip =
            "--amount 5000 --slip ۸۸۸۰۰۰۱۲۳۴۵۶ --trace 12 --terminal-id 99900003 --time 1405/09/02-10:00";
        const bench::Ran typed = pay(slip);
        QCOMPARE(typed.last("outcome"), QStringLiteral("approved"));
        QCOMPARE(typed.last("unverified"), QStringLiteral("true"));
        QCOMPARE(typed.last("rrn"), QStringLiteral("888000123456"));
        QCOMPARE(pay(slip).code, 1); // slip-used
        QCOMPARE(pay("--amount 5000 --slip 12 --trace 12 --terminal-id 99900003 --time 10:00").code, 2);
        QCOMPARE(pay("--amount 5000").code, 2);
    }

    void twoLedgersNeverTakeEachOthersPayment()
    {
        const bench::EmulatorProgram terminal("zvt", bench::Door::Tcp);
        const Office first{terminal, terminal.file("first")};
        const Office second{terminal, terminal.file("second")};
        qint64 ledgers = first.ask("--amount 10000").last("amount").toLongLong();
        const QByteArrayList cuts{"drop-after-received 60", "drop-after-received 66", "drop-after-sent 210",
                                  "drop-after-sent 330"};
        for (const QByteArray& cut : cuts) {
            terminal.tell("auto-reversal none");
            terminal.tell(cut);
            const bench::Ran lost = first.ask("--amount 20000");
            terminal.tell("reset");
            const bench::Ran other = second.ask("--amount 20000"); // the very same sum, by somebody else
            QCOMPARE(other.last("outcome"), QStringLiteral("approved"));
            ledgers += 20'000;
            const bool settled = lost.last("outcome") != QStringLiteral("unknown");
            const bench::Ran recovered = settled ? lost : first.ask("--recover");
            if (recovered.last("outcome") == QStringLiteral("approved")) {
                ledgers += 20'000;
            } else if (recovered.last("needsOperator") == QStringLiteral("true")) {
                const bool stored = terminal.money() == ledgers + 20'000; // as a person reads the terminal's menu
                first.ask(stored ? "--as paid --slip 000009 --by manager" : "--as not-paid --slip 000009 --by manager",
                          {QStringLiteral("--resolve"), recovered.last("intent")});
                ledgers += stored ? 20'000 : 0;
            }
            QVERIFY2(terminal.money() == ledgers, cut.constData());
            QVERIFY(lost.finished);
        }
    }

    void whoComesSecondWaitsHisTurn()
    {
        const bench::EmulatorProgram terminal("zvt", bench::Door::Tcp);
        const Office first{terminal, terminal.file("first")};
        const Office second{terminal, terminal.file("second")};
        QCOMPARE(terminal.tell("card-ms 3000"), QByteArray("ok"));
        QProcess slow;
        slow.start(bench::program("pishkhan-device"), terminal.payWords(first.ledger) + words("--amount 30000"));
        QVERIFY(QTest::qWaitFor([&] { return terminal.tell("busy") == "yes"; }, 10'000));
        const bench::Ran refused = second.ask("--amount 30000");
        QCOMPARE(refused.last("reason"), QStringLiteral("terminal-in-use"));
        QVERIFY(slow.waitForFinished(60000));
        QCOMPARE(slow.exitCode(), 0);
        QCOMPARE(second.ask("--amount 30000").last("outcome"), QStringLiteral("approved"));
        QCOMPARE(terminal.money(), qint64{60'000});
    }
};

QTEST_GUILESS_MAIN(DecisionsTest)
#include "decisions_test.moc"
