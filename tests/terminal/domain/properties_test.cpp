// SPDX-License-Identifier: GPL-3.0-or-later
// Laws over made-up numbers from a seeded generator: what a check digit promises to detect, it detects; composing and checking agree.
#include <QTest>

#include <functional>
#include <random>

#include "terminal/domain/bank_card.h"
#include "terminal/domain/bill.h"
#include "terminal/domain/check_digit.h"
#include "terminal/domain/deposit_id.h"
#include "terminal/domain/iban.h"
#include "terminal/domain/legal_id.h"
#include "terminal/domain/mrz.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/receipt_number.h"
#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

namespace {

constexpr int rounds = 300;

class Generator {
public:
    std::string digits(std::size_t count)
    {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) {
            out.push_back(static_cast<char>('0' + below(10)));
        }
        return out;
    }
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }

private:
    std::mt19937 m_engine{20261122};
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Every text that differs from `text` in one digit.
void forEachWrongDigit(const std::string& text, const std::function<void(const std::string&)>& visit)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (char digit = '0'; isDigit(text[i]) && digit <= '9'; ++digit) {
            if (digit != text[i]) {
                std::string wrong = text;
                wrong[i] = digit;
                visit(wrong);
            }
        }
    }
}

/// Every text with two different neighbouring digits exchanged.
void forEachSwap(const std::string& text, const std::function<void(const std::string&, char, char)>& visit)
{
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (isDigit(text[i]) && isDigit(text[i + 1]) && text[i] != text[i + 1]) {
            std::string wrong = text;
            std::swap(wrong[i], wrong[i + 1]);
            visit(wrong, text[i], text[i + 1]);
        }
    }
}

std::string nationalCode(Generator& random)
{
    for (;;) {
        const std::string body = "999" + random.digits(6);
        for (char check = '0'; check <= '9'; ++check) {
            if (checkNationalCode(body + check).valid) {
                return body + check;
            }
        }
    }
}

/// The weighted sum mod 11 before it is folded into a digit: 1 and 10 share the digit 1, the one gap of this code.
int nationalRemainder(const std::string& code)
{
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        sum += (code[i] - '0') * static_cast<int>(10 - i);
    }
    return sum % 11;
}

} // namespace

class PropertiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nationalCodesHaveExactlyOneGap();
    void exactlyOneCheckDigitPerNationalCode();
    void cardsDetectWrongDigitsAndSwaps();
    void ibansDetectWrongDigitsAndSwaps();
    void receiptNumbersDetectWrongDigitsAndSwaps();
    void depositIdsWarnOfWrongDigitsAndSwaps();
    void composedBillsPassAndWrongBillDigitsFail();
    void mrzDigitsDetectWrongDigits();
    void anyTextIsAnswered();
};

void PropertiesTest::nationalCodesHaveExactlyOneGap()
{
    Generator random;
    int missed = 0;
    for (int i = 0; i < rounds; ++i) {
        const std::string code = nationalCode(random);
        const auto check = [&](const std::string& wrong) {
            if (checkNationalCode(wrong).valid) {
                ++missed;
                QCOMPARE(nationalRemainder(code) + nationalRemainder(wrong), 11); // 1 and 10
            }
        };
        forEachWrongDigit(code, check);
        const char digit = code.back(); // exchanged with its neighbour it would change both sides of the comparison
        forEachSwap(code.substr(0, 9), [&](const std::string& wrong, char, char) { check(wrong + digit); });
    }
    QVERIFY(missed > 0); // the gap is real, so the loop has looked
}

void PropertiesTest::exactlyOneCheckDigitPerNationalCode()
{
    Generator random;
    for (int i = 0; i < rounds; ++i) {
        const std::string body = "888" + random.digits(5) + "7";
        int valid = 0;
        for (char check = '0'; check <= '9'; ++check) {
            valid += checkNationalCode(body + check).valid ? 1 : 0;
        }
        QCOMPARE(valid, 1);
    }
}

void PropertiesTest::cardsDetectWrongDigitsAndSwaps()
{
    Generator random;
    for (int i = 0; i < rounds; ++i) {
        std::string card = "999999" + random.digits(10);
        while (!luhnHolds(card)) {
            card = "999999" + random.digits(10);
        }
        forEachWrongDigit(card, [](const std::string& wrong) { QVERIFY(!checkBankCard(wrong).valid); });
        forEachSwap(card, [](const std::string& wrong, char a, char b) {
            const bool isKnownGap = a + b == '0' + '9' && (a == '0' || b == '0'); // Luhn does not see 09 for 90
            QCOMPARE(checkBankCard(wrong).valid, isKnownGap);
        });
    }
}

void PropertiesTest::ibansDetectWrongDigitsAndSwaps()
{
    Generator random;
    for (int i = 0; i < rounds / 3; ++i) {
        const std::string iban = composeIban("017" + random.digits(19));
        QVERIFY(checkIban(iban).valid);
        forEachWrongDigit(iban, [](const std::string& wrong) { QVERIFY(!checkIban(wrong).valid); });
        forEachSwap(iban, [](const std::string& wrong, char, char) { QVERIFY(!checkIban(wrong).valid); });
    }
}

void PropertiesTest::receiptNumbersDetectWrongDigitsAndSwaps()
{
    Generator random;
    for (int i = 0; i < rounds / 3; ++i) {
        const JalaliDate date{1400 + random.below(99), 1 + random.below(12), 1 + random.below(29)};
        const std::string office = random.digits(static_cast<std::size_t>(4 + random.below(9)));
        const std::string number = composeReceiptNumber(office, date, random.below(100), random.below(100'000));
        QCOMPARE(summary(checkReceiptNumber(number)), QStringLiteral("ok ") + QString::fromStdString(number));
        forEachWrongDigit(number, [](const std::string& wrong) { QVERIFY(!checkReceiptNumber(wrong).valid); });
        forEachSwap(number, [](const std::string& wrong, char, char) { QVERIFY(!checkReceiptNumber(wrong).valid); });
    }
}

void PropertiesTest::depositIdsWarnOfWrongDigitsAndSwaps()
{
    Generator random;
    for (int i = 0; i < rounds / 10; ++i) {
        const std::string body = random.digits(28);
        const std::string id = body.substr(0, 1) + std::to_string(verhoeffDigit(body)) +
                               std::to_string(verhoeffDigitReversed(body)) + body.substr(1);
        QVERIFY(checkDepositId(id).warnings.empty());
        const auto check = [](const std::string& wrong) {
            QVERIFY(checkDepositId(wrong).valid);
            QCOMPARE(checkDepositId(wrong).warnings.size(), std::size_t(1));
        };
        forEachWrongDigit(id, check);
        // Exchanging the two check digits, or one with its neighbour in the body, is detected too: each covers the whole body.
        forEachSwap(id, [&](const std::string& wrong, char, char) { check(wrong); });
    }
}

void PropertiesTest::composedBillsPassAndWrongBillDigitsFail()
{
    Generator random;
    for (int i = 0; i < rounds; ++i) {
        const std::string bill =
            composeBillId(std::to_string(10 + random.below(99'999'000)), random.digits(3), random.below(10));
        const std::int64_t thousands = 1 + random.below(99'999'999);
        const std::string payment = composePaymentId(bill, thousands, random.below(10), random.below(100));
        const BillVerdict verdict = checkBill(bill, payment);
        QVERIFY(verdict.valid && verdict.bill);
        QCOMPARE(verdict.bill->amount.count(), thousands * 1000);
        QCOMPARE(summary(checkBill(billBarcode(*verdict.bill))), summary(verdict));
        QCOMPARE(summary(checkBill("000" + bill, "0" + payment)), summary(verdict));
    }
}

void PropertiesTest::mrzDigitsDetectWrongDigits()
{
    const std::string line =
        "P<IRNNEMUNEH<<AZMAYESHI<<<<<<<<<<<<<<<<<<<<</Z000000016IRN8001014M30010199991234560<<<<48";
    QVERIFY(checkMrz(line).valid);
    forEachWrongDigit(line, [](const std::string& wrong) { QVERIFY(!checkMrz(wrong).valid); });
}

void PropertiesTest::anyTextIsAnswered()
{
    Generator random;
    for (int i = 0; i < rounds * 10; ++i) {
        std::string bytes;
        for (int j = random.below(60); j > 0; --j) {
            bytes.push_back(static_cast<char>(random.below(256)));
        }
        for (const Verdict& verdict :
             {checkNationalCode(bytes), checkLegalId(bytes), checkIban(bytes), checkBankCard(bytes),
              Verdict(checkBill(bytes)), checkDepositId(bytes), Verdict(checkMrz(bytes))}) {
            QCOMPARE(verdict.valid, verdict.reason == Reason::Ok);
            QCOMPARE(verdict.valid, !verdict.canonical.empty());
        }
    }
}

QObject* propertiesSuite()
{
    return new PropertiesTest;
}

} // namespace pishkhan::tests

#include "properties_test.moc"
