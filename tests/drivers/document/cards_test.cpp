// SPDX-License-Identifier: GPL-3.0-or-later
// Seventy-two made-up cards, from a flat scan to a poor photograph, through the real helper process. At least 95 % of the
// easy and medium ones must be read; no value may ever be wrong while it claims a check digit.
#include <QTemporaryDir>
#include <QtTest>

#include <random>

#include "drivers/document/decode_line.h"
#include "tests/drivers/document/made_cards.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

struct Level {
    const char* name;
    int cards;
    double turn, slant, noise, blur, dark, shade, glare, small; ///< the worst of each; small: share of the card's size
};

constexpr std::array<Level, 3> levels{Level{"easy", 24, 6, 0, 6, 0.6, 0, 0, 0, 0},
                                      Level{"medium", 24, 180, 0.1, 14, 1.3, 0.35, 0.4, 0, 0.25},
                                      Level{"hard", 24, 180, 0.22, 28, 2.6, 0.65, 0.6, 0.6, 0.4}};

class CardsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsReadable()
    {
        int drawn = 0;
        int codes = 0;
        int serials = 0;
        for (const Level& level : levels) {
            const bool counts = level.name != std::string("hard");
            int levelCodes = 0;
            for (int i = 0; i < level.cards; ++i) {
                const Made made = draw(level);
                const auto read = decodePicture(realDecoder(), made.picture, {});
                QVERIFY2(read.has_value(), read ? "" : read.error().what.c_str());
                const auto* code = fieldOf(*read, "national-code");
                const auto* serial = fieldOf(*read, "card-serial");
                const bool right = code != nullptr && code->value == made.nationalCode;
                QVERIFY2(code == nullptr || right || code->proof != ports::FieldProof::CheckDigit,
                         "a wrong code claims its check digit");
                QVERIFY2(!right || read->kind == "national-card", "a card with a code is a national card");
                levelCodes += right;
                drawn += counts;
                codes += counts && right;
                serials += counts && serial != nullptr && serial->value == made.serial;
            }
            qInfo("%s: %d of %d national codes", level.name, levelCodes, level.cards);
        }
        qInfo("easy and medium: %d cards, %d codes, %d serials", drawn, codes, serials);
        QVERIFY(codes * 100 >= drawn * 95);
        QVERIFY(serials * 100 >= drawn * 90);
    }

private:
    struct Made {
        std::string nationalCode, serial;
        Bytes picture;
    };

    double between(double from, double to) { return std::uniform_real_distribution<double>(from, to)(m_random); }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }

    std::string madeUpCode()
    {
        std::string code = "9998";
        for (int i = 0; i < 5; ++i) {
            code += static_cast<char>('0' + below(10));
        }
        code[8] = code[8] == '0' ? '1' : code[8]; // never six zeros
        int sum = 0;
        for (int i = 0; i < 9; ++i) {
            sum += (code[static_cast<std::size_t>(i)] - '0') * (10 - i);
        }
        const int rest = sum % 11;
        return code + static_cast<char>('0' + (rest < 2 ? rest : 11 - rest));
    }

    std::string madeUpSerial()
    {
        std::string serial = std::to_string(below(10)) + std::string(1, "GGGGGGABEFHKT"[below(13)]);
        for (int i = 0; i < 8; ++i) {
            serial += static_cast<char>('0' + below(10));
        }
        return serial;
    }

    Made draw(const Level& level)
    {
        Made made{madeUpCode(), madeUpSerial(), {}};
        const double turn = between(-level.turn, level.turn) + (level.turn < 90 ? below(2) * 180 : 0);
        const auto number = [](double value) { return QString::number(value, 'f', 3); };
        const QStringList fonts{QStringLiteral("OCR B"), QStringLiteral("DejaVu Sans"),
                                QStringLiteral("DejaVu Sans Mono")};
        const QStringList grounds{QStringLiteral("paper"), QStringLiteral("desk"), QStringLiteral("dark")};
        const QString path = m_folder.filePath(QStringLiteral("card.jpg"));
        const bool drawn =
            drawCard(path, {QStringLiteral("--national-code"), QString::fromStdString(made.nationalCode),
                            QStringLiteral("--serial"),        QString::fromStdString(made.serial),
                            QStringLiteral("--rotate"),        number(turn),
                            QStringLiteral("--skew"),          number(between(0, level.slant)),
                            QStringLiteral("--noise"),         number(between(level.noise / 3, level.noise)),
                            QStringLiteral("--blur"),          number(between(level.blur / 3, level.blur)),
                            QStringLiteral("--light"),         number(1 - between(0, level.dark)),
                            QStringLiteral("--shade"),         number(between(0, level.shade)),
                            QStringLiteral("--glare"),         number(between(0, level.glare)),
                            QStringLiteral("--card-pixels"),   number(1011 * (1 - between(0, level.small))),
                            QStringLiteral("--serial-font"),   fonts[below(3)],
                            QStringLiteral("--background"),    grounds[below(3)],
                            QStringLiteral("--seed"),          QString::number(below(10000))});
        [&] { QVERIFY(drawn); }();
        made.picture = contentOf(path);
        return made;
    }

    QTemporaryDir m_folder;
    std::mt19937 m_random{20261122};
};

} // namespace

QTEST_GUILESS_MAIN(CardsTest)
#include "cards_test.moc"
