// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of domain.md section 1: made-up numbers with unallocated prefixes.
#include <QTest>

#include "terminal/domain/advice.h"
#include "terminal/domain/bank_card.h"
#include "terminal/domain/birth_certificate.h"
#include "terminal/domain/card_serial.h"
#include "terminal/domain/check_digit.h"
#include "terminal/domain/foreign_code.h"
#include "terminal/domain/iban.h"
#include "terminal/domain/legal_id.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/phone.h"
#include "tests/terminal/domain/rows.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

class IdentifiersTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nationalCode_data();
    void nationalCode()
    {
        compareRow([](const std::string& typed) { return checkNationalCode(typed); });
    }
    void paddingIsForImportsOnly();
    void legalId_data();
    void legalId()
    {
        compareRow([](const std::string& typed) { return checkLegalId(typed); });
    }
    void foreignCode_data();
    void foreignCode()
    {
        compareRow([](const std::string& typed) { return checkForeignCode(typed); });
    }
    void foreignDocument_data();
    void foreignDocument()
    {
        compareRow([](const std::string& typed) { return checkForeignDocument(typed); });
    }
    void bankCard_data();
    void bankCard()
    {
        compareRow([](const std::string& typed) { return checkBankCard(typed); });
    }
    void iban_data();
    void iban()
    {
        compareRow([](const std::string& typed) { return checkIban(typed); });
    }
    void cardSerial_data();
    void cardSerial()
    {
        compareRow([](const std::string& typed) { return checkCardSerial(typed); });
    }
    void birthCertificate();
    void masks();
    void everyRefusalHasAdvice();
};

void IdentifiersTest::nationalCode_data()
{
    addRows({
        {"plain", "9991234561", "ok 9991234561 unknown-prefix"},
        {"remainder 0", "9990000050", "ok 9990000050 unknown-prefix"},
        {"remainder 1", "9990000141", "ok 9990000141 unknown-prefix"},
        {"remainder 2", "9990000069", "ok 9990000069 unknown-prefix"},
        {"remainder 10", "9990000131", "ok 9990000131 unknown-prefix"},
        {"leading zeros", "0001234560", "ok 0001234560 unknown-prefix"},
        {"prefix 888", "8887654328", "ok 8887654328 unknown-prefix"},
        {"prefix 990", "9900000994", "ok 9900000994 unknown-prefix"},
        {"nearly repeated", "9999999980", "ok 9999999980 unknown-prefix"},
        {"prefix 900", "9000000017", "ok 9000000017 unknown-prefix"},
        {"wrong check digit", "9991234560", "checksum"},
        {"ones", "1111111111", "repeated"},
        {"zeros", "0000000000", "repeated"},
        {"nines", "9999999999", "repeated"},
        {"serial of zeros", "9990000000", "serial-zero"},
        {"seven digits", "1234560", "length"},
        {"eleven digits", "12345678901", "length"},
        {"space for a digit", "99912345 6", "length"},
        {"empty", "", "length"},
        {"letter", "999123456O", "charset"},
        {"letter and too long", "99912345612x", "charset"},
        {"hyphens are not part of it", "999-123456-1", "charset"},
        {"Persian digits", "۹۹۹۱۲۳۴۵۶۱", "ok 9991234561 unknown-prefix"},
        {"Arabic-Indic digits", "٩٩٩١٢٣٤٥٦١", "ok 9991234561 unknown-prefix"},
        {"spaces, isolates and ZWNJ", "\u2066999 123\u200c456\u00a01\u2069\ufeff", "ok 9991234561 unknown-prefix"},
        {"lost two zeros", "91234565", "length"},
        {"lost one zero", "991234561", "length"},
        {"malformed bytes", "999123456\xff", "charset"},
    });
}

void IdentifiersTest::paddingIsForImportsOnly()
{
    QCOMPARE(paddedNationalCode("91234565").value_or(""), std::string("0091234565"));
    QCOMPARE(paddedNationalCode("991234561").value_or(""), std::string("0991234561"));
    QVERIFY(!paddedNationalCode("1234560"));
    QVERIFY(!paddedNationalCode("9991234561"));
    QVERIFY(!paddedNationalCode("91234566"));
    QCOMPARE(paddedLegalId("12345602").value_or(""), std::string("00012345602"));
}

void IdentifiersTest::legalId_data()
{
    addRows({
        {"plain", "99912345670", "ok 99912345670"},
        {"small serial", "99900000102", "ok 99900000102"},
        {"large serial", "14999999908", "ok 14999999908"},
        {"leading zeros", "00012345602", "ok 00012345602"},
        {"remainder 10 counts as 0", "99900000160", "ok 99900000160"},
        {"published sample", "10380284790", "ok 10380284790"},
        {"last digit wrong", "10380284792", "checksum"},
        {"digits exchanged", "10380285692", "checksum"},
        {"other number", "09748208301", "checksum"},
        {"ones", "11111111111", "checksum"},
        {"one too many", "99912345671", "checksum"},
        {"zero", "00000000000", "serial-zero"},
        {"ten digits", "9991234567", "length"},
        {"empty", "", "length"},
        {"letter", "9991234567l", "charset"},
        {"Persian digits", "۹۹۹۱۲۳۴۵۶۷۰", "ok 99912345670"},
    });
}

void IdentifiersTest::foreignCode_data()
{
    addRows({
        {"twelve digits", "999000000001", "ok 999000000001"},
        {"leading zeros stay", "000000000001", "ok 000000000001"},
        {"eleven digits", "99900000001", "length"},
        {"letters", "99900000000A", "charset"},
        {"empty", "", "length"},
    });
}

void IdentifiersTest::foreignDocument_data()
{
    addRows({
        {"lower case", "ab12345", "ok AB12345"},
        {"too short", "ab1", "length"},
        {"too long", "123456789012345678901", "length"},
        {"sign", "AB_1234", "charset"},
    });
}

void IdentifiersTest::bankCard_data()
{
    addRows({
        {"Melli", "6037990000000014", "ok 603799******0014"},
        {"Sepah", "5892109999999997", "ok 589210******9997"},
        {"Post Bank", "6277601234567897", "ok 627760******7897"},
        {"unknown issuer", "9999990000000014", "ok 999999******0014 unknown-bank"},
        {"grouped", "6037 9900 0000 0014", "ok 603799******0014"},
        {"Persian digits", "۶۰۳۷۹۹۰۰۰۰۰۰۰۰۱۴", "ok 603799******0014"},
        {"wrong check digit", "6037990000000015", "checksum"},
        {"fifteen digits", "603799000000001", "length"},
        {"letter", "603799000000001l", "charset"},
        {"empty", "", "length"},
    });
}

void IdentifiersTest::iban_data()
{
    addRows({
        {"official example", "IR270170000000100324200001", "ok IR270170000000100324200001"},
        {"wrong check", "IR280170000000100324200001", "checksum"},
        {"unknown bank", "IR740990000000000000000001", "ok IR740990000000000000000001 unknown-bank"},
        {"made up", "IR320170000000000000000017", "ok IR320170000000000000000017"},
        {"treasury revenue account", "IR300100004001011101012167", "ok IR300100004001011101012167"},
        {"lower case, grouped", "ir27 0170 0000 0010 0324 2000 01", "ok IR270170000000100324200001"},
        {"Persian digits", "IR۲۷۰۱۷۰۰۰۰۰۰۰۱۰۰۳۲۴۲۰۰۰۰۱", "ok IR270170000000100324200001"},
        {"no country", "270170000000100324200001", "length"},
        {"another country of this length", "FR270170000000100324200001", "unknown-format"},
        {"letter in the account", "IR27017000000010032420000A", "charset"},
        {"sign", "IR27-170000000100324200001", "charset"},
        {"empty", "", "length"},
    });
}

void IdentifiersTest::cardSerial_data()
{
    addRows({
        {"plain", "1G23456789", "ok 1G23456789"},
        {"lower case", "1g23456789", "ok 1G23456789"},
        {"recogniser's 6", "1623456789", "ok 1G23456789 repaired"},
        {"another digit", "1723456789", "unknown-format"},
        {"letter first", "GG23456789", "unknown-format"},
        {"letter among the digits", "1G2345678O", "unknown-format"},
        {"short", "1G2345678", "length"},
        {"sign", "1G23456-89", "charset"},
    });
}

void IdentifiersTest::birthCertificate()
{
    QCOMPARE(summary(checkBirthCertificateNumber("۱۲۳")), QStringLiteral("ok 123"));
    QCOMPARE(summary(checkBirthCertificateNumber("12345678901")), QStringLiteral("length"));
    QCOMPARE(summary(checkBirthCertificateNumber("12x")), QStringLiteral("charset"));
    QCOMPARE(summary(checkBirthCertificateSerial("123456")), QStringLiteral("ok 123456"));
    QCOMPARE(summary(checkBirthCertificateSerial("12345")), QStringLiteral("length"));
    QCOMPARE(summary(checkBirthCertificateSeries("الف ۱۲")), QStringLiteral("ok الف12"));
    QCOMPARE(summary(checkBirthCertificateSeries("A1")), QStringLiteral("charset"));
    QCOMPARE(summary(checkBirthCertificateSeries("")), QStringLiteral("length"));
}

void IdentifiersTest::masks()
{
    QCOMPARE(maskNationalCode("9991234561"), std::string("999****561"));
    QCOMPARE(maskNationalCode("999"), std::string("****"));
    QCOMPARE(maskPhone("09123456789"), std::string("0912***6789"));
    QCOMPARE(wirePhone("09123456789"), std::string("+989123456789"));
    QCOMPARE(maskBankCard("603799000000001"), std::string("***************"));
    QCOMPARE(groupIban("IR270170000000100324200001"), std::string("IR27 0170 0000 0010 0324 2000 01"));
    QCOMPARE(composeIban("0170000000100324200001"), std::string("IR270170000000100324200001"));
    QCOMPARE(composeIban("017"), std::string());
    QCOMPARE(verhoeffDigit("236"), 3);
}

void IdentifiersTest::everyRefusalHasAdvice()
{
    for (int kind = 0; kind <= static_cast<int>(IdentifierKind::CardSerial); ++kind) {
        for (int reason = 1; reason <= static_cast<int>(Reason::UnknownFormat); ++reason) {
            const QString text =
                QString::fromStdString(advice(static_cast<IdentifierKind>(kind), static_cast<Reason>(reason)));
            QVERIFY2(text.size() > 20 && (text.endsWith(QChar(u'.'))), qPrintable(text));
        }
    }
    QVERIFY(advice(IdentifierKind::Iban, Reason::Ok).empty());
    QVERIFY(warningAdvice("strict-form") != warningAdvice("of a later version"));
}

QObject* identifiersSuite()
{
    return new IdentifiersTest;
}

} // namespace pishkhan::tests

#include "identifiers_test.moc"
