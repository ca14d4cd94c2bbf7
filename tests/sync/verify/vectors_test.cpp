// SPDX-License-Identifier: GPL-3.0-or-later
// The published vectors of every public format (tests/golden/vectors.json, tests/golden/sample), held against this code and
// against the second verifier in Python. PISHKHAN_WRITE_GOLDEN=1 writes them anew with throw-away keys.
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/sync/verify/vectors.h"

using namespace pishkhan;

namespace {

const QString golden = QStringLiteral(SOURCE_ROOT "/tests/golden/");
const QString second = golden + QStringLiteral("second_verifier.py");

struct Answer {
    int code = -1;
    QJsonObject object;
};

Answer run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60000)
               ? Answer{process.exitCode(), QJsonDocument::fromJson(process.readAllStandardOutput()).object()}
               : Answer{};
}

} // namespace

class VectorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("PISHKHAN_WRITE_GOLDEN")) {
            return;
        }
        QFile out(golden + "vectors.json");
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(test::makeVectors()).toJson()) > 0);
        writeSample();
    }

    void thisCodeAgrees_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonObject>("vector");
        QFile file(golden + "vectors.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
        for (const char* kind : {"statement", "sealed", "caseKey", "checkpoint", "inclusion", "consistency", "tile",
                                 "tlogProof", "receipt"}) {
            const QJsonArray vectors = all[QLatin1String(kind)].toArray();
            QVERIFY2(!vectors.isEmpty(), kind);
            for (const QJsonValue& one : vectors) {
                QTest::addRow("%s: %s", kind, qPrintable(one["name"].toString())) << QString(kind) << one.toObject();
            }
        }
    }
    void thisCodeAgrees()
    {
        QFETCH(QString, kind);
        QFETCH(QJsonObject, vector);
        QCOMPARE(test::holds(kind, vector), vector["valid"].toBool());
    }

    void theSecondVerifierAgrees()
    {
        const Answer answer = run("python3", {second, "vectors", golden + "vectors.json"});
        QVERIFY2(answer.object["valid"].toBool(), qPrintable(QJsonDocument(answer.object).toJson()));
        QVERIFY(answer.object["vectors"].toInt() > 40);
        // And it would notice: the same file with every verdict turned round.
        QFile file(golden + "vectors.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTemporaryDir dir;
        QFile turned(dir.filePath("turned.json"));
        const QByteArray all = file.readAll()
                                   .replace("\"valid\": true", "\"valid\": TURN")
                                   .replace("\"valid\": false", "\"valid\": true")
                                   .replace("TURN", "false");
        QVERIFY(turned.open(QIODevice::WriteOnly) && turned.write(all) > 0);
        turned.close();
        const Answer other = run("python3", {second, "vectors", turned.fileName()});
        QCOMPARE(other.object["disagree"].toArray().size(), answer.object["vectors"].toInt());
    }

    void theSample_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("valid");
        const QString at = golden + "sample/";
        QFile text(at + "receipt.txt");
        QFile vkey(at + "vkey");
        QVERIFY(text.open(QIODevice::ReadOnly) && vkey.open(QIODevice::ReadOnly));
        const QString qr = QString::fromLatin1(text.readAll());
        const QString log = QString::fromLatin1(vkey.readAll()).trimmed();
        const QString key = at + "export/device.crt";
        QTest::newRow("journal") << QStringList{"journal", at + "export/batches.bin", "--key", key} << true;
        QTest::newRow("receipt") << QStringList{"receipt", qr, "--key", key} << true;
        QTest::newRow("receipt of another amount")
            << QStringList{"receipt", QString(qr).replace("1450000", "1450001"), "--key", key} << false;
        const QStringList hub{"hub", at + "hub", "--vkey", log, "--policy", at + "policy"};
        QTest::newRow("hub log") << hub << true;
        QTest::newRow("hub log since") << hub + QStringList{"--since", at + "older"} << true;
        QTest::newRow("another key") << QStringList{"journal", at + "export/batches.bin", "--key",
                                                    golden + "evidence/trust.pem"}
                                     << false;
    }
    void theSample()
    {
        QFETCH(QStringList, arguments);
        QFETCH(bool, valid);
        const Answer first = run(BINARY_ROOT "/bin/pishkhan-verify", arguments + QStringList{"--json"});
        const Answer other = run("python3", QStringList{second} + arguments);
        QCOMPARE(first.code, valid ? 0 : 1);
        QCOMPARE(first.object["valid"].toBool(), valid);
        QCOMPARE(other.code, first.code);
        QCOMPARE(other.object["valid"].toBool(), valid);
    }

private:
    static void writeSample()
    {
        QTemporaryDir made;
        QCOMPARE(run(BINARY_ROOT "/tests/make_sample", {made.path() + "/s", "7"}).code, 0);
        QDir(golden + "sample").removeRecursively();
        const QDir from(made.path() + "/s");
        QDirIterator files(from.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = from.relativeFilePath(files.next());
            const bool isPublic = name.startsWith("export/") || name.startsWith("hub/") ||
                                  QStringList{"receipt.txt", "vkey", "policy", "older"}.contains(name);
            if (isPublic) {
                QVERIFY(QDir().mkpath(QFileInfo(golden + "sample/" + name).path()));
                QVERIFY(QFile::copy(files.filePath(), golden + "sample/" + name));
            }
        }
    }
};

QTEST_GUILESS_MAIN(VectorsTest)
#include "vectors_test.moc"
