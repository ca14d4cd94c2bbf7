// SPDX-License-Identifier: GPL-3.0-or-later
// An evidence pack, good and tampered with, before two verifiers that share no code: same verdict, same failed check.
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "printer-templates/evidence_page.h"
#include "sync/verify/pack_check.h"
#include "terminal/base/files.h"
#include "tests/terminal/evidence/tampers.h"

using namespace pishkhan;
using namespace pishkhan::evidence;
using evidence::test::allTampers;
using evidence::test::OpenPack;

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

} // namespace

class EvidenceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goodPacks_data();
    void goodPacks();
    void tampered_data();
    void tampered();
    void everySingleByte();
    void anotherTrust();
    void refusals();
    void sameOrderSameBytes();
    void reportSaysWhatTheLogSays();
    void publishedVector();

private:
    QTemporaryDir m_dir;
    std::unique_ptr<templates::EvidencePage> m_page;
    std::optional<crypto::EcdsaKey> m_key;
    Bytes m_good;
    std::string folder(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)).toStdString(); }
    QString trust() const { return m_dir.filePath("witnessed/trust.pem"); }
    Answer verify(const QString& pack, const QString& trusted) const
    {
        return run(BINARY_ROOT "/bin/pishkhan-verify", {"pack", pack, "--trust", trusted, "--json"});
    }
    Answer second(const QString& pack, const QString& trusted) const
    {
        return run("python3", {SOURCE_ROOT "/tests/golden/second_verifier.py", "pack", pack, "--trust", trusted});
    }
};

void EvidenceTest::initTestCase()
{
    m_page = std::move(*templates::EvidencePage::create());
    const struct {
        const char* name;
        evidence::test::World world;
    } worlds[] = {{"alone", evidence::test::World::Alone},
                  {"logged", evidence::test::World::Logged},
                  {"witnessed", evidence::test::World::Witnessed}};
    for (const auto& [name, world] : worlds) {
        const auto order = evidence::test::makeWorld(folder(name), world);
        QVERIFY2(order, order ? "" : order.error().what.c_str());
        const auto key = evidence::test::deviceKey(folder(name));
        const auto made = exportEvidencePack(*order, *key, *m_page);
        QVERIFY2(made, made ? "" : made.error().what.c_str());
        m_key = *key; // of the last one, the witnessed world
    }
    m_good = *readFile(folder("witnessed") + "/pack.tar");
    if (const QByteArray keep = qgetenv("PISHKHAN_KEEP"); !keep.isEmpty()) {
        OpenPack pack = evidence::test::openPack(m_good);
        QVERIFY(writeFileDurably(keep.toStdString() + "/pack.tar", m_good, FileAccess::Readable));
        QVERIFY(writeFileDurably(keep.toStdString() + "/report.pdf", pack.find("report.pdf")->content,
                                 FileAccess::Readable));
    }
}

void EvidenceTest::goodPacks_data()
{
    QTest::addColumn<QString>("world");
    QTest::addColumn<QString>("witness");
    QTest::newRow("no hub was reached") << "alone"
                                        << "not-logged";
    QTest::newRow("logged, witnesses away") << "logged"
                                            << "logged";
    QTest::newRow("witnessed") << "witnessed"
                               << "witnessed";
}

void EvidenceTest::goodPacks()
{
    QFETCH(QString, world);
    QFETCH(QString, witness);
    const QString pack = m_dir.filePath(world + "/pack.tar");
    const QString trusted = m_dir.filePath(world + "/trust.pem");
    const Answer first = verify(pack, trusted);
    const Answer other = second(pack, trusted);
    QVERIFY2(first.object["valid"].toBool(), qPrintable(first.object["reason"].toString()));
    QVERIFY2(other.object["valid"].toBool(), qPrintable(other.object["reason"].toString()));
    QCOMPARE(first.code, 0);
    QCOMPARE(other.code, 0);
    QCOMPARE(first.object["witness"].toString(), witness);
    for (const char* field : {"case", "device", "epoch", "range", "root", "head", "events", "witness", "failed"}) {
        QCOMPARE(other.object[field], first.object[field]);
    }
    const QJsonArray checks = first.object["checks"].toArray();
    QCOMPARE(checks.size(), 10);
    for (int i = 0; i < checks.size(); ++i) {
        QCOMPARE(other.object["checks"].toArray()[i].toObject()["verdict"], checks[i].toObject()["verdict"]);
    }
}

/// All of them before the second verifier at once: one process instead of fifty.
void EvidenceTest::tampered_data()
{
    QTest::addColumn<QByteArray>("pack");
    QTest::addColumn<QString>("failed");
    QTest::addColumn<QString>("failedBySecond");
    const auto all = allTampers(*readFile(folder("logged") + "/pack.tar"));
    QVERIFY(all.size() >= 40);
    QStringList arguments = {SOURCE_ROOT "/tests/golden/second_verifier.py", "pack", "--trust", trust()};
    std::vector<Bytes> packs;
    for (const evidence::test::Tamper& tamper : all) {
        packs.push_back(tamper.act(evidence::test::openPack(m_good), *m_key));
        arguments += m_dir.filePath("tampered-%1.tar").arg(packs.size());
        QVERIFY(writeFileDurably(arguments.last().toStdString(), packs.back(), FileAccess::Readable));
    }
    QProcess python;
    python.start("python3", arguments);
    QVERIFY(python.waitForFinished(100000));
    QCOMPARE(python.exitCode(), 1);
    const QList<QByteArray> lines = python.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(lines.size()), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QJsonObject found = QJsonDocument::fromJson(lines[static_cast<qsizetype>(i)]).object();
        QTest::newRow(all[i].name) << QByteArray(reinterpret_cast<const char*>(packs[i].data()),
                                                 static_cast<qsizetype>(packs[i].size()))
                                   << QString::fromLatin1(all[i].failed) << found["failed"].toString();
    }
}

void EvidenceTest::tampered()
{
    QFETCH(QByteArray, pack);
    QFETCH(QString, failed);
    QFETCH(QString, failedBySecond);
    const std::string pem(text(*readFile(trust().toStdString())));
    const verify::Verdict found = verify::checkPackBytes(view(pack.toStdString()), pem, {});
    QVERIFY(!found.valid);
    QCOMPARE(QString::fromStdString(found.fields["failed"].get<std::string>()), failed);
    QCOMPARE(failedBySecond, failed);
}

void EvidenceTest::everySingleByte()
{
    const std::string pem(text(*readFile(trust().toStdString())));
    QVERIFY(verify::checkPackBytes(m_good, pem, {}).valid);
    const std::size_t step = qEnvironmentVariableIsSet("PISHKHAN_FLIP_FULL") ? 1 : 397;
    for (std::size_t at = 0; at < m_good.size(); at += step) {
        Bytes bad = m_good;
        bad[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
        QVERIFY2(!verify::checkPackBytes(bad, pem, {}).valid, std::to_string(at).c_str());
    }
}

void EvidenceTest::anotherTrust()
{
    const QString pack = m_dir.filePath("witnessed/pack.tar");
    const Answer first = verify(pack, m_dir.filePath("logged/device.crt"));
    QCOMPARE(first.code, 1);
    QCOMPARE(first.object["failed"].toString(), QString("trust"));
    QCOMPARE(second(pack, m_dir.filePath("logged/device.crt")).object["failed"], first.object["failed"]);
    QCOMPARE(verify(pack, "/nowhere.pem").code, 2);
    QCOMPARE(verify("/nowhere.tar", trust()).code, 2);
}

void EvidenceTest::refusals()
{
    auto order = evidence::test::makeWorld(folder("refusing"), evidence::test::World::Alone);
    const auto key = evidence::test::deviceKey(folder("refusing"));
    order->caseId = "c-none";
    const auto unknown = exportEvidencePack(*order, *key, *m_page);
    QVERIFY(!unknown && unknown.error().kind == ErrorKind::Refused);
    QVERIFY(!fileExists(order->out));
    order->caseId = "c-1";
    order->sheets = [](const std::string&) -> Result<Sheets> { return makeError(ErrorKind::Storage, "gone", "test"); };
    const auto without = exportEvidencePack(*order, *key, *m_page);
    QVERIFY(without && !without->sheetInPack);
    const Answer first = verify(QString::fromStdString(order->out), m_dir.filePath("refusing/trust.pem"));
    QVERIFY(first.object["valid"].toBool());
    QCOMPARE(first.object["checks"].toArray()[8].toObject()["verdict"].toString(), QString("absent"));
}

/// H10: the report and the pack are functions of the log: everything but the PDF's own clock is equal, byte for byte.
void EvidenceTest::sameOrderSameBytes()
{
    auto order = evidence::test::makeWorld(folder("twice"), evidence::test::World::Alone);
    const auto key = evidence::test::deviceKey(folder("twice"));
    QVERIFY(exportEvidencePack(*order, *key, *m_page));
    OpenPack first = evidence::test::openPack(*readFile(order->out));
    QVERIFY(exportEvidencePack(*order, *key, *m_page));
    OpenPack again = evidence::test::openPack(*readFile(order->out));
    for (const char* path : {"batches.bin", "events.bin", "certificates/device.pem", "sheets/catalogue.json"}) {
        QCOMPARE(again.find(path)->content, first.find(path)->content);
    }
}

void EvidenceTest::reportSaysWhatTheLogSays()
{
    OpenPack pack = evidence::test::openPack(m_good);
    const QString path = m_dir.filePath("report.pdf");
    QVERIFY(writeFileDurably(path.toStdString(), pack.find("report.pdf")->content, FileAccess::Readable));
    QProcess process;
    process.start("pdftotext", {"-layout", path, "-"});
    QVERIFY(process.waitForFinished(60000));
    const QString words = QString::fromUtf8(process.readAllStandardOutput());
    // Word by word: a line of Persian words around a hash may be told in another order.
    process.start("pdftotext", {"-bbox", path, "-"});
    QVERIFY(process.waitForFinished(60000));
    // The font joins f and l into one sign; as a letter of a hash it is two again.
    const QString apart = QString::fromUtf8(process.readAllStandardOutput())
                              .remove(QRegularExpression("<[^>]*>"))
                              .normalized(QString::NormalizationForm_KC);
    const Answer first = verify(m_dir.filePath("witnessed/pack.tar"), trust());
    // Letters and digits only: pdftotext moves a sign at either end of a run to the other side of the line.
    const auto plain = [](QString text) { return text.remove(QRegularExpression("[^A-Za-z0-9]")); };
    QVERIFY2(plain(apart).contains(plain(first.object["root"].toString())),
             qPrintable(first.object["root"].toString()));
    QVERIFY2(plain(apart).contains(plain(first.object["head"].toString())),
             qPrintable(first.object["head"].toString()));
    // Who spoke from outside, what the office answered, and why: in the Persian words of the report.
    for (const char* said : {"markaz-01", "poshtibani-01", "مرکز", "پشتیبانی"}) {
        QVERIFY2(words.normalized(QString::NormalizationForm_KC).contains(QString::fromUtf8(said)), said);
    }
    QVERIFY(words.contains("KE-1405-01") && !words.contains("KE-1405-02")); // what was known of this version (H12)
    QVERIFY(!words.contains("9990000000") && !words.contains(QStringLiteral("۹۹۹۰۰۰۰۰۰۰")));
}

/// The pack in tests/golden is for whoever writes a third verifier; PISHKHAN_GOLDEN=write makes it anew.
void EvidenceTest::publishedVector()
{
    const std::string golden = SOURCE_ROOT "/tests/golden/evidence/";
    if (qgetenv("PISHKHAN_GOLDEN") == "write") {
        QVERIFY(makeFolder(golden));
        QVERIFY(writeFileDurably(golden + "pack.tar", m_good, FileAccess::Readable));
        QVERIFY(writeFileDurably(golden + "trust.pem", *readFile(trust().toStdString()), FileAccess::Readable));
    }
    const QString pack = QString::fromStdString(golden + "pack.tar");
    const QString trusted = QString::fromStdString(golden + "trust.pem");
    const Answer first = verify(pack, trusted);
    QVERIFY2(first.object["valid"].toBool(), qPrintable(first.object["reason"].toString()));
    QCOMPARE(first.object["witness"].toString(), QString("witnessed"));
    QVERIFY(second(pack, trusted).object["valid"].toBool());
}

QTEST_MAIN(EvidenceTest)
#include "evidence_test.moc"
