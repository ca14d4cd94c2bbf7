// SPDX-License-Identifier: GPL-3.0-or-later
// A whole working day (office_day) under power cuts: every write and every sync of every flow is dropped, torn or failed, the counter is
// opened again, asks the outside world, and the invariants hold. And the same with SIGKILL of the real process on a real disk.
// Short by default; PISHKHAN_CRASH_FULL=1 tries every operation in every way.
#include <csignal>
#include <cstdio>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>

#include "tests/terminal/app/office_day.h"
#include "tests/terminal/journal/faulty_disk.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::test;
using journal::test::Fault;
using journal::test::FaultyDisk;
using journal::test::Unsynced;

namespace {

bool isFull()
{
    return qEnvironmentVariableIsSet("PISHKHAN_CRASH_FULL");
}

/// Only the disk may stop the day; a refusal would be a mistake of the script.
bool isDisk(const Error& error)
{
    return error.kind == ErrorKind::Storage || error.kind == ErrorKind::Integrity || error.kind == ErrorKind::Busy;
}

QString textOf(const Status& status)
{
    return status ? QString() : QString::fromStdString(status.error().what);
}

} // namespace

class FlowCrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void powerCutAtEveryOperation_data();
    void powerCutAtEveryOperation();
    void ioErrorAtEveryOperation();
    void killedAtAnyMoment();
    void theHarnessNotices();

private:
    /// Opens, works the day and erases until something fails; the error that stopped it.
    Status workUntilItFails(OutsideWorld& world);
    /// Opens, recovers, checks. Empty when all holds.
    QString brokenAfter(OutsideWorld& world);
    QString cut(Fault fault, Unsynced keep, std::uint64_t at, std::uint32_t seed = 0);
    [[noreturn]] void workForever(int out);

    QTemporaryDir m_dir;
    journal::test::HandClock m_clock;
    ActorPki m_pki;
    FaultyDisk m_disk;
    journal::JournalSettings m_settings;
    std::uint64_t m_operations = 0;
};

void FlowCrashTest::initTestCase()
{
    auto settings = journal::test::settingsIn(m_dir.path().toStdString());
    QVERIFY(settings);
    m_settings = *settings;
    m_settings.vfs = FaultyDisk::vfsName;
    m_settings.authorityPem = m_pki.pem("ca");
    m_disk.clear();
    OutsideWorld world;
    const Status whole = workUntilItFails(world);
    QVERIFY2(whole, qPrintable(textOf(whole)));
    QCOMPARE(world.charged.size(), std::size_t{5});
    m_operations = m_disk.operations();
    QVERIFY(m_operations > 150);
    const QString wrong = brokenAfter(world);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

Status FlowCrashTest::workUntilItFails(OutsideWorld& world)
{
    const auto books = TRY(journal::SqliteJournal::open(m_settings, m_clock));
    app::Counter counter = TRY(app::Counter::open(*books, m_clock));
    OfficeDay day(*books, counter, world, m_pki);
    TRY(day.work(1));
    TRY(day.eraseFirstCase());
    return books->markAcknowledged(books->lastSequence());
}

QString FlowCrashTest::brokenAfter(OutsideWorld& world)
{
    auto books = journal::SqliteJournal::open(m_settings, m_clock);
    if (!books) {
        return "does not open: " + QString::fromStdString(books.error().what);
    }
    auto counter = app::Counter::open(**books, m_clock);
    if (!counter) {
        return "does not fold: " + QString::fromStdString(counter.error().what);
    }
    const std::uint64_t found = (*books)->lastSequence();
    if (found < world.confirmedFloor || found < world.effectFloor) {
        return QStringLiteral("%1 entries, %2 confirmed, %3 when an effect ran")
            .arg(found)
            .arg(world.confirmedFloor)
            .arg(world.effectFloor);
    }
    OfficeDay day(**books, *counter, world, m_pki);
    if (const Status recovered = day.recover(); !recovered) {
        return "does not recover: " + textOf(recovered);
    }
    return QString::fromStdString(brokenInvariant(**books, *counter, m_clock, world));
}

QString FlowCrashTest::cut(Fault fault, Unsynced keep, std::uint64_t at, std::uint32_t seed)
{
    m_disk.clear();
    m_disk.arm(fault, at);
    OutsideWorld world;
    const Status stopped = workUntilItFails(world);
    if (!stopped && !isDisk(stopped.error())) {
        return "the script was refused: " + textOf(stopped);
    }
    m_disk.reboot(keep, static_cast<std::uint32_t>(at) * 31U + 7U + seed);
    return brokenAfter(world);
}

void FlowCrashTest::powerCutAtEveryOperation_data()
{
    QTest::addColumn<int>("keep");
    QTest::newRow("unsynced writes are lost") << static_cast<int>(Unsynced::Lost);
    QTest::newRow("unsynced writes are kept") << static_cast<int>(Unsynced::Kept);
    QTest::newRow("unsynced writes are torn") << static_cast<int>(Unsynced::Torn);
    QTest::newRow("any of them is kept") << static_cast<int>(Unsynced::Random);
}

void FlowCrashTest::powerCutAtEveryOperation()
{
    QFETCH(int, keep);
    const std::uint64_t stride = isFull() ? 1 : 7;
    int points = 0;
    const bool chance = keep == static_cast<int>(Unsynced::Torn) || keep == static_cast<int>(Unsynced::Random);
    const std::uint32_t seeds = isFull() && chance ? 4 : 1;
    for (std::uint64_t at = 1 + static_cast<std::uint64_t>(keep) % stride; at <= m_operations; at += stride) {
        for (std::uint32_t seed = 0; seed < seeds; ++seed, ++points) {
            const QString wrong = cut(Fault::PowerCut, static_cast<Unsynced>(keep), at, seed);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(at).arg(wrong)));
        }
    }
    qInfo("power cut: %d crash points over %d operations, none failing", points, static_cast<int>(m_operations));
}

void FlowCrashTest::ioErrorAtEveryOperation()
{
    int points = 0;
    for (std::uint64_t at = 1; at <= m_operations; at += isFull() ? 1 : 7, ++points) {
        const QString wrong = cut(Fault::Error, Unsynced::Lost, at);
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(at).arg(wrong)));
    }
    qInfo("I/O error: %d crash points, none failing", points);
}

/// The child's half: days without end, each confirmed entry and each charge told through the pipe the moment it is known.
void FlowCrashTest::workForever(int out)
{
    OutsideWorld world;
    world.whenCharged = [out](const std::string& key, std::int64_t rials) {
        ::dprintf(out, "C %s %ld\n", key.c_str(), rials);
    };
    world.whenConfirmed = [out](std::uint64_t sequence) { ::dprintf(out, "A %lu\n", sequence); };
    const auto books = journal::SqliteJournal::open(m_settings, m_clock);
    auto counter = books ? app::Counter::open(**books, m_clock) : Result<app::Counter>(books.error());
    if (counter) {
        OfficeDay day(**books, *counter, world, m_pki);
        for (int number = 1; number < 29 && day.work(number); ++number) {
        }
    }
    ::_exit(3);
}

void FlowCrashTest::killedAtAnyMoment()
{
    const int rounds = isFull() ? 100 : 5;
    std::mt19937 random(20261123);
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir folder;
        m_settings = *journal::test::settingsIn(folder.path().toStdString());
        m_settings.authorityPem = m_pki.pem("ca");
        int pipe[2] = {-1, -1};
        QCOMPARE(::pipe(pipe), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(pipe[0]);
            workForever(pipe[1]);
        }
        ::close(pipe[1]);
        OutsideWorld world;
        std::FILE* told = ::fdopen(pipe[0], "r");
        const int linesUntilDeath = 3 + static_cast<int>(random() % 160U);
        char line[128];
        for (int lines = 0; std::fgets(line, sizeof line, told) != nullptr; ++lines) {
            char key[64] = "";
            long value = 0;
            if (std::sscanf(line, "C %63s %ld", key, &value) == 2) {
                world.charged[key] = value;
            } else if (std::sscanf(line, "A %ld", &value) == 1) {
                world.confirmedFloor = static_cast<std::uint64_t>(value);
            }
            if (lines == linesUntilDeath) {
                ::kill(child, SIGKILL);
            }
        }
        std::fclose(told);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        const QString wrong = brokenAfter(world);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(QStringLiteral("round %1, line %2: %3").arg(round).arg(linesUntilDeath).arg(wrong)));
    }
    qInfo("SIGKILL: %d processes, none failing", rounds);
}

/// A disk that says «synced» and is not would be found: the check is not blind.
void FlowCrashTest::theHarnessNotices()
{
    m_settings = *journal::test::settingsIn(m_dir.path().toStdString());
    m_settings.vfs = FaultyDisk::vfsName;
    m_settings.authorityPem = m_pki.pem("ca");
    m_disk.syncLies = true;
    const QString wrong = cut(Fault::PowerCut, Unsynced::Lost, m_operations - 20);
    m_disk.syncLies = false;
    QVERIFY(!wrong.isEmpty());
}

QTEST_APPLESS_MAIN(FlowCrashTest)
#include "flow_crash_test.moc"
