// SPDX-License-Identifier: GPL-3.0-or-later
// What the recogniser's scores become: text, fields and proofs. The scores are made by hand: what was seen, and how surely.
#include <QtTest>

#include <cmath>

#include "drivers/document/decoder/mrz_fields.h"

using namespace pishkhan;
using namespace pishkhan::document;

namespace {

constexpr const char* passport =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</L898902C36UTO7408122F1204159ZE184226B<<<<<10";

/// Every character seen with this probability, the rest shared by the others.
GlyphScores seen(char letter, double probability)
{
    GlyphScores scores;
    scores.fill(static_cast<float>(std::log((1 - probability) / (glyphCount - 1))));
    scores[glyphAlphabet.find(letter)] = static_cast<float>(std::log(probability));
    return scores;
}

std::vector<ReadLine> linesOf(const std::string& zone, double probability = 0.999)
{
    std::vector<ReadLine> lines(1);
    for (const char c : zone) {
        if (c == '/') {
            lines.emplace_back();
        } else {
            lines.back().characters.push_back(seen(c, probability));
        }
    }
    return lines;
}

const ports::ScannedField& field(const MrzReading& reading, const std::string& fieldName)
{
    const auto found = std::find_if(reading.fields.begin(), reading.fields.end(),
                                    [&](const ports::ScannedField& known) { return known.name == fieldName; });
    static const ports::ScannedField none;
    return found == reading.fields.end() ? none : *found;
}

} // namespace

class MrzJudgeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClearZoneIsProved()
    {
        const auto reading = judgeZone(linesOf(passport));
        QVERIFY(reading && reading->complete);
        QCOMPARE(reading->text, std::string(passport));
        QCOMPARE(reading->kind, std::string("passport"));
        QCOMPARE(field(*reading, "document-number").value, std::string("L898902C3"));
        QCOMPARE(field(*reading, "document-number").proof, ports::FieldProof::CheckDigit);
        QCOMPARE(field(*reading, "birth-date").value, std::string("1974-08-12"));
        QCOMPARE(field(*reading, "expiry-date").value, std::string("2012-04-15"));
        QCOMPARE(field(*reading, "personal-number").proof, ports::FieldProof::CheckDigit);
        QCOMPARE(field(*reading, "surname").value, std::string("ERIKSSON"));
        QCOMPARE(field(*reading, "surname").proof, ports::FieldProof::Unprotected);
    }

    void columnsDecideBetweenTwins()
    {
        std::string zone = passport;
        zone[45 + 13] = 'T'; // the 7 of a birth year, seen as a letter: the column takes digits only
        auto lines = linesOf(zone);
        lines[1].characters[13][glyphAlphabet.find('7')] = std::log(0.0005F);
        const auto reading = judgeZone(lines);
        QCOMPARE(reading->text, std::string(passport));
    }

    void aWrongCheckDigitFails()
    {
        std::string zone = passport;
        zone[45 + 2] = '3'; // of the number: 8 became 3
        const auto reading = judgeZone(linesOf(zone));
        QVERIFY(reading && !reading->complete && reading->text.empty());
        QCOMPARE(field(*reading, "document-number").proof, ports::FieldProof::Failed);
        QCOMPARE(field(*reading, "birth-date").proof, ports::FieldProof::Unprotected);
    }

    void whatTheCheckDigitCannotTellApartIsNotProved_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<char>("twin");
        QTest::newRow("Z or P in the personal number") << 28 << 'P';
        QTest::newRow("L or B in the number") << 0 << 'B';
        QTest::newRow("C or M in the number") << 7 << 'M';
    }
    void whatTheCheckDigitCannotTellApartIsNotProved()
    {
        QFETCH(int, place);
        QFETCH(char, twin);
        auto lines = linesOf(passport);
        GlyphScores& scores = lines[1].characters[static_cast<std::size_t>(place)];
        const auto right = glyphAlphabet.find(passport[45 + place]);
        scores[glyphAlphabet.find(twin)] = std::log(0.3F);
        scores[right] = std::log(0.69F);
        const auto doubted = judgeZone(lines);
        QVERIFY(doubted && doubted->complete); // every check digit holds, for both
        QVERIFY(doubted->text.empty());
        for (const auto& known : doubted->fields) {
            QVERIFY(known.proof != ports::FieldProof::CheckDigit);
        }
    }

    void anUnsureCharacterIsNotProved()
    {
        const auto reading = judgeZone(linesOf(passport, 0.4));
        QVERIFY(reading && reading->text.empty());
        QCOMPARE(field(*reading, "document-number").proof, ports::FieldProof::Repaired);
    }

    void otherShapes_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("kind");
        QTest::newRow("TD1")
            << QStringLiteral(
                   "I<UTOD231458907<<<<<<<<<<<<<<</7408122F1204159UTO<<<<<<<<<<<6/ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
            << QStringLiteral("identity-card");
        QTest::newRow("TD2") << QStringLiteral(
                                    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<</D231458907UTO7408122F1204159<<<<<<<6")
                             << QStringLiteral("identity-card");
        QTest::newRow("an Iranian passport, made up")
            << QStringLiteral(
                   "P<IRNNEMUNEH<<AZMAYESHI<<<<<<<<<<<<<<<<<<<<</Z000000016IRN8001014M30010199991234560<<<<48")
            << QStringLiteral("passport");
    }
    void otherShapes()
    {
        QFETCH(QString, zone);
        QFETCH(QString, kind);
        const auto reading = judgeZone(linesOf(zone.toStdString()));
        QVERIFY(reading.has_value());
        QCOMPARE(QString::fromStdString(reading->text), zone);
        QCOMPARE(QString::fromStdString(reading->kind), kind);
    }

    void whatIsNoZone()
    {
        QVERIFY(!judgeZone({}));
        QVERIFY(!judgeZone(std::vector<ReadLine>(2)));
        QVERIFY(!judgeZone(linesOf("P<UTO/L8989")));
        auto uneven = linesOf(passport);
        uneven[1].characters.pop_back();
        QVERIFY(!judgeZone(uneven));
    }

    void theTableIsWhole()
    {
        const ByteView table = builtInGlyphTable();
        QVERIFY(GlyphNet::parse(table).has_value());
        QVERIFY(!GlyphNet::parse(table.first(table.size() - 1)));
        QVERIFY(!GlyphNet::parse(table.first(11)));
        QVERIFY(!GlyphNet::parse({}));
        Bytes other(table.begin(), table.end());
        other[4] = 99; // layers
        QVERIFY(!GlyphNet::parse(other));
    }
};

QTEST_GUILESS_MAIN(MrzJudgeTest)
#include "mrz_judge_test.moc"
