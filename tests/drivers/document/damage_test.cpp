// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged pictures: flipped bytes, cut ends, foreign heads, wrong sizes, bombs. The helper may refuse or even die; the
// caller always gets a value, and never a wrong code that claims its check digit. A hundred and fifty here;
// PISHKHAN_DAMAGED_IMAGES=10000 asks for the long round.
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <future>
#include <random>

#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

constexpr const char* passport =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</L898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// What became of the pictures.
struct Count {
    int read = 0, refused = 0, died = 0, late = 0;
    std::string trouble; ///< what should not have been, in the picture just read
    std::string wrong;   ///< all of that
    Count& operator+=(const Count& other)
    {
        read += other.read;
        refused += other.refused;
        died += other.died;
        late += other.late;
        wrong += other.wrong;
        return *this;
    }
};

Bytes damaged(Bytes picture, std::mt19937& random)
{
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    switch (below(4)) {
    case 0: picture.resize(below(picture.size()) + 1); break;
    case 1: // in the head, where sizes and tables stand
        for (std::size_t i = 0; i < 4; ++i) {
            picture[below(std::min<std::size_t>(picture.size(), 200))] = static_cast<std::uint8_t>(below(256));
        }
        break;
    case 2:
        for (std::size_t i = 0; i < 1 + below(60); ++i) {
            picture[below(picture.size())] = static_cast<std::uint8_t>(below(256));
        }
        break;
    default:
        std::rotate(picture.begin(), picture.begin() + static_cast<std::ptrdiff_t>(below(picture.size())),
                    picture.end());
    }
    return picture;
}

void readDamaged(const Bytes& picture, Count& count)
{
    const auto read = decodePicture(realDecoder(), picture, {});
    if (!read) {
        switch (read.error().kind) {
        case ErrorKind::Unsupported: ++count.refused; break;
        case ErrorKind::Protocol: ++count.died; break;
        case ErrorKind::Timeout: ++count.late; break;
        default: count.trouble = "an error of another kind: " + read.error().what;
        }
        return;
    }
    ++count.read;
    // Line 1 has no check digit in a passport, so no damage to it can be found; all that claims a digit must be right.
    const std::size_t second = read->mrz.find('/');
    if (second != std::string::npos && read->mrz.substr(second) != std::string_view(passport).substr(44)) {
        count.trouble = "a wrong line of check digits is shown as right: " + read->mrz;
    }
    for (const ports::ScannedField& field : read->fields) {
        constexpr std::array known{"L898902C3", "1974-08-12", "2012-04-15", "ZE184226B", "9991234561"};
        if (field.proof == ports::FieldProof::CheckDigit &&
            std::find(known.begin(), known.end(), field.value) == known.end()) {
            count.trouble = "a wrong " + field.name + " claims its check digit: " + field.value;
        }
    }
}

void appendBig(Bytes& out, std::uint32_t value)
{
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        out.push_back(static_cast<std::uint8_t>(value >> shift));
    }
}

void appendChunk(Bytes& out, std::string_view name, const Bytes& content)
{
    appendBig(out, static_cast<std::uint32_t>(content.size()));
    Bytes covered(name.begin(), name.end());
    covered.insert(covered.end(), content.begin(), content.end());
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::uint8_t byte : covered) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    out.insert(out.end(), covered.begin(), covered.end());
    appendBig(out, crc ^ 0xFFFFFFFFU);
}

/// A picture of nothing whose few bytes unpack to `unpacked`.
Bytes pngBomb(std::uint32_t width, std::uint32_t height, std::uint8_t depth, std::uint8_t colour, int unpacked)
{
    Bytes out{0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    Bytes head;
    appendBig(head, width);
    appendBig(head, height);
    head.insert(head.end(), {depth, colour, 0, 0, 0});
    appendChunk(out, "IHDR", head);
    const QByteArray packed = qCompress(QByteArray(unpacked, '\0'), 9).mid(4); // Qt writes the length before
    appendChunk(out, "IDAT", Bytes(packed.begin(), packed.end()));
    appendChunk(out, "IEND", {});
    return out;
}

} // namespace

class DamageTest : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "14400000"); } // the long round takes its time
private Q_SLOTS:
    void neverHarmsTheCaller()
    {
        const int damages = qEnvironmentVariable("PISHKHAN_DAMAGED_IMAGES", QStringLiteral("150")).toInt();
        const std::vector<Bytes> pictures = samples();
        QVERIFY(!pictures.empty());
        // Two at a time: the pictures are independent and the machine has two cores.
        const auto half = [&](unsigned seed) {
            std::mt19937 random(seed);
            Count count;
            for (int i = 0; i < damages / 2; ++i) {
                const std::size_t sample = static_cast<std::size_t>(i) % pictures.size();
                readDamaged(damaged(pictures[sample], random), count);
                if (!count.trouble.empty()) {
                    qInfo("%u-%d (sample %zu): %s", seed, i, sample, count.trouble.c_str());
                    count.wrong += std::exchange(count.trouble, {}) + "; ";
                }
            }
            return count;
        };
        auto other = std::async(std::launch::async, half, 1U);
        Count count = half(2U);
        count += other.get();
        qInfo("%d damaged pictures: %d read, %d refused, in %d the helper died, in %d it was too slow", damages,
              count.read, count.refused, count.died, count.late);
        QVERIFY2(count.wrong.empty(), count.wrong.c_str());
        QCOMPARE(count.read + count.refused + count.died + count.late, damages);
    }

    void bombs_data()
    {
        QTest::addColumn<QByteArray>("picture");
        const auto row = [](const char* name, const Bytes& bytes) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        constexpr int much = 200'000'000;
        row("PNG of the greatest size", pngBomb(0x7FFFFFFF, 0x7FFFFFFF, 16, 6, 1000));
        row("PNG too big in all", pngBomb(9999, 9999, 8, 0, much));
        row("PNG just small enough, with much in it", pngBomb(7700, 7700, 16, 6, much));
        row("PNG smaller than what is in it", pngBomb(100, 100, 8, 2, much));
        row("PNG without a picture", pngBomb(0, 0, 8, 2, 1000));
        row("BMP of the greatest size",
            toBytes(std::string("BM\xff\xff\xff\x7f\0\0\0\0\x36\0\0\0\x28\0\0\0\xff\xff\xff\x7f"
                                "\xff\xff\xff\x7f\1\0\x20\0\0\0\0\0\0\0\0\0",
                                38)));
        row("PNM of the greatest size", toBytes("P5\n2147483647 2147483647\n255\nx"));
        row("PNM without an end", toBytes("P5\n1000 1000\n255\nx"));
        row("TIFF whose directory points to itself",
            toBytes(std::string("II*\0\x08\0\0\0\1\0\0\1\4\0\1\0\0\0\x64\0\0\0\x08\0\0\0", 26)));
        row("WebP of nothing", toBytes(std::string("RIFF\xff\xff\xff\x7fWEBPVP8 \xff\xff\xff\x7f", 20)));
        row("one byte", toBytes("P"));
    }
    void bombs()
    {
        QFETCH(QByteArray, picture);
        Count count;
        readDamaged(toBytes(std::string_view(picture.constData(), static_cast<std::size_t>(picture.size()))), count);
        QCOMPARE(count.trouble, std::string());
        QCOMPARE(count.read + count.refused + count.died, 1); // and in time
    }

private:
    static std::vector<Bytes> samples()
    {
        const QTemporaryDir folder;
        std::vector<Bytes> pictures;
        const QStringList small{QStringLiteral("--width"), QStringLiteral("420"),           QStringLiteral("--height"),
                                QStringLiteral("300"),     QStringLiteral("--card-pixels"), QStringLiteral("360")};
        const QStringList travel{QStringLiteral("--kind"),        QStringLiteral("travel"),
                                 QStringLiteral("--mrz"),         QString::fromUtf8(passport),
                                 QStringLiteral("--width"),       QStringLiteral("800"),
                                 QStringLiteral("--height"),      QStringLiteral("560"),
                                 QStringLiteral("--card-pixels"), QStringLiteral("740")};
        for (const char* name : {"a.jpg", "b.png", "c.bmp", "d.ppm", "e.jpg", "f.png"}) {
            const QString path = folder.filePath(QString::fromUtf8(name));
            if (drawCard(path, name[0] < 'e' ? small : travel)) {
                pictures.push_back(contentOf(path));
            }
        }
        return pictures;
    }
};

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
