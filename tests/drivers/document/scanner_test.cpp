// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner over its hot folder, the helper that crashes, hangs or talks nonsense, and the line between them.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

#include "drivers/document/decode_line.h"
#include "drivers/document/folder_scanner.h"
#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

class ScannerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aCardComesAndLeavesNoFile()
    {
        auto scanner = openScanner(realDecoder());
        std::thread device([&] { drawCard(in("scan.jpg"), {QStringLiteral("--rotate"), QStringLiteral("4")}); });
        const auto read = scanner->read({});
        device.join();
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(QString::fromStdString(read->kind), QStringLiteral("national-card"));
        QCOMPARE(fieldOf(*read, "national-code")->value, std::string("9991234561"));
        QCOMPARE(fieldOf(*read, "national-code")->proof, ports::FieldProof::CheckDigit);
        QCOMPARE(fieldOf(*read, "card-serial")->value, std::string("1G23456789"));
        QVERIFY(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }

    void onlyTheNewestIsReadAndNoneStays()
    {
        QVERIFY(drawCard(in("old.png"), {QStringLiteral("--national-code"), QStringLiteral("9990000050")}));
        QVERIFY(drawCard(in("new.png"), {}));
        touch(in("notes.txt"));
        const auto read = openScanner(realDecoder())->read({});
        QCOMPARE(fieldOf(*read, "national-code")->value, std::string("9991234561"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{QStringLiteral("notes.txt")});
    }

    void whatIsWrongWithThePicture_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("advice");
        QTest::newRow("empty glass") << QStringList{QStringLiteral("--blank")} << QStringLiteral("no-document");
        QTest::newRow("far too dark") << QStringList{QStringLiteral("--light"),      QStringLiteral("0.12"),
                                                     QStringLiteral("--noise"),      QStringLiteral("14"),
                                                     QStringLiteral("--background"), QStringLiteral("desk")}
                                      << QStringLiteral("dark");
        QTest::newRow("out of focus") << QStringList{QStringLiteral("--blur"), QStringLiteral("9"),
                                                     QStringLiteral("--background"), QStringLiteral("dark")}
                                      << QStringLiteral("blurred");
    }
    void whatIsWrongWithThePicture()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, advice);
        QVERIFY(drawCard(in("scan.png"), options));
        const auto read = openScanner(realDecoder())->read({});
        QVERIFY(read.has_value());
        const bool said =
            std::find(read->advice.begin(), read->advice.end(), advice.toStdString()) != read->advice.end();
        QVERIFY2(said, encodeLine(*read).c_str());
    }

    void aFileThatIsNoPicture()
    {
        touch(in("scan.jpg"), "this is not a picture");
        const auto read = openScanner(realDecoder())->read({});
        QVERIFY(!read && read.error().kind == ErrorKind::Unsupported);
        QVERIFY(!QFile::exists(in("scan.jpg")));
    }

    void nothingComes()
    {
        FolderScannerSettings settings{m_folder->path().toStdString(), realDecoder(), Milliseconds(150)};
        QCOMPARE((*FolderScanner::open(settings))->read({}).error().kind, ErrorKind::Timeout);
        settings.patience = Milliseconds(60000);
        QCOMPARE((*FolderScanner::open(settings))->read([] { return true; }).error().kind, ErrorKind::Timeout);
        settings.folder += "/missing";
        QCOMPARE(FolderScanner::open(settings).error().kind, ErrorKind::Disconnected);
    }

    void helpersGoneMad_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const char* script, ErrorKind kind) {
            QTest::newRow(name) << QByteArray(script) << int(kind);
        };
        row("crashes at once", "kill -ABRT $$", ErrorKind::Protocol);
        row("crashes after reading", "cat >/dev/null; kill -SEGV $$", ErrorKind::Protocol);
        row("crashes after half an answer", "printf '{\"kind\":'; kill -ABRT $$", ErrorKind::Protocol);
        row("answers, then crashes", "cat >/dev/null; echo '{}'; kill -SEGV $$", ErrorKind::Protocol);
        row("hangs", "exec sleep 600", ErrorKind::Timeout);
        row("closes its ears and hangs", "exec <&- >&-; exec sleep 600", ErrorKind::Protocol);
        row("never stops talking", "exec yes", ErrorKind::Protocol);
        row("says nothing", "cat >/dev/null", ErrorKind::Protocol);
        row("talks nonsense", "cat >/dev/null; echo 'hello'", ErrorKind::Protocol);
        row("talks other JSON", "cat >/dev/null; echo '{\"kind\":7}'", ErrorKind::Protocol);
        row("fails", "exit 9", ErrorKind::Protocol);
        row("refuses", "exit 1", ErrorKind::Unsupported);
    }
    void helpersGoneMad()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        touch(in("mad"), "#!/bin/sh\n" + script + "\n");
        QVERIFY(QFile::setPermissions(in("mad"), QFile::ReadOwner | QFile::ExeOwner));
        const Bytes picture(3'000'000, 7); // more than a socket holds
        const auto read = decodePicture({in("mad").toStdString(), Milliseconds(700)}, picture, {});
        QVERIFY(!read);
        QCOMPARE(int(read.error().kind), kind);
    }

    void noHelperAtAll()
    {
        const auto read = decodePicture({in("missing").toStdString(), Milliseconds(700)}, view("x"), {});
        QVERIFY(!read && read.error().kind == ErrorKind::Disconnected);
    }

    void theLineSurvivesTheWay()
    {
        ports::ScannedDocument document;
        document.kind = "national-card";
        document.fields = {{"national-code", "9991234561", ports::FieldProof::CheckDigit, 100},
                           {"card-serial", "1G23456789", ports::FieldProof::Repaired, 61}};
        document.barcodes = {{"Code128", "9991234561"}, {"QRCode", "سلام \"\n"}};
        document.advice = {"dark"};
        document.milliseconds = 412;
        const auto back = decodeLine(encodeLine(document));
        QVERIFY(back.has_value());
        QCOMPARE(encodeLine(*back), encodeLine(document));
        document.barcodes[1].text = "\xff\xfe"; // a code may hold any bytes
        QVERIFY(decodeLine(encodeLine(document)).has_value());
        document.fields[0].value = "9991234560";
        QCOMPARE(decodeLine(encodeLine(document)).error().kind, ErrorKind::Protocol);
    }

private:
    QString in(const char* file) const { return m_folder->filePath(QString::fromUtf8(file)); }
    static void touch(const QString& path, const QByteArray& content = "x")
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    std::unique_ptr<FolderScanner> openScanner(DecoderSettings decoder) const
    {
        return FolderScanner::open({m_folder->path().toStdString(), std::move(decoder), Milliseconds(60000)})
            .value_or(nullptr);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(ScannerTest)
#include "scanner_test.moc"
