// SPDX-License-Identifier: GPL-3.0-or-later
// Six hundred damaged pictures: flipped bytes, cut ends, foreign heads, wrong sizes. The helper may refuse or even die;
// the caller always gets a value, and never a wrong code that claims its check digit.
#include <QTemporaryDir>
#include <QtTest>

#include <future>
#include <random>

#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

constexpr int damages = 600;

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

/// What became of one damaged picture; empty when all is as it should be.
std::string trouble(const Bytes& picture)
{
    const auto read = decodePicture(realDecoder(), picture, {});
    if (!read) {
        const bool known = read.error().kind == ErrorKind::Unsupported || read.error().kind == ErrorKind::Protocol ||
                           read.error().kind == ErrorKind::Timeout;
        return known ? "" : "an error of another kind: " + read.error().what;
    }
    const auto* code = fieldOf(*read, "national-code");
    const bool wrong = code != nullptr && code->proof == ports::FieldProof::CheckDigit && code->value != "9991234561";
    return wrong ? "a wrong code claims its check digit" : "";
}

} // namespace

class DamageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neverHarmsTheCaller()
    {
        const QTemporaryDir folder;
        std::vector<Bytes> pictures;
        for (const char* name : {"a.jpg", "b.png"}) {
            const QString path = folder.filePath(QString::fromUtf8(name));
            QVERIFY(drawCard(path, {QStringLiteral("--width"), QStringLiteral("420"), QStringLiteral("--height"),
                                    QStringLiteral("300"), QStringLiteral("--card-pixels"), QStringLiteral("360")}));
            pictures.push_back(contentOf(path));
        }
        // Two at a time: the pictures are independent and the machine has two cores.
        const auto half = [&](unsigned seed) {
            std::mt19937 random(seed);
            for (int i = 0; i < damages / 2; ++i) {
                const std::string what = trouble(damaged(pictures[static_cast<std::size_t>(i % 2)], random));
                if (!what.empty()) {
                    return what;
                }
            }
            return std::string();
        };
        auto other = std::async(std::launch::async, half, 1U);
        QCOMPARE(half(2U), std::string());
        QCOMPARE(other.get(), std::string());
    }
};

QTEST_GUILESS_MAIN(DamageTest)
#include "damage_test.moc"
