// SPDX-License-Identifier: GPL-3.0-or-later
// One terminal that was put back: a restored copy opens the next epoch, the earlier one still brings what it owes, and nothing is answered
// twice. Real journals, a real hub.
#include <QTest>

#include "sync/uplink/uplink.h"
#include "terminal/app/counter.h"
#include "terminal/books_epoch.h"
#include "tests/sync/uplink/copied_terminal.h"

using namespace pishkhan;
using namespace pishkhan::test;

class EpochsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_hub = startedHub(); }
    void aRestoredCopyOpensTheNextEpoch_data();
    void aRestoredCopyOpensTheNextEpoch();
    void theRememberedHeadFindsItWithoutAHub();
    void whatWasDoneOnAnOldCopyIsKeptToo();
    void aProposalIsAnsweredOnce();

private:
    qint64 count(const QString& table, const QString& kind = {}) const { return countAt(*m_hub, table, kind); }
    std::vector<uplink::LineReport> stream(journal::SqliteJournal& books, const QString& home,
                                           const std::function<bool(const uplink::LineReport&)>& until,
                                           std::vector<OlderBooks> older = {});
    QStringList atTheHub() const; // epoch and range of each batch in the log, in order
    std::unique_ptr<HubWorld> m_hub;
};

/// Streams until a report satisfies; all reports.
std::vector<uplink::LineReport> EpochsTest::stream(journal::SqliteJournal& books, const QString& home,
                                                   const std::function<bool(const uplink::LineReport&)>& until,
                                                   std::vector<OlderBooks> older)
{
    uplink::HubAddress hub;
    hub.https.baseUrl = m_hub->url();
    hub.https.caFile = pki().path("ca.pem");
    hub.https.certificateFile = pki().path(deviceName + ".pem");
    hub.https.keyFile = pki().path(deviceName + ".key");
    hub.memoryFile = (home + "/journal/uplink.json").toStdString();
    Owner owner;
    std::vector<uplink::LineReport> reports;
    uplink::UplinkPace pace;
    pace.heartbeat = Milliseconds(200);
    uplink::Uplink line(
        books, hub, owner, wallClock, [&reports](const uplink::LineReport& report) { reports.push_back(report); },
        pace);
    for (OlderBooks& one : older) {
        line.alsoOwes(**one.books, one.epoch);
    }
    const bool started = line.start().has_value();
    const bool seen = started && owner.waitUntil([&] { return !reports.empty() && until(reports.back()); });
    line.stop();
    if (!seen) {
        reports.clear();
    }
    return reports;
}

void EpochsTest::aRestoredCopyOpensTheNextEpoch_data()
{
    QTest::addColumn<int>("newWork"); // after the restoration, before the hub is met again
    QTest::newRow("nothing new") << 0;
    QTest::newRow("less than was lost") << 2;
    QTest::newRow("exactly as much") << 6;
    QTest::newRow("more than was lost") << 9;
}

void EpochsTest::aRestoredCopyOpensTheNextEpoch()
{
    QFETCH(int, newWork);
    const QString home = m_hub->folder() + "/home";
    const QString saved = m_hub->folder() + "/saved";
    QDir().mkpath(home + "/journal");
    const auto settings = settingsOf(home);
    BooksEpochs epochs(home.toStdString(), 1);
    const auto arrived = [](const uplink::LineReport& report) {
        return report.line == uplink::Line::Connected && report.waiting == 0;
    };
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        for (int i = 0; i < 4; ++i) {
            QVERIFY(books->append(std::vector{fact("before")}));
        }
        QVERIFY(books->closeBatch() && !stream(*books, home, arrived).empty());
    }
    copyFolder(home + "/journal", saved);
    Hash lostHead{};
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        for (int i = 0; i < 6; ++i) {
            QVERIFY(books->append(std::vector{fact("lost")}));
        }
        QVERIFY(books->closeBatch() && !stream(*books, home, arrived).empty());
        lostHead = books->head();
    }
    QVERIFY(QDir(home + "/journal").removeRecursively());
    copyFolder(saved, home + "/journal"); // the snapshot is put back
    std::string restoredHead;
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        QCOMPARE(books->lastSequence(), std::uint64_t(4));
        for (int i = 0; i < newWork; ++i) {
            QVERIFY(books->append(std::vector{fact("new")}));
        }
        QVERIFY(books->closeBatch());
        const auto reports =
            stream(*books, home, [](const uplink::LineReport& report) { return report.olderCopy != nullptr; });
        QVERIFY(!reports.empty());
        const uplink::OlderCopy& known = *reports.back().olderCopy;
        QCOMPARE(known.knownSequence, std::uint64_t(10));
        QCOMPARE(toHex(known.knownHead), toHex(lostHead));
        QCOMPARE(known.missing.size(), std::size_t(6));
        QCOMPARE(known.missing.front().sequence, std::uint64_t(5));
        restoredHead = toHex(books->head());
        QVERIFY(epochs.leaveNote({"hub",
                                  known.knownEpoch,
                                  books->epoch(),
                                  known.knownSequence,
                                  books->lastSequence(),
                                  toHex(known.knownHead),
                                  restoredHead,
                                  {{1, 5, "case-opened", "C-1"}}}));
    }
    auto books = std::move(*epochs.open(settings, wallClock));
    QCOMPARE(books->epoch(), 2U);
    QVERIFY(!epochs.hasNote());
    QVERIFY(QFile::exists(home + "/journal/journal.db")); // nothing was overwritten
    const auto counter = app::Counter::open(*books, wallClock);
    QVERIFY(counter && counter->state().rollback);
    QCOMPARE(counter->state().rollback->missing.front().about, std::string("C-1"));
    std::vector<ports::JournalEvent> events;
    QVERIFY(books->replay([&events](const ports::JournalEvent& one) {
        events.push_back(one);
        return Status();
    }));
    QCOMPARE(events.front().entry.kind, std::string("rollback-found"));
    QCOMPARE(std::string(valueOf(events.front().entry.clear, "knownHead")), toHex(lostHead));
    QCOMPARE(std::string(valueOf(events.front().entry.clear, "foundHead")), restoredHead);
    QVERIFY(!stream(*books, home, arrived).empty()); // the hub takes the new epoch
    QCOMPARE(count("alarm", "clone"), 0);
    books.reset();
    QCOMPARE((*epochs.open(settings, wallClock))->epoch(), 2U); // and it stays
}

void EpochsTest::theRememberedHeadFindsItWithoutAHub()
{
    const QString home = m_hub->folder() + "/home";
    QDir().mkpath(home + "/journal");
    const auto settings = settingsOf(home);
    BooksEpochs epochs(home.toStdString(), 1);
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        QVERIFY(books->append(std::vector{fact("one")}) && books->closeBatch());
    }
    copyFolder(home + "/journal", m_hub->folder() + "/saved");
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        QVERIFY(books->append(std::vector{fact("two"), fact("three")}) && books->closeBatch());
        epochs.remember(*books);
    }
    QCOMPARE((*epochs.open(settings, wallClock))->epoch(), 1U); // all is well
    QVERIFY(QDir(home + "/journal").removeRecursively());
    copyFolder(m_hub->folder() + "/saved", home + "/journal");
    const auto books = std::move(*epochs.open(settings, wallClock));
    QCOMPARE(books->epoch(), 2U);
    const auto counter = app::Counter::open(*books, wallClock);
    QCOMPARE(counter->state().rollback->knownSequence, std::int64_t(3));
    QCOMPARE(counter->state().rollback->foundSequence, std::int64_t(1));
    // The hub never met the first epoch: what was put back reaches it behind the new one, once.
    const auto arrived = [this](const uplink::LineReport& report) {
        return report.line == uplink::Line::Connected && report.waiting == 0 && count("batch") >= 2;
    };
    auto older = epochs.stillOwing(settings, wallClock);
    QCOMPARE(older.size(), std::size_t{1});
    QVERIFY(!stream(*books, home, arrived, std::move(older)).empty());
    QCOMPARE(atTheHub(), QStringList({"2: 1-1", "1: 1-1"}));
    QVERIFY(epochs.stillOwing(settings, wallClock).empty());
    QCOMPARE(count("alarm"), 0);
}

QStringList EpochsTest::atTheHub() const
{
    const auto store = journal::Database::openForReading((m_hub->dataFolder() + "/hub.db").toStdString());
    auto rows = store->prepare("SELECT epoch, first_seq, last_seq FROM batch ORDER BY leaf");
    QStringList out;
    while (rows && *rows->step() == journal::Step::Row) {
        out.append(QStringLiteral("%1: %2-%3").arg(rows->integer(0)).arg(rows->integer(1)).arg(rows->integer(2)));
    }
    return out;
}

/// Both stories of an epoch that was put back and worked on are kept at the hub.
void EpochsTest::whatWasDoneOnAnOldCopyIsKeptToo()
{
    const QString home = m_hub->folder() + "/home";
    QDir().mkpath(home + "/journal");
    const auto settings = settingsOf(home);
    BooksEpochs epochs(home.toStdString(), 1);
    const auto arrived = [](const uplink::LineReport& report) {
        return report.line == uplink::Line::Connected && report.waiting == 0;
    };
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        QVERIFY(books->append(std::vector{fact("one")}) && books->closeBatch());
        copyFolder(home + "/journal", m_hub->folder() + "/saved");
        QVERIFY(books->append(std::vector{fact("two")}) && books->closeBatch());
        QVERIFY(!stream(*books, home, arrived).empty());
    }
    QVERIFY(QDir(home + "/journal").removeRecursively());
    copyFolder(m_hub->folder() + "/saved", home + "/journal");
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        QVERIFY(books->append(std::vector{fact("another two")}) && books->closeBatch());
        QVERIFY(epochs.leaveNote({"hub", 1, 1, 2, 2, {}, toHex(books->head()), {}}));
    }
    auto books = std::move(*epochs.open(settings, wallClock));
    QCOMPARE(books->epoch(), 2U);
    const auto kept = [&](const uplink::LineReport& report) { return arrived(report) && count("fork") == 1; };
    QVERIFY(!stream(*books, home, kept, epochs.stillOwing(settings, wallClock)).empty());
    QCOMPARE(count("fork"), 1);
    QVERIFY(!stream(*books, home, arrived, epochs.stillOwing(settings, wallClock)).empty()); // again, and nothing twice
    QCOMPARE(count("fork"), 1);
    QCOMPARE(count("alarm", "fork"), 1);
}

/// An answer that is only in what was lost, or only in what was put back, counts in the next epoch too.
void EpochsTest::aProposalIsAnsweredOnce()
{
    const QString home = m_hub->folder() + "/home";
    QDir().mkpath(home + "/journal");
    const auto settings = settingsOf(home);
    BooksEpochs epochs(home.toStdString(), 1);
    {
        auto books = std::move(*epochs.open(settings, wallClock));
        QVERIFY(books->append(std::vector{fact("one")}) && books->closeBatch());
    }
    QVERIFY(epochs.leaveNote({"hub", 1, 1, 9, 1, {}, {}, {{1, 7, "proposal-answered", "centre-1/P-7"}}}));
    for (const std::uint32_t epoch : {2U, 3U}) { // an epoch hands on what it was handed
        auto books = std::move(*epochs.open(settings, wallClock));
        QCOMPARE(books->epoch(), epoch);
        auto counter = app::Counter::open(*books, wallClock);
        QVERIFY(counter.has_value());
        QVERIFY(counter->state().rollback->missing.empty()); // no row for the clerk
        domain::counter::command::AnswerProposal ask;
        ask.signer = {ActorKind::Central, "centre-1"};
        ask.proposal = "P-7";
        QVERIFY(counter->handle(domain::counter::command::SignIn{"manager-1", "manager", true}));
        const Status answered = counter->handle(ask);
        QVERIFY(!answered);
        QCOMPARE(answered.error().what, std::string("proposal-answered"));
        QVERIFY(epochs.leaveNote({"hub", epoch, epoch, 99, books->lastSequence(), {}, {}, {}}));
    }
}

QTEST_GUILESS_MAIN(EpochsTest)
#include "epochs_test.moc"
