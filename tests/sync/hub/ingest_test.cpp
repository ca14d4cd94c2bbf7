// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's doors for terminals: what is taken, what is refused with which status, and what survives SIGKILL.
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <random>
#include <thread>

#include "sync/tlog/checkpoint.h"
#include "tests/sync/hub/hub_world.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

const QString deviceName = QStringLiteral("72000999-1");

std::vector<Happening> starts(int count)
{
    return std::vector<Happening>(std::size_t(count),
                                  {"terminal-started", "", "", {{"version", "1"}, {"mode", "counter"}}});
}

} // namespace

class HubIngestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesHeadAndBatches();
    void answersAgainWhatItHas();
    void refusesGapAndKeepsFork();
    void refusesStrangers();
    void refusesForgery_data();
    void refusesForgery();
    void refusesWhatIsTooLarge();
    void noticesRollBackAndStaleNonce();
    void losesNothingWhenKilled();
    void refusesToServeAnOlderCopy();
    void exportsWhatVerifiersAccept();

private:
    std::string officeState();
    std::unique_ptr<HubWorld> m_hub;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<uplink::HttpsClient> m_line;
    std::string m_health; ///< a hub operator's cookie
};

void HubIngestTest::init()
{
    m_line.reset();
    m_health.clear();
    m_hub = std::make_unique<HubWorld>();
    m_hub->addDevice(deviceName, "72000999");
    m_hub->start();
    m_device = std::make_unique<Device>(deviceName, "72000999");
    m_line = m_hub->client(deviceName);
}

std::string HubIngestTest::officeState()
{
    if (m_health.empty()) {
        m_hub->addUser("health", "hub-operator", {});
        m_health = m_hub->signIn("health");
    }
    const auto reply = m_hub->get("/v1/offices", m_health);
    return reply.json["offices"][0]["state"].toString().toStdString();
}

void HubIngestTest::takesHeadAndBatches()
{
    auto reply = m_hub->post(*m_line, m_device->path("head"), m_device->head());
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json["durableSequence"].toInt(), 0);
    QCOMPARE(reply.json["nonce"].toString().size(), 32);
    Bytes two = m_device->batch(starts(3));
    append(two, m_device->batch(starts(2)));
    reply = m_hub->post(*m_line, m_device->path("batches"), two);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json["durableSequence"].toInt(), 5);
    QVERIFY(reply.json["window"].toInt() > 0);
    QCOMPARE(officeState(), std::string("live"));
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->get("/checkpoint").body.startsWith("oversight.example/test\n2\n"), 60000);
    QCOMPARE(m_hub->get("/tile/0/000.p/2").body.size(), 64);
    QCOMPARE(m_hub->get("/tile/0/000.p/3").status, 404);
    QCOMPARE(m_hub->get("/tile/0/0.p/2").status, 404);
}

void HubIngestTest::answersAgainWhatItHas()
{
    const Bytes first = m_device->batch(starts(3));
    const Bytes second = m_device->batch(starts(1));
    for (const Bytes& bytes : {first, second, first, second, first}) {
        QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), bytes).status, 200);
    }
    const auto reply = m_hub->post(*m_line, m_device->path("batches"), first);
    QCOMPARE(reply.json["durableSequence"].toInt(), 4);
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->get("/checkpoint").body.startsWith("oversight.example/test\n2\n"), 60000);
}

void HubIngestTest::refusesGapAndKeepsFork()
{
    const Device before = *m_device;
    const Bytes first = m_device->batch(starts(2));
    auto reply = m_hub->post(*m_line, m_device->path("batches"), m_device->batch(starts(1)));
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.json["error"].toString(), "gap");
    QCOMPARE(reply.json["durableSequence"].toInt(), 0);
    QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), first).status, 200);
    Device other = before;
    reply = m_hub->post(*m_line, other.path("batches"), other.batch(starts(1)));
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.json["error"].toString(), "fork");
    QCOMPARE(reply.json["durableSequence"].toInt(), 2);
    QCOMPARE(officeState(), std::string("mismatch"));
}

void HubIngestTest::refusesStrangers()
{
    m_hub->addDevice("72000999-2", "72000999");
    pki().issue("foreign", deviceName, "foreign-ca");
    pki().issue("unknown", "72000999-9");
    const Bytes bytes = m_device->batch(starts(1));
    const auto statusOf = [&](const QString& certificate, const std::string& path) {
        auto line = m_hub->client(certificate);
        return m_hub->post(*line, path, bytes).status;
    };
    QCOMPARE(statusOf({}, m_device->path("batches")), 401);
    QCOMPARE(statusOf("72000999-2", m_device->path("batches")), 403);
    QCOMPARE(statusOf("72000999-2", "/v1/journals/72000999-2/1/batches"), 403);
    QCOMPARE(statusOf("unknown", "/v1/journals/72000999-9/1/batches"), 403);
    QCOMPARE(statusOf("foreign", m_device->path("batches")), 0); // TLS itself refuses
    QCOMPARE(statusOf(deviceName, "/v1/journals/72000999-1/x/batches"), 400);
    QCOMPARE(statusOf(deviceName, "/v1/journals/72000999-1/2/batches"), 403);
    QCOMPARE(statusOf(deviceName, m_device->path("batches")), 200);
}

void HubIngestTest::refusesForgery_data()
{
    QTest::addColumn<int>("flip");
    QTest::addColumn<int>("status");
    QTest::newRow("magic") << 0 << 400;
    QTest::newRow("device") << 8 << 403;
    QTest::newRow("header's time") << 134 << 403;
    QTest::newRow("signature") << 150 << 403;
    QTest::newRow("last byte") << -1 << 400;
    QTest::newRow("an event's text") << -60 << 422;
}

void HubIngestTest::refusesForgery()
{
    QFETCH(int, flip);
    QFETCH(int, status);
    Bytes bytes = m_device->batch(starts(2));
    bytes[flip < 0 ? bytes.size() - std::size_t(-flip) : std::size_t(flip)] ^= 0x01;
    const auto reply = m_hub->post(*m_line, m_device->path("batches"), bytes);
    QCOMPARE(reply.status, status);
    QCOMPARE(m_hub->get("/checkpoint").status, 404); // nothing was stored
}

void HubIngestTest::refusesWhatIsTooLarge()
{
    QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), Bytes(9U << 20U)).status, 413);
    auto stranger = m_hub->client();
    QCOMPARE(m_hub->post(*stranger, "/v1/session", Bytes(1U << 20U)).status, 413);
    QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), Bytes()).status, 400);
}

void HubIngestTest::noticesRollBackAndStaleNonce()
{
    auto reply = m_hub->post(*m_line, m_device->path("head"), m_device->head());
    const auto nonce = fromHex(reply.json["nonce"].toString().toStdString());
    wire::Nonce known{};
    std::copy(nonce->begin(), nonce->end(), known.begin());
    const Device copy = *m_device;
    QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), m_device->batch(starts(2))).status, 200);
    reply = m_hub->post(*m_line, m_device->path("head"), m_device->head(known));
    QCOMPARE(reply.status, 200);
    wire::Nonce lost{};
    const auto inLostAnswer = fromHex(reply.json["nonce"].toString().toStdString());
    std::copy(inLostAnswer->begin(), inLostAnswer->end(), lost.begin());
    for (int i = 0; i < 3; ++i) { // its answers are lost, again and again
        QCOMPARE(m_hub->post(*m_line, m_device->path("head"), m_device->head(known)).status, 200);
    }
    QCOMPARE(officeState(), std::string("live"));
    QCOMPARE(m_hub->post(*m_line, copy.path("head"), copy.head()).json["durableSequence"].toInt(), 2); // rolled back
    QCOMPARE(officeState(), std::string("mismatch"));
    reply = m_hub->post(*m_line, m_device->path("head"), m_device->head(lost));
    QCOMPARE(reply.status, 409); // an answer that nobody got and yet somebody shows
    QCOMPARE(reply.json["error"].toString(), "quarantine");
}

void HubIngestTest::losesNothingWhenKilled()
{
    std::minstd_rand random(900);
    std::vector<Bytes> sent;
    int acknowledged = 0;
    for (int round = 0; round < 12; ++round) {
        for (int i = 0; i < 5; ++i) {
            sent.push_back(m_device->batch(starts(1 + i)));
        }
        // One request a batch on its own thread; the hub dies somewhere in between.
        std::thread sender([&] {
            for (std::size_t i = sent.size() - 5; i < sent.size(); ++i) {
                const auto reply = m_hub->post(*m_line, m_device->path("batches"), sent[i]);
                if (reply.status != 200) {
                    return;
                }
                acknowledged = reply.json["durableSequence"].toInt();
            }
        });
        QTest::qWait(int(random() % 12));
        m_hub->kill();
        sender.join();
        m_hub->start();
        m_line = m_hub->client(deviceName);
        auto reply = m_hub->post(*m_line, m_device->path("head"), m_device->head());
        QVERIFY2(reply.json["durableSequence"].toInt() >= acknowledged, "an acknowledged batch is gone");
        for (std::size_t i = sent.size() - 5; i < sent.size(); ++i) {
            reply = m_hub->post(*m_line, m_device->path("batches"), sent[i]);
            QCOMPARE(reply.status, 200);
        }
        QCOMPARE(quint64(reply.json["durableSequence"].toInt()), m_device->sequence());
    }
    const auto size = "oversight.example/test\n" + QByteArray::number(int(sent.size())) + "\n";
    QTRY_VERIFY2_WITH_TIMEOUT(m_hub->get("/checkpoint").body.startsWith(size), "a batch has more or less than one leaf",
                              60000);
}

void HubIngestTest::refusesToServeAnOlderCopy()
{
    QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), m_device->batch(starts(2))).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(m_hub->get("/checkpoint").status, 200, 60000);
    m_hub->terminate();
    // Somebody edits the store: the published checkpoint no longer fits what is there.
    QProcess sqlite;
    sqlite.start("python3", {"-c",
                             "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); "
                             "d.execute('DROP TRIGGER batch_fixed'); "
                             "d.execute(\"UPDATE batch SET leaf_data = x'00'\"); d.commit()",
                             m_hub->dataFolder() + "/hub.db"});
    QVERIFY(sqlite.waitForFinished() && sqlite.exitCode() == 0);
    int code = 0;
    m_hub->command({"status", "--data", m_hub->dataFolder()}, {}, &code);
    QCOMPARE(code, 1);
}

void HubIngestTest::exportsWhatVerifiersAccept()
{
    for (int i = 0; i < 300; ++i) {
        QCOMPARE(m_hub->post(*m_line, m_device->path("batches"), m_device->batch(starts(1))).status, 200);
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_hub->get("/checkpoint").body.startsWith("oversight.example/test\n300\n"), 60000);
    const auto full = m_hub->get("/tile/0/000").body;
    QCOMPARE(full.size(), 8192);
    const QString out = m_hub->folder() + "/export";
    m_hub->command({"export", "log", "--data", m_hub->dataFolder(), "--to", out});
    QFile tile(out + "/tile/0/000");
    QVERIFY(tile.open(QIODevice::ReadOnly));
    QCOMPARE(tile.readAll(), full);
    QVERIFY(QFile::exists(out + "/tile/1/000.p/1"));
    QVERIFY(QFile::exists(out + "/tile/entries/001.p/44"));
    const auto status = m_hub->command({"status", "--data", m_hub->dataFolder(), "--json"});
    const auto vkey = QJsonDocument::fromJson(status).object()["vkey"].toString();
    QVERIFY(tlog::parseVkey(vkey.toStdString()));
    QProcess verify;
    verify.start(BINARY_ROOT "/bin/pishkhan-verify", {"hub", out, "--vkey", vkey, "--json"});
    QVERIFY(verify.waitForFinished());
    QVERIFY2(verify.exitCode() == 0, verify.readAll().constData());
    QFile entry(out + "/tile/entries/001.p/44");
    QVERIFY(entry.open(QIODevice::ReadWrite) && entry.seek(900) && entry.putChar('!'));
    entry.close();
    verify.start(BINARY_ROOT "/bin/pishkhan-verify", {"hub", out, "--vkey", vkey, "--json"});
    QVERIFY(verify.waitForFinished());
    QCOMPARE(verify.exitCode(), 1);
}

QTEST_GUILESS_MAIN(HubIngestTest)
#include "ingest_test.moc"
