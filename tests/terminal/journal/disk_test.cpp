// SPDX-License-Identifier: GPL-3.0-or-later
// The journal on a small real disk: it fills up, turns read-only, loses a page, loses its power. Nothing confirmed is
// ever lost, and the word for each is the one the screen knows. PISHKHAN_POWER_CUTS sets the number of cuts.
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include "terminal/journal/audit.h"
#include "terminal/journal/books_copier.h"
#include "tests/small_disk.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using namespace pishkhan::journal::test;
using pishkhan::test::SmallDisk;

namespace {

constexpr std::uint64_t reserveBytes = 4U << 20U;

Result<std::unique_ptr<SqliteJournal>> openWithReserve(const QString& folder, const ports::Clock& clock)
{
    JournalSettings settings = TRY(settingsIn(folder.toStdString()));
    settings.reserveBytes = reserveBytes;
    return SqliteJournal::open(std::move(settings), clock);
}

/// Append until it is refused; how many events were confirmed in all, and the word of the refusal.
template <typename Entry> std::pair<std::uint64_t, std::string> fillUp(SqliteJournal& books, Entry entry)
{
    for (int i = 0; i < 100'000; ++i) {
        if (const auto added = books.append(std::vector{entry(i)}); !added) {
            return {books.lastSequence(), books.troubleWord(added.error())};
        }
    }
    return {books.lastSequence(), "never refused"};
}

std::string soundness(const QString& folder, std::uint64_t atLeast)
{
    const auto report = auditJournalFile(folder.toStdString() + "/journal.db", nullptr);
    if (!report) {
        return report.error().what;
    }
    return report->firstBad ? report->reason : report->size < atLeast ? "confirmed events are gone" : "";
}

} // namespace

class DiskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullDiskFinishesTheOpenCaseFromTheReserve()
    {
        const SmallDisk disk(40);
        QVERIFY(disk.isMounted());
        const HandClock clock;
        auto books = openWithReserve(disk.path(), clock);
        QVERIFY2(books, books ? "" : books.error().what.c_str());
        QCOMPARE((*books)->reserve(), ports::Reserve::Whole);
        QVERIFY((*books)->append(std::vector{officeFact(0), caseFact("C1", 1)}));
        QVERIFY(disk.fill(16));
        // Noise of devices never eats the reserve.
        const auto [confirmed, word] = fillUp(**books, [](int i) {
            ports::JournalEntry noise = officeFact(i);
            noise.actor = {ActorKind::System, "devices"};
            return noise;
        });
        QCOMPARE(word, std::string("disk-full"));
        QCOMPARE((*books)->reserve(), ports::Reserve::Whole);
        // The open case goes on and its receipt is signed.
        QVERIFY((*books)->append(std::vector{caseFact("C1", 2), caseFact("C1", 3)}));
        QCOMPARE((*books)->reserve(), ports::Reserve::Used);
        QVERIFY((*books)->proveReceipt(confirmed + 2, {"72009999-050901-01-00001-5", "", 1000}));
        QCOMPARE(soundness(disk.path(), confirmed + 2), std::string());
        (*books)->refillReserve();
        QCOMPARE((*books)->reserve(), ports::Reserve::Used); // no room yet
        QVERIFY(disk.empty());
        (*books)->refillReserve();
        QCOMPARE((*books)->reserve(), ports::Reserve::Whole);
        QVERIFY((*books)->append(std::vector{officeFact(9)}));
        books->reset();
        QVERIFY(openWithReserve(disk.path(), clock));
        qInfo("full disk: %llu events confirmed before it, all there after it",
              static_cast<unsigned long long>(confirmed));
    }

    void aFileThatMayNotGrowIsAFullDisk()
    {
        const QTemporaryDir dir;
        const HandClock clock;
        JournalSettings settings = *settingsIn(dir.path().toStdString());
        settings.reserveBytes = reserveBytes;
        settings.largestBytes = 1U << 20U;
        auto books = SqliteJournal::open(settings, clock);
        QVERIFY(books);
        const auto [confirmed, word] = fillUp(**books, [](int i) { return caseFact("C1", i); });
        QCOMPARE(word, std::string("disk-full"));
        QCOMPARE((*books)->reserve(),
                 ports::Reserve::Used); // max_page_count went up by the reserve, and that is full too
        books->reset();
        QCOMPARE(soundness(dir.path(), confirmed), std::string());
    }

    void aReadOnlyDiskIsSaidAtStart()
    {
        const SmallDisk disk(40);
        const HandClock clock;
        QVERIFY((*openWithReserve(disk.path(), clock))->append(std::vector{officeFact(1)}));
        QVERIFY(disk.sync() && disk.remount("ro"));
        const auto refused = openWithReserve(disk.path(), clock);
        QVERIFY(!refused);
        QCOMPARE(troubleWordOf(refused.error()), std::string("disk-read-only"));
        QVERIFY(disk.remount("rw"));
        QCOMPARE((*openWithReserve(disk.path(), clock))->lastSequence(), std::uint64_t(1));
    }

    /// The office's own copy on a stick that is full, write-protected, or pulled the moment the screen says «done».
    void theOwnCopyOnASmallStick()
    {
        SmallDisk stick(8);
        QVERIFY(stick.isMounted());
        const QTemporaryDir dir;
        const HandClock clock;
        auto books = openWithReserve(dir.path(), clock);
        QVERIFY(books);
        QVERIFY((*books)->append(std::vector(2000, caseFact("C1", 1))) && (*books)->closeBatch());
        const std::string place = stick.path().toStdString();
        const std::string folder = place + "/pishkhan-T-72009999-01";
        const BooksCopier copier(
            CopierSettings{"T-72009999-01", {}, {dir.path().toStdString() + "/journal.db"}, "authority", "/dev/null"});
        const auto quiet = [](std::uint64_t, std::uint64_t) {};
        QVERIFY(stick.fill(200));
        const auto full = copier.copyTo(place, quiet);
        QCOMPARE(troubleWordOf(full.error()), std::string("disk-full"));
        QVERIFY(!fileExists(folder + "/batches.bin") && !fileExists(folder + "/batches.bin.new"));
        QVERIFY(stick.empty() && copier.copyTo(place, quiet));
        const Bytes first = *readFile(folder + "/batches.bin");
        QVERIFY((*books)->append(std::vector(2000, caseFact("C1", 2))) && (*books)->closeBatch());
        QVERIFY(stick.fill(200));
        QCOMPARE(copier.copyTo(place, quiet).error().kind, ErrorKind::Storage);
        QVERIFY(*readFile(folder + "/batches.bin") == first && !fileExists(folder + "/batches.bin.new"));
        QVERIFY(stick.empty() && stick.sync() && stick.remount("ro"));
        QCOMPARE(troubleWordOf(copier.copyTo(place, quiet).error()), std::string("disk-read-only"));
        QVERIFY(*readFile(folder + "/batches.bin") == first && stick.remount("rw"));
        QVERIFY(copier.copyTo(place, quiet));
        const Bytes second = *readFile(folder + "/batches.bin");
        QVERIFY(second.size() > first.size());
        if (stick.isLoop()) {
            QVERIFY(stick.cutPower() && stick.reboot());
            QVERIFY(*readFile(folder + "/batches.bin") == second && fileExists(folder + "/device.crt"));
        }
    }

    void aDiskThatDiesWhileRunningStopsTheWriting()
    {
        SmallDisk disk(40);
        if (!disk.isLoop()) {
            sayNothingWasProved();
            return;
        }
        const HandClock clock;
        auto books = openWithReserve(disk.path(), clock);
        QVERIFY((*books)->append(std::vector{officeFact(1)}));
        QVERIFY(disk.cutPower());
        const auto failed = (*books)->append(std::vector{officeFact(2)});
        QVERIFY(!failed);
        QCOMPARE((*books)->troubleWord(failed.error()), std::string("disk-error"));
        QCOMPARE((*books)->append(std::vector{officeFact(3)}).error().kind, ErrorKind::Storage); // and stays stopped
        books->reset();
        QVERIFY(disk.reboot());
        QCOMPARE((*openWithReserve(disk.path(), clock))->lastSequence(), std::uint64_t(1));
    }

    void aCorruptPageIsSaidAndNothingIsOverwritten()
    {
        const QTemporaryDir dir;
        const HandClock clock;
        {
            auto books = openWithReserve(dir.path(), clock);
            for (int i = 0; i < 200; ++i) {
                QVERIFY((*books)->append(std::vector{caseFact("C" + std::to_string(i), i)}));
            }
        }
        QFile file(dir.filePath("journal.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 4096 / 2 * 4096));
        QCOMPARE(file.write(QByteArray(4096, '\x5a')), 4096);
        file.close();
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray damaged = file.readAll();
        const auto refused = openWithReserve(dir.path(), clock);
        QVERIFY(!refused);
        QCOMPARE(troubleWordOf(refused.error()), std::string("journal-corrupt"));
        QVERIFY(file.seek(0) && file.readAll() == damaged);
    }

    void aSecondProgramIsRefusedAndCounted()
    {
        const QTemporaryDir dir;
        const HandClock clock;
        const auto first = openWithReserve(dir.path(), clock);
        QVERIFY(first);
        for (int i = 0; i < 3; ++i) {
            const auto second = openWithReserve(dir.path(), clock);
            QVERIFY(!second);
            QCOMPARE(troubleWordOf(second.error()), std::string("journal-in-use"));
        }
        QCOMPARE((*first)->takeKnocks(), std::int64_t(3));
        QCOMPARE((*first)->takeKnocks(), std::int64_t(0));
        QVERIFY((*first)->append(std::vector{officeFact(1)}));
    }

    void powerCuts();

private:
    static void sayNothingWasProved() { qWarning("*** this row needs a loop device; it proved NOTHING here ***"); }
};

/// A real process writes cases, drafts, batches, receipts and acknowledgements; the plug is pulled at a random moment.
void DiskTest::powerCuts()
{
    SmallDisk disk(64);
    if (!disk.isLoop()) {
        return sayNothingWasProved();
    }
    const int cuts = qEnvironmentVariableIntValue("PISHKHAN_POWER_CUTS") > 0
                         ? qEnvironmentVariableIntValue("PISHKHAN_POWER_CUTS")
                         : 10;
    QRandomGenerator random(20261123);
    const HandClock clock;
    std::uint64_t confirmed = 0;
    QVERIFY(openIn(disk.path().toStdString(), clock) && disk.sync()); // keys and an empty journal
    for (int cut = 1; cut <= cuts; ++cut) {
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(BINARY_ROOT "/tests/append_until_killed", {disk.path()});
        const auto lines = static_cast<int>(random.bounded(2U, 60U));
        QByteArray said;
        while (said.count('\n') < lines) {
            QVERIFY(writer.waitForReadyRead(60000));
            said += writer.readAllStandardOutput();
        }
        // What it confirms while the plug is pulled does not count: a real machine would be dead by then.
        said += writer.readAllStandardOutput();
        QVERIFY(disk.cutPower());
        writer.kill();
        QVERIFY(writer.waitForFinished(60000));
        said.truncate(said.lastIndexOf('\n'));
        confirmed = qMax<std::uint64_t>(confirmed, said.mid(said.lastIndexOf('\n') + 1).toULongLong());
        QVERIFY(disk.reboot());
        auto books = openIn(disk.path().toStdString(), clock); // audits the whole chain
        QVERIFY2(books, books ? "" : books.error().what.c_str());
        QVERIFY2((*books)->lastSequence() >= confirmed, qPrintable(QString("cut %1").arg(cut)));
        confirmed = (*books)->lastSequence();
        books->reset();
        QVERIFY(disk.sync());
    }
    qInfo("journal: %d power cuts, %llu events, every confirmed one is there", cuts,
          static_cast<unsigned long long>(confirmed));
}

QTEST_APPLESS_MAIN(DiskTest)
#include "disk_test.moc"
