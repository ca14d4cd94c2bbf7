// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's asking side against real witness programs: quorum, a dead one, a restart, one that remembers more than the hub.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "sync/hub/log_api.h"
#include "sync/hub/witness_rounds.h"
#include "sync/tlog/tlog_proof.h"
#include "sync/verify/hub_check.h"
#include "sync/wire/batch.h"
#include "sync/witness/witness.h"
#include "terminal/base/files.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::hub;

namespace {

constexpr Instant start{1763840000000};

/// A witness as a process of its own.
class RunningWitness {
public:
    RunningWitness(QString folder, const std::string& name) : m_folder(std::move(folder))
    {
        m_vkey = *witness::Witness::create(m_folder.toStdString(), name);
    }
    ~RunningWitness() { stop(); }
    bool run(const std::string& log)
    {
        if (!witness::Witness::trust(m_folder.toStdString(), log)) {
            return false;
        }
        QFile::remove(m_folder + "/port");
        m_process.start(BINARY_ROOT "/bin/pishkhan-witness",
                        {"serve", "--data", m_folder, "--port-file", m_folder + "/port"});
        return QTest::qWaitFor([this] { return QFile::exists(m_folder + "/port"); }, 60000);
    }
    void stop()
    {
        m_process.terminate();
        m_process.waitForFinished(60000);
    }
    std::string url() const
    {
        const auto port = readFile((m_folder + "/port").toStdString());
        return "http://127.0.0.1:" + std::string(text(*port).substr(0, text(*port).find('\n')));
    }
    const std::string& vkey() const { return m_vkey; }

private:
    QString m_folder;
    std::string m_vkey;
    QProcess m_process;
};

} // namespace

class WitnessRoundsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void reachesTheQuorumWithoutTheDeadOne();
    void isHonestWithoutQuorum();
    void alarmsAfterTenMinutes();
    void rolledBackHubIsTold();
    void wrongSettings();

private:
    QTemporaryDir m_dir;
    int m_run = 0;
    std::vector<wire::Batch> m_batches;
    std::atomic<std::int64_t> m_now{start.ms};
    std::string here(const std::string& name) const
    {
        return m_dir.filePath(QString::number(m_run)).toStdString() + "/" + name;
    }
    QString place(const char* name) const { return QString::fromStdString(here(name)); }
    Result<LogPublisher> publisher(const std::string& folder, std::size_t batches);
    Result<std::unique_ptr<WitnessRounds>> rounds(LogPublisher& log, const std::string& folder,
                                                  std::vector<std::string> addresses);
    void policy(const std::string& quorum, const std::vector<const RunningWitness*>& witnesses);
    int alarms(const std::string& folder, const std::string& kind) const;
};

/// A hub's data folder with so many batches stored and published.
Result<LogPublisher> WitnessRoundsTest::publisher(const std::string& folder, std::size_t batches)
{
    TRY(makeFolder(folder));
    auto store = TRY(BatchStore::open(folder, OpenMode::Create));
    if (!fileExists(folder + "/log.key")) {
        TRY(LogPublisher::create(folder, store, "oversight.example/hub1"));
    }
    for (std::size_t i = TRY(store.size()); i < batches; ++i) {
        TRY(store.append(m_batches[i], start));
    }
    auto log = TRY(LogPublisher::open(folder, store));
    TRY(log.publish(store, start, LogPublisher::When::AtOnce));
    return log;
}

Result<std::unique_ptr<WitnessRounds>> WitnessRoundsTest::rounds(LogPublisher& log, const std::string& folder,
                                                                 std::vector<std::string> addresses)
{
    const WitnessSettings settings{here("policy"), std::move(addresses), 1, Milliseconds(600000)};
    return WitnessRounds::start(settings, folder, log, [this] { return Instant{m_now}; });
}

void WitnessRoundsTest::policy(const std::string& quorum, const std::vector<const RunningWitness*>& witnesses)
{
    std::string lines;
    std::string members;
    for (std::size_t i = 0; i < witnesses.size(); ++i) {
        const std::string name = "w" + std::to_string(i + 1);
        lines += "witness " + name + " " + witnesses[i]->vkey() + "\n";
        members += " " + name;
    }
    lines += "group all-of-them " + quorum + members + "\nquorum all-of-them\n";
    QVERIFY(writeFileDurably(here("policy"), view(lines), FileAccess::Readable));
}

int WitnessRoundsTest::alarms(const std::string& folder, const std::string& kind) const
{
    auto database = Database::open(folder + "/hub.db", OpenMode::ReadOnly);
    auto query = database->prepare("SELECT count(*) FROM alarm WHERE kind = ?");
    query->bind(kind);
    return *query->step() ? static_cast<int>(query->integer(0)) : -1;
}

void WitnessRoundsTest::init()
{
    ++m_run;
    QVERIFY(makeFolder(here("")));
    m_now = start.ms;
    if (m_batches.empty()) {
        const journal::test::HandClock clock;
        const auto books = journal::test::openIn(here(""), clock);
        for (int i = 0; i < 8; ++i) {
            const ports::JournalEntry fact = journal::test::officeFact(i);
            QVERIFY((*books)->append(std::span(&fact, 1)));
            QVERIFY((*books)->closeBatch());
        }
        const auto batches = (*books)->batchesAfter(0, SIZE_MAX);
        for (const ports::OutgoingBatch& outgoing : *batches) {
            m_batches.push_back(*wire::decodeBatch(outgoing.wireBytes));
        }
    }
}

void WitnessRoundsTest::reachesTheQuorumWithoutTheDeadOne()
{
    RunningWitness one(place("w1"), "witness.example/one"), two(place("w2"), "witness.example/two"),
        dead(place("w3"), "witness.example/dead");
    policy("2", {&one, &two, &dead});
    auto log = publisher(here("hub"), 5);
    QVERIFY(log);
    QVERIFY(one.run(log->vkey()) && two.run(log->vkey()));
    const std::vector<std::string> addresses = {"w1=" + one.url(), "w2=" + two.url(), "w3=http://127.0.0.1:1"};
    {
        const auto asking = rounds(*log, here("hub"), addresses);
        QVERIFY(asking);
        QTRY_COMPARE_WITH_TIMEOUT(log->witnessed().size, 5U, 60000);
        auto store = BatchStore::open(here("hub"), OpenMode::Create);
        QVERIFY(store->append(m_batches[5], start));
        QVERIFY(log->publish(*store, Instant{start.ms + 5000}, LogPublisher::When::AtOnce));
        QTRY_COMPARE_WITH_TIMEOUT(log->witnessed().size, 6U, 60000);
        QVERIFY(exportLog(*log, *store, here("log")));
    }
    verify::HubQuestion question{here("log"), log->vkey(), here("policy"), {}, {}};
    const auto found = verify::checkHubLog(question);
    QVERIFY2(found->valid, found->reason.c_str());
    QCOMPARE(found->fields["witnessedSize"].get<int>(), 6);
    QCOMPARE(found->fields["cosignatures"].size(), 2U);
    // The stored proof of a leaf carries the same cosignatures.
    const auto proof = tlog::parseTlogProof(*log->proof(2));
    const auto parsed = tlog::parsePolicy(text(*readFile(here("policy"))));
    const auto opened =
        tlog::verifyTlogProof(*proof, m_batches[2].leafData, *tlog::parseVkey(log->vkey()), parsed->witnessKeys());
    QVERIFY(opened && parsed->accepts(opened->signatures));
    // A hub that starts again knows what was witnessed, and asks only once.
    const auto again = publisher(here("hub"), 6);
    QCOMPARE(again->witnessed().size, 6U);
    QCOMPARE(again->latest().note, log->latest().note);
}

void WitnessRoundsTest::isHonestWithoutQuorum()
{
    RunningWitness one(place("w1"), "witness.example/one"), dead(place("w2"), "witness.example/dead");
    policy("all", {&one, &dead});
    auto log = publisher(here("hub"), 3);
    QVERIFY(one.run(log->vkey()));
    const auto asking = rounds(*log, here("hub"), {"w1=" + one.url(), "w2=http://127.0.0.1:1"});
    QTRY_VERIFY_WITH_TIMEOUT(log->latest().note.find("witness.example/one") != std::string::npos, 60000);
    QCOMPARE(log->witnessed().size, 0U);
    auto store = BatchStore::open(here("hub"), OpenMode::ReadOnly);
    QVERIFY(exportLog(*log, *store, here("log")));
    const auto found = verify::checkHubLog({here("log"), log->vkey(), here("policy"), {}, {}});
    QVERIFY(!found->valid && found->reason.find("quorum") != std::string::npos);
    QCOMPARE(found->fields["quorum"].get<bool>(), false);
}

void WitnessRoundsTest::alarmsAfterTenMinutes()
{
    RunningWitness dead(place("w1"), "witness.example/dead");
    policy("all", {&dead});
    auto log = publisher(here("hub"), 3);
    const auto asking = rounds(*log, here("hub"), {"w1=http://127.0.0.1:1"});
    QTest::qWait(1500); // at least one round has passed without an alarm
    QCOMPARE(alarms(here("hub"), "not-witnessed"), 0);
    m_now += 601000;
    QTRY_COMPARE_WITH_TIMEOUT(alarms(here("hub"), "not-witnessed"), 1, 60000);
    QCOMPARE(alarms(here("hub"), "witness-refused"), 0); // away is not the same as refusing
}

void WitnessRoundsTest::rolledBackHubIsTold()
{
    RunningWitness one(place("w1"), "witness.example/one");
    policy("all", {&one});
    auto log = publisher(here("hub"), 3);
    QVERIFY(one.run(log->vkey()));
    const std::string vkey = log->vkey();
    QVERIFY(QProcess::execute("cp", {"-r", place("hub"), place("backup")}) == 0);
    {
        auto longer = publisher(here("hub"), 6);
        const auto asking = rounds(*longer, here("hub"), {"w1=" + one.url()});
        QTRY_COMPARE_WITH_TIMEOUT(longer->witnessed().size, 6U, 60000);
    }
    // The backup goes on with another story under the same key.
    std::swap(m_batches[3], m_batches[6]);
    auto forked = publisher(here("backup"), 4);
    QCOMPARE(forked->vkey(), vkey);
    {
        const auto asking = rounds(*forked, here("backup"), {"w1=" + one.url()});
        QTRY_COMPARE_WITH_TIMEOUT(alarms(here("backup"), "witness-refused"), 1, 60000);
    }
    QCOMPARE(forked->witnessed().size, 0U);
    auto grown = publisher(here("backup"), 7);
    std::swap(m_batches[3], m_batches[6]);
    const auto asking = rounds(*grown, here("backup"), {"w1=" + one.url()});
    QTRY_COMPARE_WITH_TIMEOUT(alarms(here("backup"), "witness-refused"), 2, 60000);
    QCOMPARE(grown->witnessed().size, 0U);
}

void WitnessRoundsTest::wrongSettings()
{
    RunningWitness one(place("w1"), "witness.example/one");
    policy("all", {&one});
    auto log = publisher(here("hub"), 2);
    QVERIFY(!rounds(*log, here("hub"), {"nobody=http://127.0.0.1:1"}));
    QVERIFY(!rounds(*log, here("hub"), {"w1"}));
    QVERIFY(writeFileDurably(here("policy"), view("nonsense\n"), FileAccess::Readable));
    QVERIFY(!rounds(*log, here("hub"), {}));
}

QTEST_GUILESS_MAIN(WitnessRoundsTest)
#include "witness_rounds_test.moc"
