// SPDX-License-Identifier: GPL-3.0-or-later
// The real hub on a small real disk; the plug is pulled while a terminal sends. Whatever was acknowledged is there after
// the reboot, nothing twice, and the log never shrinks below a published checkpoint. PISHKHAN_POWER_CUTS sets the number.
#include <QRandomGenerator>
#include <QTest>

#include <thread>

#include "sync/tlog/checkpoint.h"
#include "tests/small_disk.h"
#include "tests/sync/hub/hub_world.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

const QString deviceName = QStringLiteral("72000666-1");

std::uint64_t logSize(const HubWorld& hub)
{
    const QByteArray note = hub.get("/checkpoint").body;
    const auto lines = note.split('\n');
    return lines.size() > 1 ? lines[1].toULongLong() : 0;
}

} // namespace

class HubPowerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedIsThere();
    void aFullDiskStopsTheAcknowledging();

private:
    /// Sends until the plug is being pulled or the hub falls silent; the last sequence acknowledged before. `owed`: the
    /// batches after it. An answer that comes while the plug is pulled counts as never sent: on a real machine the
    /// processor is dead by then, and ext4 may tell a last fsync that all is well while its journal is already aborted.
    std::uint64_t sendUntilSilent(const HubWorld& hub, Device& device, std::vector<Bytes>& owed);
    std::atomic<int> m_sent{0};
    std::atomic<bool> m_pulling{false}, m_silent{false}; ///< silent: the sender has given up; nobody counts any further
};

std::uint64_t HubPowerTest::sendUntilSilent(const HubWorld& hub, Device& device, std::vector<Bytes>& owed)
{
    const auto line = hub.client(deviceName);
    std::uint64_t acknowledged = 0;
    for (;;) {
        owed.push_back(device.batch({{"terminal-started", "", "", {{"version", "1"}, {"mode", "counter"}}},
                                     {"terminal-started", "", "", {{"version", "2"}, {"mode", "counter"}}}}));
        const Reply reply = hub.post(*line, device.path("batches"), owed.back());
        if (reply.status != 200 || m_pulling) { // on a loaded machine an answer may be late before any plug was pulled
            m_silent = true;
            return acknowledged;
        }
        acknowledged = static_cast<std::uint64_t>(reply.json["durableSequence"].toInteger());
        owed.clear();
        ++m_sent;
    }
}

void HubPowerTest::acknowledgedIsThere()
{
    pki(); // outside the disk that dies
    SmallDisk disk(96);
    QVERIFY(disk.isMounted());
    if (!disk.isLoop()) {
        return qWarning("*** the hub's power test needs a loop device; it proved NOTHING here ***");
    }
    qputenv("TMPDIR", disk.path().toLocal8Bit());
    auto hub = std::make_unique<HubWorld>();
    hub->addDevice(deviceName, "72000666");
    QVERIFY(disk.sync());
    const int wanted = qEnvironmentVariableIntValue("PISHKHAN_POWER_CUTS");
    const int cuts = wanted > 0 ? wanted : 10;
    QRandomGenerator random(20261123);
    Device device(deviceName, "72000666");
    std::vector<Bytes> owed;
    std::uint64_t acknowledged = 0;
    std::uint64_t published = 0;
    for (int cut = 1; cut <= cuts; ++cut) {
        hub->start();
        m_sent = 0;
        m_pulling = m_silent = false;
        const int after = static_cast<int>(random.bounded(1U, 60U));
        std::thread plug([&] {
            while (m_sent < after && !m_silent) {
                std::this_thread::yield();
            }
            m_pulling = true;
            static_cast<void>(disk.cutPower());
        });
        acknowledged = qMax(acknowledged, sendUntilSilent(*hub, device, owed));
        plug.join();
        published = qMax(published, logSize(*hub));
        hub->kill();
        QVERIFY(disk.reboot());
        hub->start();
        const auto line = hub->client(deviceName);
        Bytes again; // the terminal offers what it still owes
        for (const Bytes& one : owed) {
            append(again, one);
        }
        Reply place; // offered until it is taken: the same batches again change nothing
        QTRY_VERIFY_WITH_TIMEOUT((place = hub->post(*line, device.path("batches"), again)).status == 200, 60000);
        const auto durable = static_cast<std::uint64_t>(place.json["durableSequence"].toInteger());
        QVERIFY2(durable >= acknowledged,
                 qPrintable(QString("cut %1: %2 < %3").arg(cut).arg(durable).arg(acknowledged)));
        QCOMPARE(durable, device.sequence()); // no gap, nothing twice
        owed.clear();
        acknowledged = durable;
        QTRY_VERIFY_WITH_TIMEOUT(logSize(*hub) == durable / 2, 60000); // one leaf a batch
        QVERIFY(logSize(*hub) >= published);
        hub->kill();
        QVERIFY(disk.sync());
    }
    qInfo("hub: %d power cuts, %llu events, every acknowledged one is there", cuts,
          static_cast<unsigned long long>(acknowledged));
    hub.reset();
    qunsetenv("TMPDIR");
}

/// Full, twice: nothing is acknowledged, whoever reads goes on reading, and with room everything goes on from where it was
/// (oversight.md 5.9).
void HubPowerTest::aFullDiskStopsTheAcknowledging()
{
    pki();
    SmallDisk disk(24);
    QVERIFY(disk.isMounted());
    qputenv("TMPDIR", disk.path().toLocal8Bit());
    auto hub = std::make_unique<HubWorld>();
    hub->addDevice(deviceName, "72000666");
    hub->start();
    const auto line = hub->client(deviceName);
    Device device(deviceName, "72000666");
    const Happening note{"terminal-started", "", "", {{"version", "1"}, {"mode", std::string(2000, 'x')}}};
    const auto next = [&] { return device.batch(std::vector(20, note)); };
    QCOMPARE(hub->post(*line, device.path("batches"), next()).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(logSize(*hub) == 1, 60000);
    for (int time = 0; time < 2; ++time) {
        QVERIFY(disk.fill(8));
        const std::uint64_t before = logSize(*hub);
        std::uint64_t acknowledged = device.sequence();
        Bytes owed = next();
        Reply reply = hub->post(*line, device.path("batches"), owed);
        for (int i = 0; i < 50 && reply.status == 200; ++i) { // the WAL may still have had room
            acknowledged = device.sequence();
            owed = next();
            reply = hub->post(*line, device.path("batches"), owed);
        }
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.json["error"].toString(), QString("storage"));
        QVERIFY(!valueOf(reply.headers, "retry-after").empty());
        QVERIFY(hub->get("/checkpoint").status == 200 && logSize(*hub) >= before); // reading goes on
        QCOMPARE(hub->post(*line, device.path("batches"), owed).status, 503);
        QVERIFY(disk.empty());
        QTRY_COMPARE_WITH_TIMEOUT(hub->post(*line, device.path("batches"), owed).status, 200, 60000);
        const Reply place = hub->post(*line, device.path("batches"), owed);
        const auto durable = static_cast<std::uint64_t>(place.json["durableSequence"].toInteger());
        QVERIFY(durable >= acknowledged);
        QCOMPARE(durable, device.sequence());
        QTRY_VERIFY_WITH_TIMEOUT(logSize(*hub) == durable / 20, 60000); // one leaf for each batch, none twice
    }
    hub.reset();
    qunsetenv("TMPDIR");
}

QTEST_GUILESS_MAIN(HubPowerTest)
#include "power_test.moc"
