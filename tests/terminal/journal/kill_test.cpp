// SPDX-License-Identifier: GPL-3.0-or-later
// A real process that appends is killed (SIGKILL) dozens of times; every confirmed event survives each of them.
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "terminal/journal/audit.h"

using namespace pishkhan;
using namespace pishkhan::journal;

class KillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedWhileAppending();
};

void KillTest::killedWhileAppending()
{
    const QTemporaryDir dir;
    QRandomGenerator random(20261122);
    std::uint64_t before = 0;
    constexpr int kills = 30;
    for (int kill = 0; kill < kills; ++kill) {
        QProcess victim;
        victim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        victim.start(BINARY_ROOT "/tests/append_until_killed", {dir.path()});
        const int lines = static_cast<int>(random.bounded(1U, 8U));
        QByteArray said;
        while (said.count('\n') < lines) {
            QVERIFY(victim.waitForReadyRead(60000));
            said += victim.readAllStandardOutput();
        }
        victim.kill();
        QVERIFY(victim.waitForFinished(60000));
        said += victim.readAllStandardOutput();
        said.truncate(said.lastIndexOf('\n'));
        const std::uint64_t confirmed = said.mid(said.lastIndexOf('\n') + 1).toULongLong();
        QVERIFY(confirmed > before);
        const auto report = auditJournalFile(dir.filePath("journal.db").toStdString(), nullptr);
        QVERIFY(report);
        QVERIFY2(!report->firstBad, report->reason.c_str());
        QVERIFY(report->size >= confirmed && report->size <= confirmed + 2);
        before = report->size;
    }
    qInfo("%d kills, %d events, none lost", kills, static_cast<int>(before));
}

QTEST_APPLESS_MAIN(KillTest)
#include "kill_test.moc"
