// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-verify as others use it: its output by the contract, the second verifier's agreement on good and tampered
// input, and a mutation gate over every file a proof is made of.
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "sync/tlog/tile_log.h"
#include "sync/verify/hub_check.h"
#include "sync/verify/journal_check.h"
#include "sync/verify/receipt_check.h"
#include "sync/wire/batch.h"
#include "terminal/base/files.h"
#include "tests/terminal/journal/journal_fixture.h"

using namespace pishkhan;
using namespace pishkhan::verify;

namespace {

struct Answer {
    int code = -1;
    QJsonObject object;
};

Answer run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000)) {
        return {};
    }
    return {process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object()};
}

/// Without fsync: thousands of damaged files are written here.
bool put(const std::string& path, ByteView bytes)
{
    QFile out(QString::fromStdString(path));
    const auto size = static_cast<qint64>(bytes.size());
    return out.open(QIODevice::WriteOnly) && out.write(reinterpret_cast<const char*>(bytes.data()), size) == size;
}

} // namespace

class VerifyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void journalByTheContract();
    void receiptByTheContract();
    void hubByTheContract();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void verifiersAgree_data();
    void verifiersAgree();
    void everyFlippedBitOfAnExport();
    void everyFlippedBitOfAReceipt();
    void everyFlippedBitOfAHubLog();
    void flippedBitsOfAJournal();
    void cutFiles();
    void aShoeboxOfReceiptsRevealsADeletion();
    void hubThatShowsTwoViews();
    void hubThatRehashesAForgery();

private:
    // In memory where possible: thousands of damaged files are written, and no disk is tested here.
    QTemporaryDir m_dir{(QFileInfo("/dev/shm").isWritable() ? QString("/dev/shm") : QDir::tempPath()) +
                        "/verify-XXXXXX"};
    QRandomGenerator m_random{20261122};
    QString path(const QString& name) const { return m_dir.filePath("good/" + name); }
    std::string file(const char* name) const { return path(name).toStdString(); }
    std::string text(const char* name) const { return std::string(pishkhan::text(*readFile(file(name)))); }
    Answer verifier(const QStringList& arguments) const { return run(BINARY_ROOT "/bin/pishkhan-verify", arguments); }
    HubQuestion hubQuestion(const std::string& folder) const;
    QString copyOfHub(const QString& name) const;
    Bytes flipped(Bytes bytes);
};

Bytes VerifyTest::flipped(Bytes bytes)
{
    bytes[m_random.bounded(static_cast<quint32>(bytes.size()))] ^=
        static_cast<std::uint8_t>(1U << m_random.bounded(8U));
    return bytes;
}

HubQuestion VerifyTest::hubQuestion(const std::string& folder) const
{
    return {folder, text("vkey"), file("policy"), file("older"), {file("device.crt")}};
}

QString VerifyTest::copyOfHub(const QString& name) const
{
    const QString to = m_dir.filePath(name);
    QDirIterator files(path("hub"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString target = to + from.mid(path("hub").size());
        QDir().mkpath(QFileInfo(target).path());
        QFile::copy(from, target);
    }
    return to;
}

void VerifyTest::initTestCase()
{
    const QString maker = BINARY_ROOT "/tests/make_sample";
    QCOMPARE(QProcess::execute(maker, {m_dir.filePath("good"), "260"}), 0);
}

void VerifyTest::journalByTheContract()
{
    for (const QStringList& key : {QStringList(), QStringList{"--key", path("device.crt")}}) {
        const Answer answer = verifier(QStringList{"journal", path("journal.db"), "--json"} + key);
        QCOMPARE(answer.code, 0);
        QCOMPARE(answer.object["device"].toString(), QString("T-72009999-01"));
        QCOMPARE(answer.object["epoch"].toInt(), 1);
        QCOMPARE(answer.object["size"].toInt(), 521);
        QCOMPARE(answer.object["batches"].toInt(), 260);
        QCOMPARE(answer.object["unsigned"].toInt(), 1);
        QVERIFY(answer.object.contains("firstBad") && answer.object["firstBad"].isNull());
        QCOMPARE(QByteArray::fromBase64(answer.object["head"].toString().toLatin1()).size(), 32);
        QVERIFY(answer.object["valid"].toBool());
    }
}

void VerifyTest::receiptByTheContract()
{
    const QString qr = QString::fromStdString(text("receipt.txt"));
    const Answer answer =
        verifier({"--json", "receipt", qr, "--key", path("device.crt"), "--journal", path("journal.db")});
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.object["valid"].toBool() && answer.object["inJournal"].toBool());
    QCOMPARE(answer.object["trackingCode"].toString(), QString("888000111"));
    QCOMPARE(answer.object["amount"].toInt(), 1450000);
    QCOMPARE(answer.object["sequence"].toInt(), 2);
}

void VerifyTest::hubByTheContract()
{
    const Answer answer = verifier({"hub", path("hub"), "--vkey", QString::fromStdString(text("vkey")), "--policy",
                                    path("policy"), "--since", path("older"), "--json"});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.object["size"].toInt(), 260);
    QVERIFY(answer.object["quorum"].toBool() && answer.object["consistent"].toBool());
    QCOMPARE(answer.object["devices"].toArray()[0].toObject()["size"].toInt(), 520);
}

void VerifyTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{"nonsense"};
    QTest::newRow("no file") << QStringList{"journal"};
    QTest::newRow("missing file") << QStringList{"journal", "/nowhere", "--json"};
    QTest::newRow("receipt without key") << QStringList{"receipt", "PK1:"};
    QTest::newRow("bad vkey") << QStringList{"hub", "/", "--vkey", "x"};
    QTest::newRow("key that is none") << QStringList{"receipt", "PK1:", "--key", "/dev/null"};
}

void VerifyTest::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    const Answer answer = verifier(arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY(answer.object.isEmpty());
}

void VerifyTest::verifiersAgree_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("flips");
    for (const char* what : {"journal", "receipt", "hub"}) {
        QTest::addRow("%s good", what) << QString(what) << 0;
        for (int i = 1; i <= 4; ++i) {
            QTest::addRow("%s tampered %d", what, i) << QString(what) << i;
        }
    }
}

void VerifyTest::verifiersAgree()
{
    QFETCH(QString, what);
    QFETCH(int, flips);
    const QString hub = copyOfHub(QTest::currentDataTag());
    const std::string batches = m_dir.filePath("batches.bin").toStdString();
    Bytes content = *readFile(file("export/batches.bin"));
    std::string qr = text("receipt.txt");
    if (flips > 0) {
        content = flipped(content);
        char& one = qr[20 + m_random.bounded(100U)]; // the keys are new in every run: it may be a Q already
        one = one == 'Q' ? 'R' : 'Q';
        const QStringList files = {"checkpoint", "tile/entries/001.p/4", "tile/0/000", "tile/1/000.p/1"};
        const std::string victim = (hub + "/" + files[flips - 1]).toStdString();
        QVERIFY(put(victim, flipped(*readFile(victim))));
    }
    QVERIFY(put(batches, content));
    QStringList arguments = {"journal", QString::fromStdString(batches), "--key", path("device.crt")};
    if (what == "receipt") {
        arguments = QStringList{"receipt", QString::fromStdString(qr), "--key", path("device.crt")};
    } else if (what == "hub") {
        arguments =
            QStringList{"hub",          hub,       "--vkey",     QString::fromStdString(text("vkey")), "--policy",
                        path("policy"), "--since", path("older")};
    }
    const Answer first = verifier(arguments + QStringList{"--json"});
    const Answer second = run("python3", QStringList{SOURCE_ROOT "/tests/golden/second_verifier.py"} + arguments);
    QCOMPARE(first.code, flips == 0 ? 0 : 1);
    QCOMPARE(second.code, first.code);
    QCOMPARE(second.object["valid"].toBool(), first.object["valid"].toBool());
    for (const char* field : {"device", "epoch", "size", "head", "batches", "firstBad", "root", "amount", "sequence"}) {
        if (second.object.contains(field) && flips == 0) {
            QCOMPARE(second.object[field], first.object[field]);
        }
    }
    if (what == "journal") {
        QCOMPARE(second.object["firstBad"], first.object["firstBad"]);
    }
}

void VerifyTest::everyFlippedBitOfAnExport()
{
    const Bytes good = *readFile(file("export/batches.bin"));
    const std::string victim = m_dir.filePath("flipped.bin").toStdString();
    for (int i = 0; i < 300; ++i) {
        QVERIFY(put(victim, flipped(good)));
        const auto verdict = checkJournal(victim, file("device.crt"));
        QVERIFY(!verdict || !verdict->valid);
    }
}

void VerifyTest::everyFlippedBitOfAReceipt()
{
    const std::string good = text("receipt.txt");
    QVERIFY(checkReceipt(good, file("device.crt"), {})->valid);
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ (1U << bit));
            QVERIFY(!checkReceipt(bad, file("device.crt"), {})->valid);
        }
        QVERIFY(!checkReceipt(good.substr(0, at), file("device.crt"), {})->valid);
    }
}

void VerifyTest::everyFlippedBitOfAHubLog()
{
    const QString hub = copyOfHub("flipped");
    QVERIFY(checkHubLog(hubQuestion(hub.toStdString()))->valid);
    for (const char* name :
         {"checkpoint", "tile/0/000", "tile/0/001.p/4", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/4"}) {
        const std::string victim = (hub + "/" + name).toStdString();
        const Bytes good = *readFile(victim);
        for (int i = 0; i < 25; ++i) {
            QVERIFY(put(victim, flipped(good)));
            QVERIFY2(!checkHubLog(hubQuestion(hub.toStdString()))->valid, name);
        }
        QVERIFY(QFile::remove(QString::fromStdString(victim)));
        QVERIFY(!checkHubLog(hubQuestion(hub.toStdString()))->valid);
        QVERIFY(put(victim, ByteView(good).first(good.size() - 32)));
        QVERIFY(!checkHubLog(hubQuestion(hub.toStdString()))->valid);
        QVERIFY(put(victim, good));
    }
}

/// A flipped bit in unused space of a page changes nothing; any other is found. Either way no other books are believed.
void VerifyTest::flippedBitsOfAJournal()
{
    const Bytes good = *readFile(file("journal.db"));
    const Verdict before = *checkJournal(file("journal.db"), file("device.crt"));
    const std::string victim = m_dir.filePath("flipped.db").toStdString();
    int found = 0;
    for (int i = 0; i < 200; ++i) {
        QVERIFY(put(victim, flipped(good)));
        const auto verdict = checkJournal(victim, file("device.crt"));
        if (verdict && verdict->valid) {
            QVERIFY(verdict->fields == before.fields);
        } else {
            ++found;
        }
    }
    QVERIFY2(found > 100, std::to_string(found).c_str());
}

void VerifyTest::cutFiles()
{
    const Bytes good = *readFile(file("export/batches.bin"));
    const std::string victim = m_dir.filePath("cut.bin").toStdString();
    for (int i = 0; i < 40; ++i) {
        const std::size_t length = m_random.bounded(static_cast<quint32>(good.size()));
        QVERIFY(put(victim, ByteView(good).first(length)));
        const auto verdict = checkJournal(victim, file("device.crt"));
        const bool shorter = verdict && verdict->valid && verdict->fields["size"] < 520; // cut between two batches
        QVERIFY(shorter || !verdict || !verdict->valid);
    }
}

/// Whoever holds every key of an office can write books without a case that are whole in themselves: the citizens' receipts tell.
void VerifyTest::aShoeboxOfReceiptsRevealsADeletion()
{
    const QString honest = m_dir.filePath("honest");
    const QString forged = m_dir.filePath("forged");
    QVERIFY(QDir().mkpath(honest) && QDir().mkpath(forged));
    const journal::test::HandClock clock;
    const auto work = [&clock](const QString& folder, int first, int end) {
        std::vector<std::string> receipts;
        const auto books = journal::test::openIn(folder.toStdString(), clock).value();
        for (int i = first; i < end; ++i) {
            const auto one = journal::test::caseFact("C" + std::to_string(i), i);
            const std::uint64_t at = books->append(std::span(&one, 1)).value().front().sequence;
            receipts.push_back(books->proveReceipt(at, {"72009999-050901-01-00001-5", "888", 1000}).value().qrText);
        }
        return receipts;
    };
    auto shoebox = work(honest, 0, 6);
    for (const QFileInfo& one : QDir(honest).entryInfoList(QDir::Files)) {
        QVERIFY(QFile::copy(one.filePath(), forged + "/" + one.fileName()));
    }
    const auto later = work(honest, 6, 12);
    shoebox.insert(shoebox.end(), later.begin(), later.end());
    work(forged, 7, 12); // the sixth never happened
    const auto holds = [&](const QString& folder, const std::string& receipt) {
        const auto verdict =
            checkReceipt(receipt, (folder + "/device.crt").toStdString(), (folder + "/journal.db").toStdString());
        return verdict && verdict->valid;
    };
    QVERIFY(checkJournal((forged + "/journal.db").toStdString(), (forged + "/device.crt").toStdString())->valid);
    for (std::size_t i = 0; i < shoebox.size(); ++i) {
        QVERIFY(holds(honest, shoebox[i]));
        QCOMPARE(holds(forged, shoebox[i]), i < 6); // also every receipt after the deletion
    }
}

void VerifyTest::hubThatShowsTwoViews()
{
    // The log of another world under the same key and of the same size: each is whole, together they convict the hub.
    QCOMPARE(QProcess::execute(BINARY_ROOT "/tests/make_sample", {m_dir.filePath("other"), "260"}), 0);
    HubQuestion question = hubQuestion(m_dir.filePath("other/hub").toStdString());
    question.certificates = {m_dir.filePath("other/device.crt").toStdString()};
    question.sinceFile = file("hub/checkpoint");
    const auto verdict = checkHubLog(question);
    QVERIFY(!verdict->valid);
    QVERIFY(verdict->reason.find("two views") != std::string::npos);
    question.sinceFile.clear();
    QVERIFY(checkHubLog(question)->valid);
    // An old checkpoint put back: only somebody who saw the newer one can tell.
    const QString rolledBack = copyOfHub("rolledback");
    QVERIFY(put((rolledBack + "/checkpoint").toStdString(), view(text("older"))));
    HubQuestion old{rolledBack.toStdString(), text("vkey"), {}, file("hub/checkpoint"), {}};
    QVERIFY(!checkHubLog(old)->valid);
}

void VerifyTest::hubThatRehashesAForgery()
{
    // Whoever holds the hub's key changes one leaf and rebuilds every tile: root and checkpoint fit.
    const auto entries = tlog::readEntries(tlog::FolderTiles(file("hub")), 260, 0);
    const auto key = crypto::Ed25519Key::fromSeed(Bytes(32, 7));
    const std::string folder = m_dir.filePath("forged").toStdString();
    auto log = tlog::TileLog::open(folder, "oversight.example/hub1", *key);
    for (std::size_t i = 0; i < entries->size(); ++i) {
        Bytes leaf = (*entries)[i];
        if (i == 100) {
            leaf[leaf.size() - 65] ^= 1; // the batch's wall time
        }
        QVERIFY((*log)->append(leaf));
    }
    QVERIFY((*log)->publishCheckpoint());
    HubQuestion question{folder, text("vkey"), {}, {}, {}};
    QVERIFY(checkHubLog(question)->valid); // the log alone cannot tell; devices and witnesses can:
    question.certificates = {file("device.crt")};
    QVERIFY(!checkHubLog(question)->valid);
    QVERIFY(checkHubLog(question)->reason.find("leaf 100") != std::string::npos);
    question.certificates.clear();
    question.policyFile = file("policy");
    QVERIFY(!checkHubLog(question)->valid);
}

QTEST_APPLESS_MAIN(VerifyTest)
#include "verify_test.moc"
