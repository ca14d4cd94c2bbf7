// SPDX-License-Identifier: GPL-3.0-or-later
// Every write and every sync of a morning's work fails once, in every way; after the restart everything that was
// confirmed is there and nothing is half there. PISHKHAN_CRASH_FULL=1 tries many more ways.
#include <QDir>
#include <QTest>

#include "sync/wire/batch.h"
#include "tests/terminal/journal/faulty_disk.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::journal;
using namespace pishkhan::journal::test;

namespace {

/// What the caller was told is done.
struct Confirmed {
    std::vector<ports::JournalEntry> events;
    std::uint64_t signedUpTo = 0;
    std::uint64_t acknowledged = 0;
    std::string draft;
    std::size_t attempted = 0; ///< entries offered to append, confirmed or not
};

/// What a later opening must find: everything confirmed, in order; beyond it at most one append that was in flight.
QString broken(SqliteJournal& journal, const Confirmed& confirmed)
{
    std::vector<ports::JournalEntry> found;
    const Status read = journal.replay([&](const ports::JournalEvent& event) {
        found.push_back(event.entry);
        return Status();
    });
    if (!read) {
        return "replay: " + QString::fromStdString(read.error().what);
    }
    if (found.size() < confirmed.events.size() || found.size() > confirmed.events.size() + 3) {
        return QString("%1 events, %2 confirmed").arg(found.size()).arg(confirmed.events.size());
    }
    for (std::size_t i = 0; i < confirmed.events.size(); ++i) {
        const bool same = found[i].kind == confirmed.events[i].kind && found[i].clear == confirmed.events[i].clear &&
                          found[i].personal == confirmed.events[i].personal;
        if (!same) {
            return QString("event %1 is another").arg(i + 1);
        }
    }
    const auto state = journal.outboxState();
    if (!state || state->signedUpTo < confirmed.signedUpTo || state->acknowledged < confirmed.acknowledged) {
        return "a confirmed batch or acknowledgement is gone";
    }
    const auto draft = journal.loadDraft("desk");
    if (!draft) {
        return "the draft does not open";
    }
    return {};
}

} // namespace

class CrashTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void powerCutAtEveryOperation();
    void ioErrorAtEveryOperation();
    void diskFullAtEveryOperation();
    void theHarnessNotices();

private:
    Result<std::unique_ptr<SqliteJournal>> openBooks();
    void work(Confirmed& confirmed);
    bool step(SqliteJournal& journal, Confirmed& confirmed, int round);
    std::uint64_t countOperations();

    QTemporaryDir m_dir;
    HandClock m_clock;
    FaultyDisk m_disk;
    JournalSettings m_settings;
    int m_points = 0;
};

void CrashTest::initTestCase()
{
    auto settings = settingsIn(m_dir.path().toStdString());
    QVERIFY(settings);
    m_settings = *settings;
    m_settings.vfs = FaultyDisk::vfsName;
    QVERIFY(openBooks()); // makes the machine's key once
}

Result<std::unique_ptr<SqliteJournal>> CrashTest::openBooks()
{
    return SqliteJournal::open(m_settings, m_clock);
}

/// One case at the counter: facts, personal fields, a draft, a batch, a receipt, an acknowledgement.
bool CrashTest::step(SqliteJournal& journal, Confirmed& confirmed, int round)
{
    const std::string caseId = "C" + std::to_string(round);
    const std::vector<std::vector<ports::JournalEntry>> appends = {
        {officeFact(round)},
        {caseFact(caseId, 1), caseFact(caseId, 2), officeFact(round + 100)},
        {caseFact(caseId, 3)}};
    bool good = true;
    for (const auto& entries : appends) {
        confirmed.attempted += entries.size();
        if (journal.append(entries)) {
            confirmed.events.insert(confirmed.events.end(), entries.begin(), entries.end());
        } else {
            good = false;
        }
    }
    if (journal.saveDraft("desk", {{"postal-code", "9990000000"}})) {
        confirmed.draft = "9990000000";
    }
    const auto proof = journal.proveReceipt(confirmed.events.size(), {"72009999-050901-01-00001-5", "", 1000});
    if (proof) {
        confirmed.signedUpTo = confirmed.events.size();
    }
    if (confirmed.signedUpTo > 0 && journal.markAcknowledged(confirmed.signedUpTo)) {
        confirmed.acknowledged = confirmed.signedUpTo;
    }
    return good && proof;
}

/// Three cases with a restart between the second and the third (which also writes the WAL back into the file).
void CrashTest::work(Confirmed& confirmed)
{
    for (int run = 0; run < 2; ++run) {
        auto journal = openBooks();
        if (!journal) {
            return;
        }
        for (int round = run * 2; round < run + 2; ++round) {
            if (!step(**journal, confirmed, round)) {
                return; // the counter stops at the first failure; what was confirmed is what counts
            }
        }
    }
}

std::uint64_t CrashTest::countOperations()
{
    m_disk.clear();
    Confirmed confirmed;
    work(confirmed);
    return confirmed.events.size() == 15 ? m_disk.operations() : 0;
}

void CrashTest::powerCutAtEveryOperation()
{
    const std::uint64_t operations = countOperations();
    QVERIFY(operations > 50);
    const std::uint32_t seeds = qEnvironmentVariableIsSet("PISHKHAN_CRASH_FULL") ? 20 : 1;
    m_points = 0;
    for (const Unsynced keep : {Unsynced::Lost, Unsynced::Kept, Unsynced::Torn, Unsynced::Random}) {
        for (std::uint64_t at = 1; at <= operations; ++at) {
            const bool chance = keep == Unsynced::Torn || keep == Unsynced::Random;
            for (std::uint32_t seed = 0; seed < (chance ? seeds : 1); ++seed, ++m_points) {
                m_disk.clear();
                m_disk.arm(Fault::PowerCut, at);
                Confirmed confirmed;
                work(confirmed);
                QVERIFY(m_disk.hasStruck());
                m_disk.reboot(keep, static_cast<std::uint32_t>(at) * 31 + seed);
                auto journal = openBooks();
                const QString place = QString("operation %1, keeping %2").arg(at).arg(static_cast<int>(keep));
                QVERIFY2(journal,
                         qPrintable(place + (journal ? QString() : QString::fromStdString(journal.error().what))));
                const QString wrong = broken(**journal, confirmed);
                QVERIFY2(wrong.isEmpty(), qPrintable(place + ": " + wrong));
                QVERIFY2((*journal)->append(std::vector{officeFact(9)}) && (*journal)->closeBatch(), qPrintable(place));
            }
        }
    }
    qInfo("power cut: %d crash points over %d operations, none failing", m_points, static_cast<int>(operations));
}

void CrashTest::ioErrorAtEveryOperation()
{
    const std::uint64_t operations = countOperations();
    m_points = 0;
    for (std::uint64_t at = 1; at <= operations; ++at, ++m_points) {
        m_disk.clear();
        m_disk.arm(Fault::Error, at);
        Confirmed confirmed;
        work(confirmed);
        QVERIFY(m_disk.hasStruck());
        m_disk.reboot(Unsynced::Lost, 0); // after a failed fsync the page cache is worth nothing
        auto journal = openBooks();
        QVERIFY2(journal, qPrintable(QString::number(at)));
        const QString wrong = broken(**journal, confirmed);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("operation %1: %2").arg(at).arg(wrong)));
    }
    qInfo("I/O error: %d crash points, none failing", m_points);
}

/// A full disk is no broken disk: the refused append leaves nothing, and the next one succeeds.
void CrashTest::diskFullAtEveryOperation()
{
    const std::uint64_t operations = countOperations();
    m_points = 0;
    for (std::uint64_t at = 1; at <= operations; ++at, ++m_points) {
        m_disk.clear();
        m_disk.arm(Fault::Full, at);
        Confirmed confirmed;
        work(confirmed);
        auto journal = openBooks();
        QVERIFY2(journal, qPrintable(QString::number(at)));
        const QString wrong = broken(**journal, confirmed);
        QVERIFY2(wrong.isEmpty(), qPrintable(QString("operation %1: %2").arg(at).arg(wrong)));
        QVERIFY((*journal)->append(std::vector{officeFact(9)}) && (*journal)->closeBatch());
    }
    qInfo("disk full: %d crash points, none failing", m_points);
}

/// On a disk whose sync lies, confirmed events are lost; a harness that does not see it proves nothing.
void CrashTest::theHarnessNotices()
{
    m_disk.clear();
    m_disk.syncLies = true;
    Confirmed confirmed;
    work(confirmed);
    m_disk.syncLies = false;
    m_disk.reboot(Unsynced::Lost, 0);
    auto journal = openBooks();
    QVERIFY(confirmed.events.size() == 15 && (!journal || !broken(**journal, confirmed).isEmpty()));
}

QTEST_APPLESS_MAIN(CrashTest)
#include "crash_test.moc"
