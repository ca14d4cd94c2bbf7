// SPDX-License-Identifier: GPL-3.0-or-later
// The document camera over an emulated one that answers V4L2's own structures: the sharp, still frame is the one that is
// read, and every fault has its word. The program is the shipped pishkhan-camera.
#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

#include "drivers/document/camera_scanner.h"
#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

constexpr int width = 1600;
constexpr int height = 1200;

QImage blurred(const QImage& picture, int times)
{
    return picture.scaled(width / times, height / times, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage moved(const QImage& picture, int by)
{
    QImage out(picture.size(), picture.format());
    out.fill(QColor(90, 84, 78));
    QPainter(&out).drawImage(by, by / 2, picture);
    return out;
}

/// As cameras send it: without the tables of the Huffman code, which every receiver is meant to know.
QByteArray motionJpeg(const QImage& picture)
{
    QByteArray whole;
    QBuffer buffer(&whole);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "JPEG", 85);
    qsizetype at = 2;
    while (at + 4 < whole.size() && quint8(whole[at]) == 0xff && quint8(whole[at + 1]) != 0xda) {
        const qsizetype length = 2 + (quint8(whole[at + 2]) << 8 | quint8(whole[at + 3]));
        if (quint8(whole[at + 1]) == 0xc4) {
            whole.remove(at, length);
        } else {
            at += length;
        }
    }
    return whole;
}

QByteArray yuyv(const QImage& picture)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    QByteArray out;
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            out.append(char(grey.constScanLine(y)[x]));
            out.append(char(128));
        }
    }
    return out;
}

} // namespace

class CameraTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_folder.filePath(QStringLiteral("card.png"));
        QVERIFY(drawCard(path, {QStringLiteral("--rotate"), QStringLiteral("4"), QStringLiteral("--background"),
                                QStringLiteral("desk")}));
        m_card = QImage(path).scaled(width, height, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        QImage table(width, height, QImage::Format_RGB32);
        table.fill(QColor(90, 84, 78));
        QPainter(&table).drawImage(0, 0, m_card);
        m_card = table;
    }
    void init()
    {
        m_camera = m_folder.filePath(
            QString::fromUtf8(QTest::currentDataTag() ? QTest::currentDataTag() : QTest::currentTestFunction()));
    }

    /// The first frames are dark, out of focus and moving; the one that counts comes late.
    void theSharpFrameIsRead_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::newRow("MJPG") << QStringLiteral("MJPG");
        QTest::newRow("YUYV") << QStringLiteral("YUYV");
    }
    void theSharpFrameIsRead()
    {
        QFETCH(QString, letters);
        QImage dark = m_card;
        dark = blurred(dark, 10);
        QPainter(&dark).fillRect(dark.rect(), QColor(0, 0, 0, 220));
        const QVector<QImage> film{dark,
                                   dark,
                                   blurred(moved(m_card, 120), 12),
                                   blurred(moved(m_card, 60), 8),
                                   blurred(m_card, 8),
                                   blurred(m_card, 4),
                                   m_card};
        make(letters, film, {});
        CameraScanner scanner(settings());
        const auto first = decodePicture(realDecoder(), contentOf(firstFrame(letters)), {});
        QVERIFY(!first || fieldOf(*first, "national-code") == nullptr); // what a hasty program would have read
        const auto read = scanner.read({});
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QCOMPARE(QString::fromStdString(read->kind), QStringLiteral("national-card"));
        QCOMPARE(fieldOf(*read, "national-code")->value, std::string("9991234561"));
        QVERIFY(scanner.condition());
    }

    /// Nothing sharp ever comes: the best there is is judged, and the clerk is told why it was not enough.
    void aCameraOutOfFocusIsAdvisedAbout()
    {
        make(QStringLiteral("MJPG"), {blurred(m_card, 7)}, {});
        const auto read = CameraScanner(settings()).read({});
        QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
        QVERIFY(fieldOf(*read, "national-code") == nullptr);
        std::string advice;
        for (const std::string& word : read->advice) {
            advice += word + " ";
        }
        QVERIFY2(advice.find("blurred") != std::string::npos, advice.c_str());
    }

    void tornFramesAreLeftOut()
    {
        make(QStringLiteral("YUYV"), {m_card}, QStringLiteral("torn 2"));
        QVERIFY(CameraScanner(settings()).scan({}).has_value());
    }

    void theLargestFormatWithinBounds()
    {
        make(QStringLiteral("MJPG"), {m_card}, {});
        append(QStringLiteral("format YUYV 640 480\nformat MJPG 3840 2880\nformat H264 1920 1440\n"));
        const auto frame = CameraScanner(settings()).scan({});
        QVERIFY2(frame.has_value(), frame ? "" : frame.error().what.c_str());
        const ByteView bytes = frame->bytes();
        QCOMPARE(std::string(bytes.begin(), bytes.begin() + 17), std::string("P5\n1600 1200\n255\n"));
        CameraSettings small = settings();
        small.options = {"size=640x480", "wake=300"};
        append(QStringLiteral("fault silent 0\n")); // its folder has no frames: it is the format that counts
        QCOMPARE(CameraScanner(small).scan({}).error().what, std::string("camera-silent"));
    }

    void faults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* fault, ErrorKind kind, const char* what) {
            QTest::newRow(fault) << QString::fromUtf8(fault) << int(kind) << QString::fromUtf8(what);
        };
        row("missing", ErrorKind::Disconnected, "camera-missing");
        row("denied", ErrorKind::Denied, "camera-denied");
        row("no-camera", ErrorKind::Unsupported, "camera-unknown");
        row("busy", ErrorKind::Busy, "camera-busy");
        row("busy-later", ErrorKind::Busy, "camera-busy");
        row("no-bandwidth", ErrorKind::Busy, "camera-busy");
        row("unplugged 0", ErrorKind::Disconnected, "camera-unplugged");
        row("unplugged 3", ErrorKind::Disconnected, "camera-unplugged");
        row("silent 0", ErrorKind::Timeout, "camera-silent");
        row("torn 1", ErrorKind::Timeout, "camera-silent"); // frames come, none is whole
    }
    void faults()
    {
        QFETCH(QString, fault);
        QFETCH(int, kind);
        QFETCH(QString, what);
        make(QStringLiteral("YUYV"), {m_card}, fault);
        CameraSettings hasty = settings();
        if (what == QStringLiteral("camera-silent")) {
            hasty.options = {"wake=700"};
        }
        const auto frame = CameraScanner(hasty).scan({});
        QVERIFY(!frame);
        QCOMPARE(QString::fromStdString(frame.error().what), what);
        QCOMPARE(int(frame.error().kind), kind);
        QVERIFY(ports::isScannerWord(frame.error().what));
    }

    void aCameraThatIsNotThere()
    {
        CameraSettings real = settings();
        real.device = m_folder.filePath(QStringLiteral("no-such-node")).toStdString();
        QCOMPARE(CameraScanner(real).condition().error().what, std::string("camera-missing"));
        real.device = "/dev/null"; // a device, and no camera
        QCOMPARE(CameraScanner(real).condition().error().what, std::string("camera-unknown"));
        real.program = "/bin/false";
        QCOMPARE(CameraScanner(real).condition().error().what, std::string("camera-broken"));
    }

    void aSlowCameraIsStopped()
    {
        make(QStringLiteral("YUYV"), {m_card}, QStringLiteral("silent 0"));
        int looks = 0;
        const auto frame = CameraScanner(settings()).scan([&] { return ++looks > 3; });
        QVERIFY(!frame && frame.error().kind == ErrorKind::Timeout && !ports::isScannerWord(frame.error().what));
    }

    void aHelperThatHangsIsEnded()
    {
        CameraSettings stuck = settings();
        stuck.program = "/bin/sleep";
        stuck.device = "600";
        stuck.timeLimit = Milliseconds(300);
        QCOMPARE(CameraScanner(stuck).scan({}).error().what, std::string("camera-silent"));
    }

private:
    QString folderOf(const QString& letters) const
    {
        return m_camera + QStringLiteral("/%1-%2x%3").arg(letters).arg(width).arg(height);
    }
    QString firstFrame(const QString& letters) const { return folderOf(letters) + QStringLiteral("/000"); }
    void append(const QString& lines) const
    {
        QFile file(m_camera + QStringLiteral("/camera"));
        QVERIFY(file.open(QIODevice::Append));
        file.write(lines.toUtf8());
    }
    void make(const QString& letters, const QVector<QImage>& film, const QString& fault) const
    {
        QVERIFY(QDir().mkpath(folderOf(letters)));
        for (int i = 0; i < film.size(); ++i) {
            QFile frame(folderOf(letters) + QStringLiteral("/%1").arg(i, 3, 10, QLatin1Char('0')));
            QVERIFY(frame.open(QIODevice::WriteOnly));
            frame.write(letters == QStringLiteral("YUYV") ? yuyv(film[i]) : motionJpeg(film[i]));
        }
        append(QStringLiteral("format %1 %2 %3\npace 30\n").arg(letters).arg(width).arg(height));
        append(fault.isEmpty() ? QString() : QStringLiteral("fault %1\n").arg(fault));
    }
    CameraSettings settings() const
    {
        CameraSettings wanted;
        wanted.program = BINARY_ROOT "/bin/pishkhan-camera";
        wanted.device = "/dev/video-emulated";
        wanted.environment = {"LD_PRELOAD=" BINARY_ROOT "/bin/libpishkhan-emulated-camera.so",
                              "PISHKHAN_CAMERA=" + m_camera.toStdString()};
        wanted.decoder = realDecoder();
        wanted.timeLimit = Milliseconds(60000);
        return wanted;
    }
    QTemporaryDir m_folder;
    QString m_camera;
    QImage m_card;
};

QTEST_GUILESS_MAIN(CameraTest)
#include "camera_test.moc"
