// SPDX-License-Identifier: GPL-3.0-or-later
/// Lessons H8, on a fleet of two hundred: terminals with keys, chains and slots of their own, a hub's real ingest, index and judge, and a
/// clock that is turned. A bad release halts in the first ring that meets it and everybody is back; a good one reaches everybody.
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "sync/hub/rollout_commands.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"
#include "tests/sync/release/virtual_terminal.h"

using namespace pishkhan;
using namespace pishkhan::test;
using release::Phase;

namespace {

constexpr int fleetSize = 200;
constexpr std::int64_t minuteMs = 60'000;
constexpr std::int64_t stepMs = 20 * minuteMs;

void must(const Status& done)
{
    if (!done) {
        qFatal("%s", done.error().what.c_str());
    }
}

/// A small ustar archive with one member, as `tar --format=ustar` writes it.
Bytes bundleOf(const std::string& behaviour)
{
    QTemporaryDir folder;
    must(makeFolder(folder.filePath("bin").toStdString()));
    must(writeFileDurably(folder.filePath("bin/behaviour").toStdString(), view(behaviour), FileAccess::Readable));
    QProcess tar;
    tar.start("tar", {"--format=ustar", "--mtime=@0", "--numeric-owner", "--owner=0", "--group=0", "--mode=0644", "-C",
                      folder.path(), "-cf", folder.filePath("b.tar"), "bin/behaviour"});
    tar.waitForFinished();
    return readFile(folder.filePath("b.tar").toStdString()).value();
}

/// On memory where there is some: two hundred machines sync their own disks, one test does not have that many.
QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/pishkhan-fleet-XXXXXX");
}

class Fleet {
public:
    Fleet() : m_folder(quickFolder()), m_publisher(crypto::EcdsaKey::generate().value())
    {
        m_data = m_folder.filePath("hub").toStdString();
        must(hub::init({m_data, "oversight.example/fleet", hub::Output::Json}, time()));
        auto store = hub::BatchStore::open(m_data, hub::OpenMode::Create).value();
        const std::string pem = m_publisher.publicKeyPem().value();
        for (int i = 0; i < fleetSize; ++i) {
            char name[16];
            std::snprintf(name, sizeof name, "t-%03d", i);
            terminals.push_back(std::make_unique<VirtualTerminal>(name, m_folder.path().toStdString(), pem, clock));
            must(store.addDevice(terminals.back()->row(), clock.now()));
        }
        writer = hub::IngestWriter::open(m_data, time()).value();
        writer->start({});
        m_index = hub::Database::open(hub::EventIndex::pathIn(m_data), hub::OpenMode::ReadOnly).value();
        rollouts = hub::Rollouts::open(m_data, time()).value();
        m_authority = crypto::Certificate::fromDer(terminals.front()->row().certificate).value();
        for (auto& one : terminals) {
            one->start();
        }
        step();
    }

    void begin(const std::string& version, const std::string& behaviour)
    {
        const Bytes bundle = bundleOf(behaviour);
        release::Manifest manifest;
        manifest.version = release::parseVersion(version).value();
        manifest.below = manifest.version;
        manifest.digest = crypto::sha256(bundle);
        manifest.size = bundle.size();
        manifest.rings = {{1, 3}, {10, 6}, {100, 9}};
        digest = toHex(manifest.digest);
        const std::string text = release::signManifest(manifest, m_publisher).value();
        const auto at = [this](const char* name) { return m_folder.filePath(name).toStdString(); };
        must(writeFileDurably(at("manifest"), view(text), FileAccess::Readable));
        must(writeFileDurably(at("bundle"), bundle, FileAccess::Readable));
        must(writeFileDurably(at("publisher"), view(m_publisher.publicKeyPem().value()), FileAccess::Readable));
        must(hub::beginRollout({m_data, at("manifest"), at("bundle"), at("publisher"), "nazer-1", {}}, time()));
        mostRing = 0;
        step();
    }

    void stop() { must(hub::stopRollout({m_data, {}, {}, {}, "nazer-1", "گزارش دفترها"}, time())); }

    /// Twenty minutes pass: everybody asks, does and tells; the hub stores, indexes and judges.
    void step()
    {
        clock.ms += stepMs;
        must(rollouts->look());
        for (auto& one : terminals) {
            one->look(rollouts->answerFor(one->name()), *rollouts);
        }
        send();
        must(rollouts->look());
        const auto now = rollouts->state();
        mostRing = std::max(mostRing, now.ring);
    }

    /// Until the phase is reached; false when it never is.
    bool until(Phase phase, int steps = 400)
    {
        while (rollouts->state().phase != phase && steps-- > 0) {
            step();
        }
        return rollouts->state().phase == phase;
    }

    std::size_t onIt() const
    {
        return static_cast<std::size_t>(std::count_if(terminals.begin(), terminals.end(),
                                                      [this](const auto& one) { return one->runs() == digest; }));
    }
    std::size_t everOnIt() const
    {
        return static_cast<std::size_t>(
            std::count_if(terminals.begin(), terminals.end(), [](const auto& one) { return one->everInstalled(); }));
    }
    std::vector<hub::RolloutEntry> decisions() { return hub::RolloutStore::open(m_data)->after(0).value(); }
    hub::RolloutStore store() { return hub::RolloutStore::open(m_data).value(); }

    FleetClock clock;
    std::vector<std::unique_ptr<VirtualTerminal>> terminals;
    std::unique_ptr<hub::IngestWriter> writer;
    std::unique_ptr<hub::Rollouts> rollouts;
    std::string digest;
    std::uint32_t mostRing = 0;

private:
    hub::Now time()
    {
        return [this] { return clock.now(); };
    }

    std::uint64_t unfolded()
    {
        auto query = m_index->prepare("SELECT next_leaf FROM progress");
        const bool isThere = query && query->step().value_or(false);
        return isThere ? static_cast<std::uint64_t>(query->integer(0)) : 0;
    }

    void send()
    {
        std::atomic<int> open{0};
        for (auto& one : terminals) {
            const Bytes bytes = one->batch();
            if (bytes.empty()) {
                continue;
            }
            auto proved = hub::prove(hub::JournalDoor::Batches, one->row(), 1, bytes, *m_authority);
            if (!std::holds_alternative<hub::Arrival>(proved)) {
                qFatal("a batch is not believed: %s", std::get<hub::Refusal>(proved).message.c_str());
            }
            ++open;
            ++m_sent;
            if (!writer->submit(std::move(std::get<hub::Arrival>(proved)), bytes.size(),
                                [&open](const hub::IngestAnswer& answer) {
                                    if (answer.refusal) {
                                        qFatal("refused: %s", answer.refusal->message.c_str());
                                    }
                                    --open;
                                })) {
                qFatal("the hub is full");
            }
        }
        while (open > 0 || unfolded() < m_sent) {
            QThread::usleep(500);
        }
    }

    QTemporaryDir m_folder;
    std::string m_data;
    crypto::EcdsaKey m_publisher;
    std::optional<crypto::Certificate> m_authority;
    std::optional<hub::Database> m_index;
    std::uint64_t m_sent = 0;
};

std::string kindsOf(const std::vector<hub::RolloutEntry>& rows)
{
    std::string out;
    for (const auto& row : rows) {
        out += (out.empty() ? "" : " ") + row.what.kind;
    }
    return out;
}

} // namespace

class FleetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// One fleet lives through all of it: two bad releases, one that does not start, a good one, and a late regret.
    void aFleetLivesThroughGoodAndBadReleases()
    {
        Fleet fleet;

        // Breaks everywhere after an hour: the two canaries find it, nobody else ever has it.
        fleet.begin("1.1.0", "breaks 1 1");
        QVERIFY(fleet.until(Phase::Undone));
        QCOMPARE(fleet.mostRing, 1U);
        QCOMPARE(fleet.everOnIt(), std::size_t{2});
        QCOMPARE(fleet.onIt(), std::size_t{0});
        QCOMPARE(kindsOf(fleet.decisions()), std::string("begun opened proven soaking halted undone"));
        QVERIFY(fleet.decisions()[4].what.cause == "integrity-alarm balance");
        QCOMPARE(fleet.decisions()[4].what.devices.size(), std::size_t{1});

        // Does not start: the machine goes back by itself, and that alone halts it.
        fleet.begin("1.2.0", "falls");
        QVERIFY(fleet.until(Phase::Undone));
        QCOMPARE(fleet.mostRing, 1U);
        QCOMPARE(fleet.onIt(), std::size_t{0});
        const auto fell = fleet.rollouts->state();
        QCOMPARE(fell.haltCause, std::string("release-start-failed"));
        const auto& first = *std::find_if(fleet.terminals.begin(), fleet.terminals.end(),
                                          [&](const auto& one) { return fell.everRan.count(one->name()) > 0; });
        QCOMPARE(first->standing().backCause, std::string("start-failed"));
        QCOMPARE(first->behaviour(), std::string("good"));

        // Breaks one office in eight, two hours after its start: found in the first ring that has such an office, never beyond the tenth.
        fleet.begin("1.3.0", "breaks 2 8");
        QVERIFY(fleet.until(Phase::Undone));
        QVERIFY2(fleet.mostRing <= 2, "a release that breaks books reached everybody");
        QVERIFY(fleet.rollouts->state().everRan.size() <= fleetSize / 10);
        QCOMPARE(fleet.onIt(), std::size_t{0});
        for (const auto& one : fleet.terminals) {
            QCOMPARE(one->behaviour(), std::string("good"));
        }
    }

    void aGoodReleaseReachesEverybodyAndNobodyIsInterrupted()
    {
        Fleet fleet;
        for (std::size_t i = 0; i < fleet.terminals.size(); i += 3) {
            fleet.terminals[i]->signIn();
        }
        fleet.begin("1.1.0", "good, and newer");
        for (int i = 0; i < 30; ++i) {
            fleet.step();
        }
        for (const auto& one : fleet.terminals) {
            QVERIFY(!one->isAtWork() || one->runs().empty()); // whoever is at work keeps the program in hand
            if (one->isAtWork()) {
                one->signOut();
            }
        }
        QVERIFY(fleet.until(Phase::Finished));
        for (int i = 0; i < 6; ++i) {
            fleet.step();
        }
        QCOMPARE(fleet.onIt(), std::size_t{fleetSize});
        std::string expected = "begun";
        for (int ring = 1; ring <= 3; ++ring) {
            expected += " opened proven soaking passed";
        }
        QCOMPARE(kindsOf(fleet.decisions()), expected + " finished");
        int drilled = 0;
        for (const auto& [name, member] : fleet.rollouts->state().members) {
            QVERIFY(!member.isDriller || member.hasDrilled);
            drilled += member.isDriller ? 1 : 0;
        }
        QVERIFY(drilled >= 3 + 10); // every ring proved its own way back
        for (const auto& one : fleet.terminals) {
            QCOMPARE(one->changesAtWork(), 0);
        }

        // A person regrets it days later: everybody goes back.
        fleet.stop();
        QVERIFY(fleet.until(Phase::Undone));
        QCOMPARE(fleet.onIt(), std::size_t{0});
        QVERIFY(fleet.store().check());
    }

    void aLateBreakTakesEverybodyBack()
    {
        Fleet fleet;
        fleet.begin("1.1.0", "breaks 8 100 late"); // two offices, long after both smaller rings have passed
        QVERIFY(fleet.until(Phase::Undone));
        QCOMPARE(fleet.mostRing, 3U);
        QVERIFY(fleet.rollouts->state().everRan.size() > fleetSize / 2);
        QCOMPARE(fleet.onIt(), std::size_t{0});
        for (const auto& one : fleet.terminals) {
            QCOMPARE(one->behaviour(), std::string("good"));
        }
    }
};

QTEST_GUILESS_MAIN(FleetTest)
#include "fleet_test.moc"
