// SPDX-License-Identifier: GPL-3.0-or-later
// Two copies of one terminal, and one terminal that was put back: real journals, a real hub. Whoever speaks first and
// whoever has worked meanwhile, two copies are always found and both are kept; a restored copy opens the next epoch.
#include <QDir>
#include <QFile>
#include <QTest>

#include <deque>
#include <mutex>

#include "sync/uplink/uplink.h"
#include "terminal/app/counter.h"
#include "terminal/books_epoch.h"
#include "terminal/journal/sqlite_db.h"
#include "tests/sync/hub/hub_world.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

const QString deviceName = QStringLiteral("72000888-1");

class WallClock : public ports::Clock {
public:
    Instant now() const override { return {QDateTime::currentMSecsSinceEpoch()}; }
    std::int64_t monotonicMs() const override { return now().ms; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 0; }
    void cancel(ports::TimerId) override {}
};

class Owner : public ports::Executor {
public:
    void post(std::function<void()> task) override
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    bool waitUntil(const std::function<bool()>& holds)
    {
        return QTest::qWaitFor(
            [&] {
                for (auto task = take(); task; task = take()) {
                    task();
                }
                return holds();
            },
            30000);
    }

private:
    std::function<void()> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_tasks.empty()) {
            return {};
        }
        auto task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;
};

const WallClock wallClock;

journal::JournalSettings settingsOf(const QString& home)
{
    QFile pem(QString::fromStdString(pki().path(deviceName + ".pem")));
    journal::JournalSettings settings;
    settings.path = (home + "/journal/journal.db").toStdString();
    settings.device = deviceName.toStdString();
    settings.office = "72000888";
    settings.certificatePem = pem.open(QIODevice::ReadOnly) ? pem.readAll().toStdString() : std::string();
    settings.key = std::make_shared<crypto::EcdsaKey>(crypto::EcdsaKey::load(pki().path(deviceName + ".key")).value());
    settings.machineKeyFile = (home + "/journal/machine.key").toStdString();
    return settings;
}

void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QFileInfo& one : QDir(from).entryInfoList(QDir::Files)) {
        QFile::remove(to + "/" + one.fileName());
        QVERIFY(QFile::copy(one.filePath(), to + "/" + one.fileName()));
    }
}

ports::JournalEntry fact(const std::string& mark)
{
    return {"terminal-started",
            1,
            {ActorKind::System, "runtime"},
            {},
            {},
            {{"version", mark}, {"mode", "counter"}, {"openCase", ""}},
            {}};
}

/// One copy of the terminal: its books, and the nonce it was given last.
struct Copy {
    const HubWorld& hub;
    QString home;
    std::unique_ptr<journal::SqliteJournal> books;
    wire::Nonce nonce{};
    std::unique_ptr<uplink::HttpsClient> line;
    std::uint64_t acknowledged = 4; ///< before the copy was taken

    Copy(const HubWorld& world, const QString& folder) : hub(world), home(folder), line(world.client(deviceName))
    {
        QDir().mkpath(home + "/journal");
        books = std::move(*journal::SqliteJournal::open(settingsOf(home), wallClock));
    }
    void work(int events, const std::string& mark)
    {
        for (int i = 0; i < events; ++i) {
            QVERIFY(books->append(std::vector{fact(mark)}));
        }
        QVERIFY(books->closeBatch());
    }
    std::string door(const char* what) const { return "/v1/journals/" + deviceName.toStdString() + "/1/" + what; }
    /// What the hub says to the head and to everything it does not have yet: "ok" or its error.
    QString speak()
    {
        const Reply head = hub.post(*line, door("head"), *books->headMessage(nonce));
        const auto fresh = fromHex(head.json["nonce"].toString().toStdString());
        if (head.status == 200) {
            std::copy(fresh->begin(), fresh->end(), nonce.begin());
        }
        const bool aside = head.json["error"].toString() == "quarantine";
        const auto durable =
            aside ? acknowledged : static_cast<std::uint64_t>(head.json["durableSequence"].toInteger());
        Bytes body;
        const auto owed = *books->batchesAfter(std::min(durable, books->lastSequence()), 1U << 20U);
        for (const ports::OutgoingBatch& batch : owed) {
            append(body, batch.wireBytes);
        }
        const Reply sent = body.empty() ? head : hub.post(*line, door("batches"), body);
        return sent.status == 200 ? "ok" : sent.json["error"].toString();
    }
};

} // namespace

class CopiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void twoCopiesAreFoundInEveryOrder_data();
    void twoCopiesAreFoundInEveryOrder();
    void anAnswerThatWasLostIsNoCopy();
    void aSupervisorReleasesOne();
    void aRestoredCopyOpensTheNextEpoch_data();
    void aRestoredCopyOpensTheNextEpoch();
    void theRememberedHeadFindsItWithoutAHub();
    void whatWasDoneOnAnOldCopyIsKeptToo();
    void aProposalIsAnsweredOnce();

private:
    qint64 count(const QString& table, const QString& kind = {}) const;
    std::vector<uplink::LineReport> stream(journal::SqliteJournal& books, const QString& home,
                                           const std::function<bool(const uplink::LineReport&)>& until,
                                           std::vector<OlderBooks> older = {});
    QStringList atTheHub() const; // epoch and range of each batch in the log, in order
    std::unique_ptr<HubWorld> m_hub;
};

void CopiesTest::init()
{
    m_hub = std::make_unique<HubWorld>();
    m_hub->addDevice(deviceName, "72000888");
    m_hub->start();
}

qint64 CopiesTest::count(const QString& table, const QString& kind) const
{
    const auto store = journal::Database::openForReading((m_hub->dataFolder() + "/hub.db").toStdString());
    auto rows = store->prepare(
        ("SELECT count(*) FROM " + table + (kind.isEmpty() ? "" : " WHERE kind = '" + kind + "'")).toStdString());
    return rows && rows->step() ? rows->integer(0) : -1;
}

void CopiesTest::twoCopiesAreFoundInEveryOrder_data()
{
    QTest::addColumn<int>("original"); // events it wrote after the copy was taken
    QTest::addColumn<int>("copy");
    QTest::addColumn<bool>("copyFirst");
    for (const bool copyFirst : {false, true}) {
        const char* who = copyFirst ? "copy first" : "original first";
        QTest::addRow("nobody worked, %s", who) << 0 << 0 << copyFirst;
        QTest::addRow("the original worked, %s", who) << 3 << 0 << copyFirst;
        QTest::addRow("the copy worked, %s", who) << 0 << 3 << copyFirst;
        QTest::addRow("both worked alike, %s", who) << 2 << 2 << copyFirst;
        QTest::addRow("the original worked more, %s", who) << 5 << 2 << copyFirst;
        QTest::addRow("the copy worked more, %s", who) << 2 << 5 << copyFirst;
    }
}

void CopiesTest::twoCopiesAreFoundInEveryOrder()
{
    QFETCH(int, original);
    QFETCH(int, copy);
    QFETCH(bool, copyFirst);
    Copy first(*m_hub, m_hub->folder() + "/a");
    first.work(4, "before");
    QCOMPARE(first.speak(), QString("ok"));
    first.books.reset(); // the disk is copied
    copyFolder(first.home + "/journal", m_hub->folder() + "/b/journal");
    first.books = std::move(*journal::SqliteJournal::open(settingsOf(first.home), wallClock));
    Copy second(*m_hub, m_hub->folder() + "/b");
    second.nonce = first.nonce;
    first.work(original, "original");
    second.work(copy, "copy");
    QString last;
    for (int turn = 0; turn < 4; ++turn) { // each speaks twice
        last = (turn % 2 == 0) == copyFirst ? second.speak() : first.speak();
    }
    QCOMPARE(last, QString("quarantine"));
    QCOMPARE(first.speak(), QString("quarantine"));
    QCOMPARE(second.speak(), QString("quarantine"));
    QCOMPARE(count("alarm", "clone"), 1);
    // What came before is whole, and nothing either copy wrote is thrown away.
    QVERIFY(count("batch") >= 1);
    QVERIFY(count("batch") + count("fork") >= 1 + (original > 0 ? 1 : 0) + (copy > 0 ? 1 : 0));
    // New work of both goes beside the log.
    const qint64 logged = count("batch");
    const qint64 aside = count("fork");
    first.work(1, "later original");
    second.work(1, "later copy");
    QCOMPARE(first.speak(), QString("quarantine"));
    QCOMPARE(second.speak(), QString("quarantine"));
    QCOMPARE(count("batch"), logged);
    QVERIFY(count("fork") >= aside + 2);
}

void CopiesTest::anAnswerThatWasLostIsNoCopy()
{
    Copy only(*m_hub, m_hub->folder() + "/a");
    only.work(2, "x");
    QCOMPARE(only.speak(), QString("ok"));
    for (int i = 0; i < 10; ++i) { // every answer to the head is lost
        const wire::Nonce kept = only.nonce;
        QCOMPARE(only.speak(), QString("ok"));
        only.nonce = kept;
    }
    QCOMPARE(only.speak(), QString("ok"));
    QCOMPARE(only.speak(), QString("ok"));
    QCOMPARE(count("alarm"), 0);
}

void CopiesTest::aSupervisorReleasesOne()
{
    Copy first(*m_hub, m_hub->folder() + "/a");
    first.work(4, "before");
    QCOMPARE(first.speak(), QString("ok"));
    first.books.reset();
    copyFolder(first.home + "/journal", m_hub->folder() + "/b/journal");
    first.books = std::move(*journal::SqliteJournal::open(settingsOf(first.home), wallClock));
    Copy second(*m_hub, m_hub->folder() + "/b");
    second.nonce = first.nonce;
    for (int turn = 0; turn < 2; ++turn) {
        first.speak();
        second.speak();
    }
    QCOMPARE(first.speak(), QString("quarantine"));
    first.work(2, "kept");
    m_hub->command({"device", "release", "--data", m_hub->dataFolder(), deviceName});
    QCOMPARE(first.speak(), QString("ok"));
    QCOMPARE(first.speak(), QString("ok"));
    second.speak(); // it knows less than the hub, or shows a stale nonce; the first one's next word proves both live
    QCOMPARE(first.speak(), QString("quarantine"));
    int code = 0;
    m_hub->command({"device", "release", "--data", m_hub->dataFolder(), "72000888-9"}, {}, &code);
    QCOMPARE(code, 1);
}

/// Streams until a report satisfies; all reports.
std::vector<uplink::LineReport> CopiesTest::stream(journal::SqliteJournal& books, const QString& home,
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

void CopiesTest::aRestoredCopyOpensTheNextEpoch_data()
{
    QTest::addColumn<int>("newWork"); // after the restoration, before the hub is met again
    QTest::newRow("nothing new") << 0;
    QTest::newRow("less than was lost") << 2;
    QTest::newRow("exactly as much") << 6;
    QTest::newRow("more than was lost") << 9;
}

void CopiesTest::aRestoredCopyOpensTheNextEpoch()
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

void CopiesTest::theRememberedHeadFindsItWithoutAHub()
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

QStringList CopiesTest::atTheHub() const
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
void CopiesTest::whatWasDoneOnAnOldCopyIsKeptToo()
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
void CopiesTest::aProposalIsAnsweredOnce()
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

QTEST_GUILESS_MAIN(CopiesTest)
#include "copies_test.moc"
