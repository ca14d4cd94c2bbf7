// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal's line to a real hub: a real journal, real TLS, a hub that dies, freezes and comes back.
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include "sync/uplink/uplink.h"
#include "terminal/journal/sqlite_journal.h"
#include "tests/sync/hub/hub_world.h"
#include "tests/sync/uplink/owner.h"

using namespace pishkhan;
using namespace pishkhan::test;

namespace {

const QString deviceName = QStringLiteral("72000777-1");

} // namespace

class UplinkStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void deliversInOrder();
    void drainsAfterTheHubWasAway();
    void survivesAHubThatKeepsDying();
    void remembersBetweenRuns();
    void waitsForAFrozenHub();
    void saysWhenAnOldCopyIsUsed();
    void believesOnlyItsOwnCa();
    void aClockOf1970();
    void readsAnswersStrictly_data();
    void readsAnswersStrictly();
    void watchesTheCheckpoint();

private:
    std::string path(const QString& file) const { return (m_hub->folder() + "/" + file).toStdString(); }
    void openJournal(const QString& file);
    void append(int count);
    void startUplink(const QString& memory = QStringLiteral("memory"), const QString& ca = QStringLiteral("ca.pem"));
    bool everythingArrived();
    void checkHubHas(std::uint64_t count);

    WallClock m_clock;
    Instant m_notBefore;
    std::unique_ptr<HubWorld> m_hub;
    std::unique_ptr<Owner> m_owner;
    std::unique_ptr<journal::SqliteJournal> m_journal;
    std::unique_ptr<uplink::Uplink> m_uplink;
    std::vector<uplink::LineReport> m_reports;
};

void UplinkStreamTest::init()
{
    m_reports.clear();
    m_clock.wrongBy = 0;
    m_notBefore = {};
    m_owner = std::make_unique<Owner>();
    m_hub = std::make_unique<HubWorld>();
    m_hub->addDevice(deviceName, "72000777");
    m_hub->addUser("auditor", "national-auditor", {});
    m_hub->start();
    openJournal("journal.db");
}

void UplinkStreamTest::cleanup()
{
    m_uplink.reset();
    m_journal.reset();
    m_hub.reset();
}

void UplinkStreamTest::openJournal(const QString& file)
{
    m_journal.reset();
    QFile pem(QString::fromStdString(pki().path(deviceName + ".pem")));
    QVERIFY(pem.open(QIODevice::ReadOnly));
    journal::JournalSettings settings;
    settings.path = path(file);
    settings.device = deviceName.toStdString();
    settings.office = "72000777";
    settings.certificatePem = pem.readAll().toStdString();
    settings.key = std::make_shared<crypto::EcdsaKey>(crypto::EcdsaKey::load(pki().path(deviceName + ".key")).value());
    settings.machineKeyFile = path("machine.key");
    auto opened = journal::SqliteJournal::open(settings, m_clock);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().what.c_str());
    m_journal = std::move(*opened);
}

void UplinkStreamTest::append(int count)
{
    for (int i = 0; i < count; ++i) {
        ports::JournalEntry entry;
        entry.kind = "terminal-started";
        entry.clear = {{"version", "1"}, {"mode", "counter"}};
        QVERIFY(m_journal->append(std::span(&entry, 1)));
    }
    QVERIFY(m_journal->closeBatch());
    if (m_uplink) {
        m_uplink->nudge();
    }
}

void UplinkStreamTest::startUplink(const QString& memory, const QString& ca)
{
    uplink::HubAddress hub;
    hub.https.baseUrl = m_hub->url();
    hub.https.caFile = pki().path(ca);
    hub.https.certificateFile = pki().path(deviceName + ".pem");
    hub.https.keyFile = pki().path(deviceName + ".key");
    hub.https.connectTimeout = Milliseconds(2000);
    hub.https.timeout = Milliseconds(2000);
    hub.memoryFile = path(memory);
    hub.notBefore = m_notBefore;
    uplink::UplinkPace pace;
    pace.shortestPause = Milliseconds(50);
    pace.longestPause = Milliseconds(200);
    pace.bytesAtOnce = 4096; // many small requests, so that a hub dies between them
    m_uplink = std::make_unique<uplink::Uplink>(
        *m_journal, hub, *m_owner, m_clock, [this](const uplink::LineReport& report) { m_reports.push_back(report); },
        pace);
    const auto started = m_uplink->start();
    QVERIFY2(started.has_value(), started ? "" : started.error().what.c_str());
}

bool UplinkStreamTest::everythingArrived()
{
    return m_owner->waitUntil([this] { return m_journal->outboxState()->waiting() == 0; });
}

void UplinkStreamTest::checkHubHas(std::uint64_t count)
{
    QVERIFY(everythingArrived());
    const auto cookie = m_hub->signIn("auditor");
    const auto newest = [&] {
        return m_hub->get("/v1/events?latest=1", cookie).json["events"][0]["sequence"].toInteger();
    };
    QTRY_COMPARE_WITH_TIMEOUT(newest(), qint64(count), 60000);
    qint64 seen = 0;
    for (std::string from;;) {
        const auto page = m_hub->get("/v1/events?limit=500" + (from.empty() ? "" : "&from=" + from), cookie).json;
        for (const auto& event : page["events"].toArray()) {
            QCOMPARE(event.toObject()["sequence"].toInteger(), ++seen); // in order, none missing, none twice
        }
        if (page["events"].toArray().isEmpty()) {
            break;
        }
        from = page["next"].toString().toStdString();
    }
    QCOMPARE(seen, qint64(count));
}

void UplinkStreamTest::deliversInOrder()
{
    append(3);
    startUplink();
    QVERIFY(everythingArrived());
    append(40);
    append(1);
    QVERIFY(everythingArrived());
    checkHubHas(m_journal->lastSequence());
    QVERIFY(
        m_owner->waitUntil([this] { return !m_reports.empty() && m_reports.back().line == uplink::Line::Connected; }));
    QCOMPARE(m_reports.back().waiting, 0u);
}

void UplinkStreamTest::drainsAfterTheHubWasAway()
{
    m_hub->kill();
    startUplink();
    append(20);
    QVERIFY(m_owner->waitUntil([this] { return !m_reports.empty() && m_reports.back().waiting > 0; }));
    QCOMPARE(m_reports.back().line, uplink::Line::Offline);
    QVERIFY(m_reports.back().oldestWaiting.has_value());
    m_hub->start();
    checkHubHas(m_journal->lastSequence());
}

void UplinkStreamTest::survivesAHubThatKeepsDying()
{
    startUplink();
    for (int round = 0; round < 8; ++round) {
        append(150);
        for (int i = 0; i < 10; ++i) {
            append(1);
        }
        m_owner->waitUntil([] { return false; }, 5 + round * 4);
        m_hub->kill();
        append(5);
        m_hub->start();
    }
    checkHubHas(m_journal->lastSequence());
}

void UplinkStreamTest::remembersBetweenRuns()
{
    m_hub->addUser("health", "hub-operator", {});
    for (int run = 0; run < 3; ++run) {
        append(2);
        startUplink();
        QVERIFY(everythingArrived());
        m_uplink.reset();
        openJournal("journal.db");
    }
    const auto state = [this] {
        return m_hub->get("/v1/offices", m_hub->signIn("health")).json["offices"][0]["state"].toString();
    };
    QCOMPARE(state(), "live");
    // The same books with the memory of a copy that was left behind: the hub notices.
    append(1);
    startUplink("other-memory");
    QVERIFY(m_owner->waitUntil([this] { return m_reports.back().line == uplink::Line::Mismatch; }));
    QVERIFY(m_reports.back().quarantined);
    QCOMPARE(state(), "mismatch");
}

void UplinkStreamTest::waitsForAFrozenHub()
{
    startUplink();
    QVERIFY(everythingArrived());
    m_hub->freeze();
    append(10);
    QVERIFY(m_owner->waitUntil([this] { return m_reports.back().line == uplink::Line::Offline; }));
    m_uplink->stop(); // ends although an exchange hangs
    m_hub->thaw();
    startUplink();
    checkHubHas(m_journal->lastSequence());
}

void UplinkStreamTest::saysWhenAnOldCopyIsUsed()
{
    append(4);
    startUplink();
    QVERIFY(everythingArrived());
    m_uplink.reset();
    m_journal.reset();
    QVERIFY(QFile::copy(QString::fromStdString(path("journal.db")), QString::fromStdString(path("copy.db"))));
    openJournal("journal.db");
    append(3);
    startUplink();
    QVERIFY(everythingArrived());
    m_uplink.reset();
    openJournal("copy.db");
    startUplink();
    QVERIFY(m_owner->waitUntil([this] { return m_reports.back().line == uplink::Line::Mismatch; }));
    append(1);
    QVERIFY(m_owner->waitUntil([this] { return m_reports.back().waiting > 0; }));
    QCOMPARE(m_reports.back().line, uplink::Line::Mismatch);
}

void UplinkStreamTest::believesOnlyItsOwnCa()
{
    append(1);
    startUplink("memory", "foreign-ca.pem");
    QVERIFY(m_owner->waitUntil([this] { return !m_reports.empty(); }));
    QCOMPARE(m_reports.back().line, uplink::Line::Refused);
    QVERIFY(m_reports.back().waiting > 0);
}

/// A dead clock battery: certificates are judged at the time the program was built, so the line works, nothing is lost, and the hub's time
/// says how wrong the clock is. Without that knowledge the line is refused, never the program ended.
void UplinkStreamTest::aClockOf1970()
{
    const Instant today = m_clock.now();
    m_clock.wrongBy = 60'000 - today.ms;
    append(2);
    startUplink();
    QVERIFY(m_owner->waitUntil([this] { return !m_reports.empty(); }));
    QCOMPARE(m_reports.back().line, uplink::Line::Refused);
    QVERIFY(m_reports.back().waiting == 2 && !m_reports.back().problem.empty());
    m_uplink.reset();
    m_notBefore = today;
    startUplink();
    QVERIFY(everythingArrived());
    QVERIFY(m_owner->waitUntil([this] { return m_reports.back().line == uplink::Line::Connected; }));
    constexpr std::int64_t years = 50LL * 365 * 24 * 60 * 60 * 1000;
    QVERIFY(m_reports.back().hubOffset && m_reports.back().hubOffset->count() > years);
}

void UplinkStreamTest::readsAnswersStrictly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    const QByteArray place =
        R"("durableSequence":3,"durableHead":")" + QByteArray(64, 'a') + R"(","nonce":")" + QByteArray(32, '0') + "\"";
    QTest::newRow("whole") << 200 << QByteArray("{" + place + R"(,"window":9})") << true;
    QTest::newRow("refusal") << 409 << QByteArray(R"({"error":"gap","durableSequence":1})") << true;
    QTest::newRow("empty") << 200 << QByteArray() << false;
    QTest::newRow("list") << 200 << QByteArray("[]") << false;
    QTest::newRow("page of a proxy") << 502 << QByteArray("<html>") << false;
    QTest::newRow("no place") << 200 << QByteArray("{}") << false;
    QTest::newRow("error in a success") << 200 << QByteArray("{" + place + R"(,"error":"x"})") << false;
    QTest::newRow("negative") << 200 << QByteArray("{" + place + "}").replace(":3", ":-3") << false;
    QTest::newRow("short head") << 200 << QByteArray("{" + place + "}").replace("aaaa", "aa") << false;
    QTest::newRow("deep") << 200 << QByteArray(5000, '[') << false;
}

void UplinkStreamTest::readsAnswersStrictly()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    const auto bytes = toBytes(std::string_view(body.constData(), std::size_t(body.size())));
    QCOMPARE(uplink::parseHubAnswer(status, bytes).has_value(), good);
}

void UplinkStreamTest::watchesTheCheckpoint()
{
    const auto key = crypto::Ed25519Key::generate().value();
    const auto other = crypto::Ed25519Key::generate().value();
    const auto note = [](const crypto::Ed25519Key& by, std::uint64_t size, std::uint8_t root,
                         const char* origin = "o.example") {
        Hash hash{};
        hash.fill(root);
        return tlog::signCheckpoint({origin, size, hash}, by).value();
    };
    const auto vkey =
        tlog::formatVkey(tlog::makeVerifierKey("o.example", tlog::KeyType::Ed25519, key.publicKey()).value());
    const auto known = note(key, 5, 1);
    QVERIFY(uplink::acceptCheckpoint("", "", vkey));
    QVERIFY(uplink::acceptCheckpoint("", known, vkey));
    QVERIFY(uplink::acceptCheckpoint(known, known, vkey));
    QVERIFY(uplink::acceptCheckpoint(known, note(key, 6, 2), vkey));
    QVERIFY(!uplink::acceptCheckpoint(known, "", vkey));
    QVERIFY(!uplink::acceptCheckpoint(known, note(key, 4, 1), vkey));
    QVERIFY(!uplink::acceptCheckpoint(known, note(key, 5, 2), vkey));
    QVERIFY(!uplink::acceptCheckpoint(known, note(other, 6, 2), vkey));
    QVERIFY(!uplink::acceptCheckpoint(known, note(key, 6, 2, "p.example"), {}));
    QVERIFY(!uplink::acceptCheckpoint(known, "nonsense", {}));
    const std::string file = path("remembered");
    QVERIFY(uplink::saveMemory(file, {{1, 2, 3}, known, {}}));
    QCOMPARE(uplink::loadMemory(file)->checkpoint, known);
    QCOMPARE(uplink::loadMemory(file)->nonce[2], 3);
    QFile damaged(QString::fromStdString(file));
    QVERIFY(damaged.resize(30));
    QVERIFY(!uplink::loadMemory(file));
}

QTEST_GUILESS_MAIN(UplinkStreamTest)
#include "uplink_stream_test.moc"
