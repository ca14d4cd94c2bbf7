// SPDX-License-Identifier: GPL-3.0-or-later
// The SANE scanner over libsane's own `test` and `pnm` back ends: pages come, every fault has its word, a hang ends.
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <chrono>
#include <optional>

#include "drivers/document/sane_scanner.h"
#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

class SaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        write("dll.conf", "test\npnm\nstuck\nemulated\n");
        write("test.conf", // what it leaves out the back end leaves undefined
              "number_of_devices 2\nmode Gray\ndepth 8\nhand-scanner false\nthree-pass false\nresolution_min 1.0\n"
              "resolution_max 1200.0\nresolution_quant 1.0\nresolution 50.0\ntest-picture \"Grid\"\n"
              "read-limit false\nread-limit-size 1\nread-delay false\nread-delay-duration 1000\n"
              "read-status-code \"Default\"\nfuzzy-parameters false\nppl-loss 0\nnon-blocking false\n"
              "select-fd false\ngeometry_min 0.0\ngeometry_max 200.0\ngeometry_quant 1.0\ntl_x 0.0\ntl_y 0.0\n"
              "br_x 80.0\nbr_y 100.0\n");
        write("pnm.conf", "");
    }

    void aPageComes()
    {
        const auto page = SaneScanner(settings("test:0", {"resolution=75", "test-picture=Grid"})).scan({});
        QVERIFY2(page.has_value(), page ? "" : page.error().what.c_str());
        const ByteView bytes = page->bytes();
        QCOMPARE(std::string(bytes.begin(), bytes.begin() + 11), std::string("P5\n236 295\n"));
        QCOMPARE(bytes.size(), std::size_t{15 + 236 * 295});
    }

    void otherPages_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("head");
        const auto row = [](const char* name, const QStringList& options, const char* head) {
            QTest::newRow(name) << options << QByteArray(head);
        };
        row("colour", {QStringLiteral("mode=Color"), QStringLiteral("resolution=75")}, "P6\n236 295\n255\n");
        row("black and white", {QStringLiteral("depth=1"), QStringLiteral("resolution=75")}, "P4\n");
        row("from the feeder", {QStringLiteral("source=Automatic Document Feeder")}, "P5\n157 196\n255\n");
        row("no length known before", {QStringLiteral("hand-scanner=yes")}, "P5\n");
        row("in small pieces", {QStringLiteral("read-limit=yes"), QStringLiteral("read-limit-size=100")},
            "P5\n157 196\n255\n");
    }
    void otherPages()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, head);
        const auto page = SaneScanner(settings("test:0", texts(options))).scan({});
        QVERIFY2(page.has_value(), page ? "" : page.error().what.c_str());
        QVERIFY(page->bytes().size() > 1000);
        const ByteView bytes = page->bytes();
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(bytes.data()), head.size()), head);
    }

    void faults_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("option");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("what"); // only where it is a stable word
        const auto row = [](const char* name, const char* option, ErrorKind kind, const char* what = "") {
            QTest::newRow(name) << QStringLiteral("test:0") << QString::fromUtf8(option) << int(kind)
                                << QString::fromUtf8(what);
        };
        row("out of paper", "read-return-value=SANE_STATUS_NO_DOCS", ErrorKind::Refused, "scanner-empty");
        row("jam", "read-return-value=SANE_STATUS_JAMMED", ErrorKind::Refused, "scanner-jam");
        row("cover open", "read-return-value=SANE_STATUS_COVER_OPEN", ErrorKind::Refused, "scanner-open");
        row("busy", "read-return-value=SANE_STATUS_DEVICE_BUSY", ErrorKind::Busy);
        row("unplugged", "read-return-value=SANE_STATUS_IO_ERROR", ErrorKind::Disconnected);
        row("denied", "read-return-value=SANE_STATUS_ACCESS_DENIED", ErrorKind::Denied);
        row("stopped at the device", "read-return-value=SANE_STATUS_CANCELLED", ErrorKind::Timeout);
        row("no memory", "read-return-value=SANE_STATUS_NO_MEM", ErrorKind::Protocol);
        row("invalid", "read-return-value=SANE_STATUS_INVAL", ErrorKind::Protocol);
        row("cannot", "read-return-value=SANE_STATUS_UNSUPPORTED", ErrorKind::Unsupported);
        row("a short page", "read-return-value=SANE_STATUS_EOF", ErrorKind::Disconnected);
        row("sixteen bits", "depth=16", ErrorKind::Unsupported);
        row("an option it has not", "no-such-option=1", ErrorKind::Unsupported);
        row("a malformed option", "resolution", ErrorKind::Unsupported);
        QTest::newRow("no such device") << QStringLiteral("test:77") << QString() << int(ErrorKind::Disconnected)
                                        << QString();
        QTest::newRow("no such back end")
            << QStringLiteral("nothing:0") << QString() << int(ErrorKind::Disconnected) << QString();
    }
    void faults()
    {
        QFETCH(QString, device);
        QFETCH(QString, option);
        QFETCH(int, kind);
        QFETCH(QString, what);
        const auto options = option.isEmpty() ? QStringList() : QStringList{option};
        const auto page = SaneScanner(settings(device.toStdString(), texts(options))).scan({});
        QVERIFY(!page);
        QCOMPARE(int(page.error().kind), kind);
        QVERIFY(what.isEmpty() || QString::fromStdString(page.error().what) == what);
    }

    void aSlowScanIsStopped()
    {
        const auto slow = slowSettings();
        int looks = 0;
        const auto page = SaneScanner(slow).scan([&] { return ++looks > 3; });
        QVERIFY(!page && page.error().kind == ErrorKind::Timeout);
    }

    void aScannerThatHangsIsEnded()
    {
        SaneSettings stuck = settings("test:0", {});
        stuck.program = "/bin/sleep"; // says nothing, hears nothing
        stuck.device = "600";
        stuck.silence = Milliseconds(300);
        const auto page = SaneScanner(stuck).scan({});
        QVERIFY(!page && page.error().kind == ErrorKind::Timeout);
        SaneSettings slow = slowSettings();
        slow.timeLimit = Milliseconds(300);
        QCOMPARE(SaneScanner(slow).scan({}).error().kind, ErrorKind::Timeout);
    }

    /// A scanner that hangs while it is let go takes neither its page nor its reason with it.
    void aScannerThatCannotBeLetGo()
    {
        write("with-stuck", "#!/bin/sh\nLD_LIBRARY_PATH='" BINARY_ROOT "/tests/drivers/document' exec '" BINARY_ROOT
                            "/bin/pishkhan-sane' \"$@\"\n");
        QVERIFY(QFile::setPermissions(m_folder.filePath(QStringLiteral("with-stuck")),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        SaneSettings stuck = settings("stuck:0", {});
        stuck.program = m_folder.filePath(QStringLiteral("with-stuck")).toStdString();
        const auto page = SaneScanner(stuck).scan({});
        QVERIFY2(page.has_value(), page ? "" : page.error().what.c_str());
        QCOMPARE(page->bytes().size(), std::size_t{11 + 64}); // a head and eight rows of eight
        stuck.device = "stuck:jam";
        const auto jam = SaneScanner(stuck).scan({});
        QVERIFY(!jam);
        QCOMPARE(QString::fromStdString(jam.error().what), QStringLiteral("scanner-jam"));
    }

    void aHelperThatCannotBe()
    {
        SaneSettings missing = settings("test:0", {});
        missing.program = "/nowhere/pishkhan-sane";
        QCOMPARE(SaneScanner(missing).scan({}).error().kind, ErrorKind::Disconnected);
        missing.program = "/bin/false";
        QCOMPARE(SaneScanner(missing).scan({}).error().kind, ErrorKind::Protocol);
    }

    void aCardIsReadFromTheGlass()
    {
        const QString card = m_folder.filePath(QStringLiteral("card.ppm"));
        QVERIFY(drawCard(card, {QStringLiteral("--rotate"), QStringLiteral("3")}));
        SaneScanner scanner(settings("pnm:0", {"filename=" + card.toStdString()}));
        const auto read = scanner.read({});
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(QString::fromStdString(read->kind), QStringLiteral("national-card"));
        QCOMPARE(fieldOf(*read, "national-code")->value, std::string("9991234561"));
    }

    /// One run of the feeder is one document; the end of the paper ends it.
    void theFeederGivesAllItsSheets()
    {
        fillTray(
            {{QStringLiteral("--kind"), QStringLiteral("page"), QStringLiteral("--qr"), QStringLiteral("NEMUNEH-1")},
             {},
             {QStringLiteral("--kind"), QStringLiteral("page"), QStringLiteral("--qr"), QStringLiteral("NEMUNEH-3")}});
        const auto read = SaneScanner(fed()).read({});
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(read->pages, 3);
        QVERIFY(read->interrupted.empty());
        QCOMPARE(QString::fromStdString(read->kind), QStringLiteral("national-card"));
        QCOMPARE(fieldOf(*read, "national-code")->value, std::string("9991234561"));
        QVERIFY(hasCode(*read, "NEMUNEH-1") && hasCode(*read, "NEMUNEH-3"));
        QVERIFY(QDir(m_tray + QStringLiteral("/tray")).isEmpty());
        const auto again = SaneScanner(fed()).read({});
        QVERIFY(!again && again.error().what == "scanner-empty");
    }

    /// A jam within the run: what came before it is kept, and the clerk is told.
    void aJamKeepsWhatWasRead_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("jam") << QByteArray("jam 3") << QByteArray("scanner-jam");
        QTest::newRow("cover") << QByteArray("open 3") << QByteArray("scanner-open");
        QTest::newRow("pulled out") << QByteArray("gone 3") << QByteArray("feeder-stopped");
    }
    void aJamKeepsWhatWasRead()
    {
        QFETCH(QByteArray, fault);
        QFETCH(QByteArray, word);
        const QStringList page{QStringLiteral("--kind"), QStringLiteral("page"), QStringLiteral("--qr"),
                               QStringLiteral("NEMUNEH")};
        fillTray({{}, page, page});
        const Hand hand(m_tray + QStringLiteral("/fault"), fault);
        const auto read = SaneScanner(fed()).read({});
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(read->pages, 2);
        QCOMPARE(QByteArray::fromStdString(read->interrupted), word);
        QCOMPARE(fieldOf(*read, "national-code")->value, std::string("9991234561"));
        QCOMPARE(QDir(m_tray + QStringLiteral("/tray")).entryList(QDir::Files).size(), 1);
    }

    void sheetsOfTwoPeopleGiveNone()
    {
        fillTray({{}, {QStringLiteral("--national-code"), QStringLiteral("9997654323")}});
        const auto read = SaneScanner(fed()).read({});
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QVERIFY(read->fields.empty() && read->barcodes.empty());
        QCOMPARE(read->advice, std::vector<std::string>{"several-people"});
    }

    void theButtonIsHeard()
    {
        fillTray({});
        SaneScanner scanner(fed());
        int looks = 0;
        const auto none = scanner.awaitButton([&] { return ++looks > 3; });
        QVERIFY(!none || *none == ports::ButtonWait::NotYet); // stopped
        std::optional<Hand> finger;
        looks = 0;
        const auto pressed = scanner.awaitButton([&] {
            if (++looks == 8) { // it has been waiting for a while
                finger.emplace(m_tray + QStringLiteral("/button"), QByteArray("1"));
            }
            return false;
        });
        QVERIFY2(pressed.has_value(), pressed ? "" : pressed.error().what.c_str());
        QVERIFY(*pressed == ports::ButtonWait::Pressed);
        QVERIFY(*SaneScanner(settings("pnm:0", {})).awaitButton({}) == ports::ButtonWait::HasNone);
    }

private:
    /// A hand at the emulated scanner: a file while it is there.
    struct Hand {
        Hand(const QString& path, const QByteArray& word) : file(path)
        {
            file.open(QIODevice::WriteOnly);
            file.write(word);
            file.close();
        }
        ~Hand() { file.remove(); }
        QFile file;
    };
    static bool hasCode(const ports::ScannedDocument& document, std::string_view text)
    {
        return std::any_of(document.barcodes.begin(), document.barcodes.end(),
                           [&](const auto& code) { return code.text == text; });
    }
    void fillTray(const std::vector<QStringList>& sheets)
    {
        m_tray = m_folder.filePath(QString::fromUtf8(QTest::currentTestFunction()) +
                                   QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(QDir().mkpath(m_tray + QStringLiteral("/tray")));
        int number = 0;
        for (const QStringList& sheet : sheets) {
            QVERIFY(drawCard(m_tray + QStringLiteral("/tray/%1.ppm").arg(++number), sheet));
        }
    }
    SaneSettings fed() const
    {
        SaneSettings wanted = settings("emulated:" + m_tray.toStdString(), {"source=Automatic Document Feeder"});
        wanted.environment = {"LD_LIBRARY_PATH=" BINARY_ROOT "/bin"};
        return wanted;
    }
    static std::vector<std::string> texts(const QStringList& list)
    {
        std::vector<std::string> out;
        for (const QString& text : list) {
            out.push_back(text.toStdString());
        }
        return out;
    }
    void write(const char* name, const char* content)
    {
        QFile file(m_folder.filePath(QString::fromUtf8(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) >= 0);
    }
    SaneSettings settings(const std::string& device, std::vector<std::string> options) const
    {
        SaneSettings wanted;
        wanted.program = BINARY_ROOT "/bin/pishkhan-sane";
        wanted.device = device;
        wanted.options = std::move(options);
        wanted.configuration = m_folder.path().toStdString();
        wanted.decoder = realDecoder();
        return wanted;
    }
    SaneSettings slowSettings() const
    {
        return settings("test:0", {"resolution=300", "read-limit=yes", "read-limit-size=64", "read-delay=yes",
                                   "read-delay-duration=200000"});
    }
    QTemporaryDir m_folder;
    QString m_tray;
};

QTEST_GUILESS_MAIN(SaneTest)
#include "sane_test.moc"
