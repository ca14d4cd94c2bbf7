// SPDX-License-Identifier: GPL-3.0-or-later
// ICAO's specimens and made-up documents of domain.md 3.6.
#include <QTest>

#include "terminal/domain/icao_name.h"
#include "terminal/domain/mrz.h"
#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

namespace {

constexpr const char* specimenTd3 =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</L898902C36UTO7408122F1204159ZE184226B<<<<<10";
constexpr const char* madeUpTd3 =
    "P<IRNNEMUNEH<<AZMAYESHI<<<<<<<<<<<<<<<<<<<<</Z000000016IRN8001014M30010199991234560<<<<48";
constexpr const char* madeUpTd1 =
    "I<IRNA123456784<<<<<<<<<<<<<<</8001014F3001019IRN<<<<<<<<<<<4/NEMUNEH<<AZMAYESHI<<<<<<<<<<<<";

std::string with(std::string text, std::size_t at, char c)
{
    text[at] = c;
    return text;
}

} // namespace

class MrzTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void document_data();
    void document();
    void refused_data();
    void refused();
    void everyFieldIsRead();
    void everyProtectedColumnIsProtected();
    void repair_data();
    void repair();
    void ambiguousRepairIsRefused();
    void centuries();
    void nationalCodeIsOnlyProposed();
    void icaoNames();
};

void MrzTest::document_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("number");
    const auto row = [](const char* name, const char* lines, const char* format, const char* number) {
        QTest::newRow(name) << QString::fromLatin1(lines) << QString::fromLatin1(format) << QString::fromLatin1(number);
    };
    row("TD3 specimen", specimenTd3, "TD3", "L898902C3");
    row("TD1 specimen", "I<UTOD231458907<<<<<<<<<<<<<<</7408122F1204159UTO<<<<<<<<<<<6/ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
        "TD1", "D23145890");
    row("TD2 specimen", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<</D231458907UTO7408122F1204159<<<<<<<6", "TD2",
        "D23145890");
    row("TD3 made up", madeUpTd3, "TD3", "Z00000001");
    row("TD3 empty optional, filler as its check",
        "P<IRNNEMUNEH<<AZMAYESHI<<<<<<<<<<<<<<<<<<<<</Z000000016IRN8001014F3001019<<<<<<<<<<<<<<<0", "TD3",
        "Z00000001");
    row("TD1 made up", madeUpTd1, "TD1", "A12345678");
    row("TD2 made up", "I<AFGNEMUNEH<<AZMAYESHI<<<<<<<<<<<<</B1234567<3AFG8001014M3001019<<<<<<<6", "TD2", "B1234567");
    row("TD1 long number, ICAO 9303-5",
        "I<UTOD23145890<7349<<<<<<<<<<</3407127M9507122UTO<<<<<<<<<<<2/STEVENSON<<PETER<JOHN<<<<<<<<<", "TD1",
        "D23145890734");
    row("visa A, ICAO 9303-7",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</L8988901C4XXX4009078F96121096ZE184226B<<<<<<", "MRV-A",
        "L8988901C");
    row("visa B, ICAO 9303-7", "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<</L8988901C4XXX4009078F9612109<<<<<<<<", "MRV-B",
        "L8988901C");
    row("birth date with unknown day",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</L898902C36UTO7408<<7F1204159ZE184226B<<<<<10", "TD3",
        "L898902C3");
}

void MrzTest::document()
{
    QFETCH(QString, lines);
    const MrzVerdict verdict = checkMrz(lines.toStdString());
    QCOMPARE(summary(verdict), QStringLiteral("ok ") + lines);
    QTEST(QString::fromLatin1(name(verdict.mrz->format)), "format");
    QTEST(QString::fromStdString(verdict.mrz->number), "number");
    QString lineFeeds = lines;
    lineFeeds.replace(QLatin1Char('/'), QStringLiteral("\r\n"));
    QCOMPARE(summary(checkMrz((lineFeeds + QStringLiteral("\r\n")).toStdString())), summary(verdict));
}

void MrzTest::refused_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const std::string& lines, const char* reason) {
        QTest::newRow(name) << QString::fromStdString(lines) << QString::fromLatin1(reason);
    };
    const std::string line1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<</";
    row("letter in the birth date", with(specimenTd3, 45 + 13, 'T'), "charset");
    row("0 becomes A, invisible to the check digit", with(madeUpTd3, 45 + 14, 'A'), "charset");
    row("digit in the nationality", with(specimenTd3, 45 + 12, '0'), "charset");
    row("sex X", with(specimenTd3, 45 + 20, 'X'), "charset");
    row("lower case", "p<uto", "charset");
    row("number", with(specimenTd3, 45, 'M'), "checksum");
    row("composite", with(specimenTd3, 45 + 43, '1'), "checksum");
    row("month 13 with right digits", line1 + "L898902C36UTO7413128F1204159ZE184226B<<<<<10", "range");
    row("one line", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "unknown-format");
    row("unequal lines", line1 + "L8989", "unknown-format");
    row("unknown document code", with(specimenTd3, 0, 'X'), "unknown-format");
    row("empty", "", "unknown-format");
    row("too long", std::string(5000, '<'), "unknown-format");
}

void MrzTest::refused()
{
    QFETCH(QString, lines);
    QTEST(summary(checkMrz(lines.toStdString())), "reason");
}

void MrzTest::everyFieldIsRead()
{
    const MrzVerdict verdict = checkMrz(specimenTd3);
    const Mrz& zone = *verdict.mrz;
    QCOMPARE(zone.documentCode, std::string("P"));
    QCOMPARE(zone.issuer, std::string("UTO"));
    QCOMPARE(zone.nationality, std::string("UTO"));
    QCOMPARE(zone.birthDate, std::string("740812"));
    QCOMPARE(zone.sex, std::string("F"));
    QCOMPARE(zone.expiryDate, std::string("120415"));
    QCOMPARE(zone.surname, std::string("ERIKSSON"));
    QCOMPARE(zone.givenNames, std::string("ANNA MARIA"));
    QCOMPARE(zone.optional, std::string("ZE184226B"));
    QCOMPARE(zone.checks.size(), std::size_t(5));
    const MrzVerdict broken = checkMrz(with(specimenTd3, 45 + 13, '8'));
    for (const MrzCheck& check : broken.mrz->checks) {
        QCOMPARE(check.holds, check.field != "birthDate" && check.field != "composite");
    }
}

void MrzTest::everyProtectedColumnIsProtected()
{
    const std::string text = madeUpTd1;
    for (std::size_t i = 5; i < 61; ++i) {
        const bool isUnprotected = text[i] == '/' || i == 30 || i == 31 + 7 || (i >= 31 + 15 && i < 31 + 18) || i == 61;
        if (!isUnprotected) {
            const char other = text[i] == '1' ? '2' : '1';
            QVERIFY2(!checkMrz(with(text, i, other)).valid, qPrintable(QString::number(i)));
        }
    }
}

void MrzTest::repair_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("repaired");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char* name, const std::string& lines, const char* repaired, const char* fields) {
        QTest::newRow(name) << QString::fromStdString(lines) << QString::fromLatin1(repaired)
                            << QString::fromLatin1(fields);
    };
    row("O in the number", with(specimenTd3, 45 + 5, 'O'), specimenTd3, "number");
    row("O in the birth date", with(with(specimenTd3, 45 + 15, 'O'), 45 + 17, 'I'), specimenTd3, "birthDate");
    row("I for 1 in the optional field", with(madeUpTd3, 45 + 31, 'I'), madeUpTd3, "optional");
    row("0 for O in the issuer", with(specimenTd3, 4, '0'), specimenTd3, "issuer");
    row("1 for I as document code", with(madeUpTd1, 0, '1'), madeUpTd1, "issuer");
    row("nothing to repair", madeUpTd3, madeUpTd3, "");
    row("Z for 2 in a TD1 number", with(madeUpTd1, 7, 'Z'), madeUpTd1, "number");
}

void MrzTest::repair()
{
    QFETCH(QString, lines);
    const MrzRepair repair = repairMrz(lines.toStdString());
    QVERIFY(repair.verdict.valid);
    QTEST(QString::fromStdString(repair.verdict.canonical), "repaired");
    QString fields;
    for (const std::string& field : repair.repairedFields) {
        fields += QString::fromStdString(field);
    }
    QTEST(fields, "fields");
    QCOMPARE(repair.verdict.warnings.empty(), fields.isEmpty());
}

void MrzTest::ambiguousRepairIsRefused()
{
    // A number check that no single exchange or single pair explains, and one that several explain: both stay as they came.
    const std::string hopeless = with(specimenTd3, 45, 'K');
    QCOMPARE(summary(repairMrz(hopeless).verdict), summary(checkMrz(hopeless)));
    // B for 8 in the optional field: exchanging the Z in front satisfies the same digit, so neither is proven.
    const std::string ambiguous = with(specimenTd3, 45 + 31, 'B');
    QVERIFY(!repairMrz(ambiguous).verdict.valid);
    QVERIFY(repairMrz(ambiguous).repairedFields.empty());
}

void MrzTest::centuries()
{
    const GregorianDate today{2026, 11, 22};
    QVERIFY((mrzBirthDate("261122", today) == GregorianDate{2026, 11, 22}));
    QVERIFY((mrzBirthDate("261123", today) == GregorianDate{1926, 11, 23}));
    QVERIFY((mrzBirthDate("740812", today) == GregorianDate{1974, 8, 12}));
    QVERIFY((mrzBirthDate("000229", today) == GregorianDate{2000, 2, 29}));
    QVERIFY(!mrzBirthDate("7408<<", today));
    QVERIFY(!mrzBirthDate("741312", today));
    QVERIFY((mrzExpiryDate("301231") == GregorianDate{2030, 12, 31}));
    QVERIFY(!mrzExpiryDate("3012"));
}

void MrzTest::nationalCodeIsOnlyProposed()
{
    QVERIFY(!proposedNationalCode(*checkMrz(madeUpTd3).mrz)); // 9991234560 has a wrong check digit
    Mrz zone = *checkMrz(madeUpTd3).mrz;
    zone.optional = "9991234561";
    QCOMPARE(proposedNationalCode(zone).value_or(""), std::string("9991234561"));
    zone.issuer = "UTO";
    QVERIFY(!proposedNationalCode(zone));
}

void MrzTest::icaoNames()
{
    QCOMPARE(toIcaoName("محمود عبدالرحيم").value(), std::string("MXHMWD<EBDALRXHYM"));
    QCOMPARE(toIcaoName("مُحَمَّد").value(), std::string("MXHMMD")); // shadda doubles, vowels are silent
    QCOMPARE(toIcaoName("آرش-ژاله").value(), std::string("XAARXSH<XJALH"));
    QCOMPARE(fromIcaoName("MXHMWD<EBDALRXHYM").value(), std::string("محمود عبدالرحيم"));
    QVERIFY(!toIcaoName("۱"));
    QVERIFY(!toIcaoName("\u0651"));
    QVERIFY(!fromIcaoName("VX"));
    for (char32_t c = 0x0621; c <= 0x06D3; ++c) {
        const std::string letter = QString::fromUcs4(&c, 1).toStdString();
        const auto latin = toIcaoName(letter);
        if (latin && !latin->empty() && c != 0x06D0) { // Y stands for two letters; the common one is read back
            QCOMPARE(fromIcaoName(*latin).value(), letter);
        }
    }
}

QObject* mrzSuite()
{
    return new MrzTest;
}

} // namespace pishkhan::tests

#include "mrz_test.moc"
