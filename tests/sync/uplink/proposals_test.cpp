// SPDX-License-Identifier: GPL-3.0-or-later
// A proposal of the centre on its whole way: signed by pishkhan-propose, carried by a real hub over real TLS, answered by the office,
// back at the hub, exported, and checked by both verifiers. And what a hub, an impostor or an office cannot do.
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "sync/uplink/proposal_folder.h"
#include "sync/uplink/uplink.h"
#include "terminal/app/live_books.h"
#include "terminal/app/release_watch.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"
#include "terminal/journal/books_copier.h"
#include "terminal/journal/sqlite_journal.h"
#include "terminal/release/shelf.h"
#include "tests/sync/hub/hub_world.h"
#include "tests/sync/uplink/owner.h"

using namespace pishkhan;
using namespace pishkhan::test;
namespace command = pishkhan::domain::counter::command;

namespace {

const QString device = QStringLiteral("72000888-1");

/// Runs at once: the copier's thread is of no interest here.
class AtOnce : public ports::Worker {
public:
    void run(std::function<void()> task) override { task(); }
};

std::string textOf(const std::string& path)
{
    return std::string(text(readFile(path).value_or(Bytes())));
}

} // namespace

class ProposalsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void travelsIsAnsweredAndProved_data();
    void travelsIsAnsweredAndProved();
    void aHubCannotMakeOne();
    void anOfficeCannotSpeakAsTheCentre();
    void nothingIsWrittenBeforeAnAnswer();
    void aReleaseIsAskedForAndJudged();

private:
    std::string path(const QString& file) const { return (m_hub->folder() + "/" + file).toStdString(); }
    QString made(const QStringList& more, const QString& signer, const QString& as);
    void start();
    void stop();
    bool arrivedAtHub();
    QJsonObject verdict(const QString& program, const QStringList& arguments) const;

    WallClock m_clock;
    std::unique_ptr<HubWorld> m_hub;
    std::unique_ptr<Owner> m_owner;
    std::unique_ptr<journal::SqliteJournal> m_journal;
    std::optional<app::Counter> m_counter;
    std::optional<uplink::ProposalFolder> m_box;
    std::optional<journal::BooksCopier> m_copier;
    AtOnce m_worker;
    app::Lanes m_lanes;
    std::unique_ptr<app::Loop> m_loop;
    std::unique_ptr<app::LiveBooks> m_books;
    std::optional<release::Shelf> m_shelf;
    std::optional<app::ReleaseWatch> m_watch;
    bool m_restarts = false;
    std::unique_ptr<uplink::Uplink> m_uplink;
};

void ProposalsTest::init()
{
    pki().issue("markaz", "markaz-01", "ca", wire::centralPurpose);
    pki().issue("poshtibani", "poshtibani-01", "ca", wire::supportPurpose);
    pki().issue("impostor", "markaz-01", "foreign-ca", wire::centralPurpose);
    m_owner = std::make_unique<Owner>();
    m_hub = std::make_unique<HubWorld>();
    m_hub->addDevice(device, "72000888");
    m_hub->addUser("auditor", "national-auditor", {});
    m_hub->addUser("manager", "office-manager", {"--office", "72000888"});
    m_hub->start();
    start();
}

void ProposalsTest::cleanup()
{
    stop();
    m_shelf.reset();
    m_hub.reset();
}

void ProposalsTest::start()
{
    journal::JournalSettings settings;
    settings.path = path("journal.db");
    settings.device = device.toStdString();
    settings.office = "72000888";
    settings.certificatePem = textOf(pki().path(device + ".pem"));
    settings.key = std::make_shared<crypto::EcdsaKey>(crypto::EcdsaKey::load(pki().path(device + ".key")).value());
    settings.machineKeyFile = path("machine.key");
    settings.authorityPem = textOf(pki().path("ca.pem"));
    auto opened = journal::SqliteJournal::open(settings, m_clock);
    QVERIFY2(opened, opened ? "" : opened.error().what.c_str());
    m_journal = std::move(*opened);
    auto counter = app::Counter::open(*m_journal, m_clock);
    QVERIFY2(counter, counter ? "" : counter.error().what.c_str());
    m_counter.emplace(std::move(*counter));
    m_counter->runEffectsWith([](const domain::counter::Effect&) {});
    m_box.emplace(
        *uplink::ProposalFolder::open(path("inbox"), {settings.device, settings.office, settings.authorityPem}));
    m_copier.emplace(
        journal::CopierSettings{settings.device, path("copies"), {settings.path}, settings.authorityPem, "/dev/null"});
    m_lanes.copies = {&*m_copier, &m_worker};
    m_lanes.proposals = &*m_box;
    m_loop.reset(new app::Loop{*m_counter, *m_owner, m_clock, [](const Error&) {}, [] {},
                               [](const auto&, const auto&, const auto&) {}});
    m_books = std::make_unique<app::LiveBooks>(
        *m_loop, *m_journal, m_lanes, [this](const domain::counter::Ask& ask) { return m_counter->handle(ask); });
    uplink::HubAddress hub;
    hub.https = {
        m_hub->url(), pki().path("ca.pem"), pki().path(device + ".pem"), pki().path(device + ".key"), {}, {}, {}};
    hub.memoryFile = path("memory");
    m_uplink = std::make_unique<uplink::Uplink>(
        *m_journal, hub, *m_owner, m_clock, [](const uplink::LineReport&) {},
        uplink::UplinkPace{Milliseconds(50), Milliseconds(20), Milliseconds(200), 65536, Milliseconds(50)});
    if (m_shelf) {
        m_uplink->asksForReleases(*m_shelf);
    }
    m_uplink->whenStatements([this](ByteView parcels) { return m_box->take(parcels); });
    QVERIFY(m_uplink->start());
}

void ProposalsTest::stop()
{
    m_uplink.reset();
    m_watch.reset();
    m_books.reset();
    m_loop.reset();
    m_counter.reset();
    m_journal.reset();
}

QString ProposalsTest::made(const QStringList& more, const QString& signer, const QString& as)
{
    const QString out = m_hub->folder() + "/proposal.pks";
    QStringList arguments{"--as",          as,
                          "--key",         QString::fromStdString(pki().path(signer + ".key")),
                          "--certificate", QString::fromStdString(pki().path(signer + ".pem")),
                          "--device",      device,
                          "--office",      "72000888",
                          "--subject",     "correction",
                          "--text",        QStringLiteral("کارمزد دو بار حساب شده است"),
                          "--out",         out};
    return QProcess::execute(BINARY_ROOT "/bin/pishkhan-propose", arguments + more) == 0 ? out : QString();
}

bool ProposalsTest::arrivedAtHub()
{
    static_cast<void>(m_journal->closeBatch().has_value());
    m_uplink->nudge();
    return m_owner->waitUntil([this] { return m_journal->outboxState()->waiting() == 0; });
}

QJsonObject ProposalsTest::verdict(const QString& program, const QStringList& arguments) const
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() ? QJsonDocument::fromJson(process.readAllStandardOutput()).object()
                                     : QJsonObject();
}

void ProposalsTest::travelsIsAnsweredAndProved_data()
{
    QTest::addColumn<QString>("as");
    QTest::addColumn<bool>("accept");
    QTest::newRow("the centre, accepted") << "central" << true;
    QTest::newRow("the centre, disputed") << "central" << false;
    QTest::newRow("support, accepted") << "support" << true;
}

void ProposalsTest::travelsIsAnsweredAndProved()
{
    QFETCH(QString, as);
    QFETCH(bool, accept);
    const QString signer = as == "central" ? "markaz" : "poshtibani";
    const QString file = made({"--id", "P-17", "--amount=-250000"}, signer, as);
    QVERIFY(!file.isEmpty());
    const QString ca = QString::fromStdString(pki().path("ca.pem"));
    m_hub->command({"statement", "add", "--data", m_hub->dataFolder(), "--authority", ca, file});
    QVERIFY(m_owner->waitUntil([this] { return m_books->openProposals().size() == 1; }));
    QVERIFY(m_counter->handle(command::SignIn{"manager1", "manager", true}));
    const auto how = accept ? app::ProposalAnswer::Accept : app::ProposalAnswer::Dispute;
    const std::string from = signer.toStdString() + "-01";
    for (int i = 0; i < 50; ++i) {
        QVERIFY(m_books->answerProposal(from, "P-17", how, accept ? "" : "این پرونده در دفتر ما نیست"));
    }
    QVERIFY(m_books->openProposals().empty());
    QCOMPARE(m_journal->lastSequence(), std::uint64_t{3}); // the sign-in, the signer's words, the office's answer
    QVERIFY(arrivedAtHub());
    const std::string cookie = m_hub->signIn("manager");
    const auto isShown = [&] {
        const QJsonArray rows = m_hub->get("/v1/events?latest=5", cookie).json["events"].toArray();
        return std::any_of(rows.begin(), rows.end(), [&](const QJsonValue& row) {
            return row["kind"] == "proposal-received" && row["actorKind"] == as &&
                   row["actor"].toString().toStdString() == from;
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShown(), 60000);
    const Reply statements = m_hub->get("/v1/statements", cookie);
    const QJsonObject shown = statements.json["statements"].toArray().at(0).toObject();
    QCOMPARE(shown["state"].toString(), QString(accept ? "accepted" : "disputed"));
    QCOMPARE(shown["signerKind"].toString(), as);
    QCOMPARE(shown["amount"].toInt(), -250000);

    QVERIFY(m_books->copyBooks(path("copies")));
    QVERIFY(m_owner->waitUntil([this] { return !m_books->copying().running; }));
    QCOMPARE(m_books->copying().problem, std::string());
    const QString copy = QString::fromStdString(m_books->copying().result.folder);
    const QString foreign = QString::fromStdString(pki().path("foreign-ca.pem"));
    const QStringList journal{"journal", copy + "/batches.bin", "--key", copy + "/device.crt"};
    const QString second = SOURCE_ROOT "/tests/golden/second_verifier.py";
    for (const auto& [authority, valid] :
         {std::pair(ca, true), std::pair(copy + "/authority.crt", true), std::pair(foreign, false)}) {
        const QJsonObject ours =
            verdict(BINARY_ROOT "/bin/pishkhan-verify", journal + QStringList{"--trust", authority, "--json"});
        const QJsonObject theirs =
            verdict("python3", QStringList{second} + journal + QStringList{"--trust", authority});
        QCOMPARE(ours["valid"].toBool(), valid);
        QCOMPARE(theirs["valid"].toBool(), valid);
    }
    stop();
    start(); // the books fold again, with the statement in them, and nothing waits
    QVERIFY(m_owner->waitUntil([this] { return !m_box->held().empty(); }));
    QVERIFY(m_books->openProposals().empty());
}

void ProposalsTest::aHubCannotMakeOne()
{
    const QString ca = QString::fromStdString(pki().path("ca.pem"));
    QVERIFY(made({"--id", "P-1"}, device, "central").isEmpty()); // a device's key is certified for nothing of the kind
    const QString forged = made({"--id", "P-2"}, "impostor", "central");
    QVERIFY(!forged.isEmpty());
    int code = 0;
    m_hub->command({"statement", "add", "--data", m_hub->dataFolder(), "--authority", ca, forged}, {}, &code);
    QCOMPARE(code, 1);
    // A hub whose administrator believes the impostor hands it out; the terminal does not.
    const QString foreign = QString::fromStdString(pki().path("foreign-ca.pem"));
    m_hub->command({"statement", "add", "--data", m_hub->dataFolder(), "--authority", foreign, forged});
    QVERIFY(m_owner->waitUntil([this] { return m_books->refusedProposals() == 1; }));
    QVERIFY(m_books->openProposals().empty());
    QCOMPARE(m_books->answerProposal("markaz-01", "P-2", app::ProposalAnswer::Accept, "").error().what,
             std::string("proposal-unknown"));
    QCOMPARE(m_journal->lastSequence(), std::uint64_t{0});
}

void ProposalsTest::anOfficeCannotSpeakAsTheCentre()
{
    ports::JournalEntry entry;
    entry.kind = "proposal-received";
    entry.actor = {ActorKind::Central, "markaz-01"};
    entry.clear = {{"proposal", "P-1"}, {"text", "made up"}};
    const auto written = m_journal->append(std::span(&entry, 1));
    QCOMPARE(written.error().kind, ErrorKind::Integrity);
    QCOMPARE(m_journal->lastSequence(), std::uint64_t{0});
    // A program that writes it all the same is refused by the hub.
    Device forger(device, "72000888");
    std::vector<wire::BatchItem> items;
    const auto header = forger.nextHeader({{"proposal-received", "", "", {{"text", "made up"}}}}, items);
    wire::EventRecord event = *wire::decodeEvent(items[0].event);
    event.actor = {ActorKind::Central, "markaz-01"};
    items[0].event = *wire::encodeEvent(event);
    const auto client = m_hub->client(device);
    const Reply refused = m_hub->post(*client, forger.path("batches"), forger.batchWith(header, items));
    QVERIFY(refused.status == 422 || refused.status == 403);
}

void ProposalsTest::nothingIsWrittenBeforeAnAnswer()
{
    const QString ca = QString::fromStdString(pki().path("ca.pem"));
    for (int i = 0; i < 3; ++i) {
        const QString file = made({"--id", "P-" + QString::number(i)}, "markaz", "central");
        m_hub->command({"statement", "add", "--data", m_hub->dataFolder(), "--authority", ca, file});
    }
    QVERIFY(m_owner->waitUntil([this] { return m_books->openProposals().size() == 3; }));
    QCOMPARE(m_journal->lastSequence(), std::uint64_t{0});
    QCOMPARE(m_counter->state().proposals.size(), std::size_t{0});
    QCOMPARE(m_books->answerProposal("markaz-01", "P-0", app::ProposalAnswer::Accept, "").error().what,
             std::string("signed-out"));
    QCOMPARE(m_journal->lastSequence(), std::uint64_t{0});
}

/// A release from the publisher's key to the change: `pishkhan-release`, `pishkhan-hub rollout begin`, the question of a real uplink over real TLS,
/// the pieces, the judgement, the fact in the books and at the hub; and then one whose manifest somebody else has signed.
void ProposalsTest::aReleaseIsAskedForAndJudged()
{
    stop();
    const QString programs = m_hub->folder() + "/programs";
    QDir(programs).mkpath(QStringLiteral("a/bin"));
    QDir(programs).mkpath(QStringLiteral("made/bin"));
    QFile::link(QStringLiteral("a"), programs + "/current");
    QFile program(programs + "/made/bin/pishkhan-terminal");
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write(QByteArray(700'000, 'x')); // three pieces
    program.close();
    QCOMPARE(QProcess::execute("tar", {"--format=ustar", "-C", programs + "/made", "-cf", programs + "/b.tar",
                                       "bin/pishkhan-terminal"}),
             0);
    const auto key = crypto::EcdsaKey::generate().value();
    const auto stranger = crypto::EcdsaKey::generate().value();
    QVERIFY(key.save(path("publisher.key")) && stranger.save(path("stranger.key")));
    const std::string pem = key.publicKeyPem().value();
    const auto published = [&](const QString& name, const char* version, const QString& ring) {
        return QProcess::execute(BINARY_ROOT "/bin/pishkhan-release",
                                 {"--bundle", programs + "/b.tar", "--release", version, "--over", "0.1.0", "--ring",
                                  "100", ring, "--key", m_hub->folder() + "/" + name + ".key", "--out",
                                  programs + "/manifest"});
    };
    const auto begun = [&](const std::string& publisher) {
        QFile file(programs + "/publisher.pem");
        file.open(QIODevice::WriteOnly);
        file.write(QByteArray::fromStdString(publisher));
        file.close();
        int code = 0;
        m_hub->command({"rollout", "begin", "--data", m_hub->dataFolder(), "--manifest", programs + "/manifest",
                        "--bundle", programs + "/b.tar", "--publisher", programs + "/publisher.pem", "--by", "nazer-1"},
                       {}, &code);
        return code;
    };

    QCOMPARE(published("stranger", "0.2.0", "1"), 0);
    QCOMPARE(begun(pem), 1); // a hub of good will does not even carry it; one of bad will does:
    QCOMPARE(begun(stranger.publicKeyPem().value()), 0);
    m_shelf.emplace(release::Slots(programs.toStdString()), pem,
                    release::Running{"0.1.0", release::booksOfThisProgram});
    start();
    m_watch.emplace(
        *m_counter, m_clock, *m_shelf,
        [] {
            return app::ReleaseFacts{true, 0, false};
        },
        [this] { m_restarts = true; });
    m_watch->start();
    QVERIFY(m_owner->waitUntil([&] { return m_shelf->wish().problem == "release-not-signed"; }));
    m_watch->look();
    QCOMPARE(m_counter->state().release.refusedCause, std::string("release-not-signed"));
    QVERIFY(!m_restarts && !QFile::exists(programs + "/incoming"));

    m_hub->command({"rollout", "stop", "--data", m_hub->dataFolder(), "--by", "nazer-1", "--reason",
                    QStringLiteral("امضا از ناشر نیست")});
    QVERIFY(m_owner->waitUntil([&] {
        return m_hub->command({"rollout", "status", "--data", m_hub->dataFolder(), "--json"}).contains("\"undone\"");
    }));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write(QByteArray(700'001, 'y'));
    program.close();
    QCOMPARE(QProcess::execute("tar", {"--format=ustar", "-C", programs + "/made", "-cf", programs + "/b.tar",
                                       "bin/pishkhan-terminal"}),
             0);
    QCOMPARE(published("publisher", "0.2.0", "1"), 0);
    QCOMPARE(begun(pem), 0);
    QVERIFY(m_owner->waitUntil([&] { return m_shelf->wish().isReady; }));
    m_watch->look(); // the fact first,
    QCOMPARE(m_counter->state().release.version, std::string("0.2.0"));
    QVERIFY(!m_restarts);
    m_watch->look(); // then the change
    QVERIFY(m_restarts);
    QCOMPARE(QFile::symLinkTarget(programs + "/current").right(1), QStringLiteral("b"));
    QVERIFY(QFile(programs + "/b/bin/pishkhan-terminal").permissions() & QFile::ExeOwner);
    const QByteArray log = m_hub->command({"rollout", "log", "--data", m_hub->dataFolder()});
    QVERIFY2(log.contains("halted") && log.contains("opened"), log.constData());
    m_shelf.reset();
}

QTEST_GUILESS_MAIN(ProposalsTest)
#include "proposals_test.moc"
