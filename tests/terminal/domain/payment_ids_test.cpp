// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of domain.md section 2 and the receipt's own number.
#include <QTest>

#include "terminal/domain/bill.h"
#include "terminal/domain/deposit_id.h"
#include "terminal/domain/receipt_number.h"
#include "terminal/domain/tax_invoice_id.h"
#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

class PaymentIdsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bill_data();
    void bill();
    void refusedBill_data();
    void refusedBill();
    void billsAreComposed();
    void depositId_data();
    void depositId();
    void receiptNumber_data();
    void receiptNumber();
    void receiptNumbersAreComposed();
    void taxInvoiceIds();
};

void PaymentIdsTest::bill_data()
{
    QTest::addColumn<QString>("billId");
    QTest::addColumn<QString>("paymentId");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("barcode");
    const auto row = [](const char* name, const char* bill, const char* payment, qint64 amount, int type,
                        const char* barcode) {
        QTest::newRow(name) << QString::fromLatin1(bill) << QString::fromLatin1(payment) << amount << type
                            << QString::fromLatin1(barcode);
    };
    row("plain", "1234567800142", "12040172", 120'000, 4, "12345678001420000012040172");
    row("electricity", "9876543204124", "880040519", 8'800'000, 2, "98765432041240000880040519");
    row("short ids", "100000512", "131295", 1'000, 1, "00001000005120000000131295");
    row("traffic fine", "5550005500794", "150040020", 1'500'000, 9, "55500055007940000150040020");
    row("largest amount", "7070707012360", "9999999940217", 99'999'999'000, 6, "70707070123609999999940217");
    row("nine digits", "432103080", "25050108", 250'000, 8, "00004321030800000025050108");
    row("published 1", "7748317800142", "1770160", 17'000, 4, "77483178001420000001770160");
    row("published 2, zeros in front", "9985235404124", "0000880000568", 8'800'000, 2, "99852354041240000880000568");
    row("published 3", "9174639504124", "12908190", 129'000, 2, "91746395041240000012908190");
}

void PaymentIdsTest::bill()
{
    QFETCH(QString, billId);
    QFETCH(QString, paymentId);
    QFETCH(QString, barcode);
    const BillVerdict pair = checkBill((billId + QLatin1Char('/') + paymentId).toStdString());
    const BillVerdict scanned = checkBill(barcode.toStdString());
    QVERIFY(pair.valid && pair.bill);
    QCOMPARE(summary(pair), summary(scanned));
    QTEST(qint64(pair.bill->amount.count()), "amount");
    QTEST(pair.bill->type, "type");
    QCOMPARE(QString::fromStdString(billBarcode(*pair.bill)), barcode);
    QCOMPARE(pair.canonical, pair.bill->billId + "/" + pair.bill->paymentId);
    QVERIFY(pair.bill->paymentId.front() != '0');
}

void PaymentIdsTest::refusedBill_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* typed, const char* reason) {
        QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(reason);
    };
    row("bill check", "1234567800143/12040172", "checksum");
    row("first payment check", "1234567800142/12040182", "checksum");
    row("second payment check", "1234567800142/12040173", "checksum");
    row("published third, altered", "9174639504124/12908197", "checksum");
    row("bill alone", "1234567800142", "length");
    row("twenty-four digits of a faulty library", "123456780014200012040172", "length");
    row("no payment", "1234567800142/", "length");
    row("two slashes", "1234567800142/12040172/", "charset");
    row("letters", "12345678OO142/12040172", "charset");
    row("zeros", "00000000000000000000000000", "length");
    row("short payment", "1234567800142/12040", "length");
    row("fourteen digits", "11234567800142/12040172", "length");
    row("empty", "", "length");
}

void PaymentIdsTest::refusedBill()
{
    QFETCH(QString, typed);
    const BillVerdict verdict = checkBill(typed.toStdString());
    QTEST(summary(verdict), "reason");
    QVERIFY(!verdict.bill);
}

void PaymentIdsTest::billsAreComposed()
{
    const std::string bill = composeBillId("12345678", "001", 4);
    QCOMPARE(bill, std::string("1234567800142"));
    QCOMPARE(composePaymentId(bill, 120, 4, 1), std::string("12040172"));
    QCOMPARE(composePaymentId(bill, 0, 4, 1), std::string());
    QCOMPARE(composeBillId("123456789", "001", 4), std::string());
    QCOMPARE(QString::fromUtf8(billTypeTitle(2).data()), QStringLiteral("برق"));
    QVERIFY(billTypeTitle(8).empty() && billTypeTitle(-1).empty());
}

void PaymentIdsTest::depositId_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* typed, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromLatin1(expected);
    };
    for (const char* published :
         {"315011100140149001055000015724", "366011100140149001055000025724", "387011100140149001055000035724",
          "398011100140149001055000045724", "371011100140149001055000055724", "320011100140149001055000065724",
          "354011100140149001055000075724", "317011100999999009990000010001", "383099999123456001234560000007",
          "127011100140149001055000019999"}) {
        row(published, published, (std::string("ok ") + published).c_str());
    }
    row("last digit", "315011100140149001055000015725", "ok 315011100140149001055000015725 checksum");
    row("checks swapped", "351011100140149001055000015724", "ok 351011100140149001055000015724 checksum");
    row("twenty-nine digits", "31501110014014900105500001572", "length");
    row("letter", "31501110014014900105500001572x", "charset");
    row("empty", "", "length");
}

void PaymentIdsTest::depositId()
{
    QFETCH(QString, typed);
    QTEST(summary(checkDepositId(typed.toStdString())), "expected");
}

void PaymentIdsTest::receiptNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* typed, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromLatin1(expected);
    };
    row("the contract's own", "72001234-040101-01-00001-6", "ok 72001234-040101-01-00001-6");
    row("Persian digits", "۷۲۰۰۱۲۳۴-۰۴۰۱۰۱-۰۱-۰۰۰۰۱-۶", "ok 72001234-040101-01-00001-6");
    row("check digit", "72001234-040101-01-00001-7", "checksum");
    row("no such day", "72001234-041230-01-00001-6", "range");
    row("no such month", "72001234-041301-01-00001-6", "range");
    row("office of three digits", "720-040101-01-00001-6", "length");
    row("office of thirteen digits", "7200123472001-040101-01-00001-6", "length");
    row("sequence of four digits", "72001234-040101-01-0001-6", "length");
    row("no hyphens", "7200123404010101000016", "unknown-format");
    row("six groups", "72001234-040101-01-00001-6-", "unknown-format");
    row("letters", "7200123A-040101-01-00001-6", "charset");
    row("empty", "", "unknown-format");
}

void PaymentIdsTest::receiptNumber()
{
    QFETCH(QString, typed);
    QTEST(summary(checkReceiptNumber(typed.toStdString())), "expected");
}

void PaymentIdsTest::receiptNumbersAreComposed()
{
    QCOMPARE(composeReceiptNumber("72001234", {1404, 1, 1}, 1, 1), std::string("72001234-040101-01-00001-6"));
    const auto parts = parseReceiptNumber(composeReceiptNumber("9990", {1405, 9, 1}, 12, 99999));
    QVERIFY(parts.has_value());
    QCOMPARE(parts->officeCode, std::string("9990"));
    QVERIFY((parts->date == JalaliDate{1405, 9, 1}));
    QCOMPARE(parts->counter, 12);
    QCOMPARE(parts->sequence, 99999);
}

void PaymentIdsTest::taxInvoiceIds()
{
    QCOMPARE(composeTaxInvoiceId("A11111", 20000, 1).value(), std::string("A1111104E2000000000012"));
    QVERIFY(!composeTaxInvoiceId("A1111", 20000, 1));
    QVERIFY(!composeTaxInvoiceId("A11111", -1, 1));
    QVERIFY(!composeTaxInvoiceId("A11111", 1, 1LL << 40));
    QCOMPARE(summary(checkTaxInvoiceId("a1111104e2000000000012")), QStringLiteral("ok A1111104E2000000000012"));
    QCOMPARE(summary(checkTaxInvoiceId("A1111104E2000000000013")),
             QStringLiteral("ok A1111104E2000000000013 checksum"));
    QCOMPARE(summary(checkTaxInvoiceId("A1111104G2000000000012")), QStringLiteral("charset"));
    QCOMPARE(summary(checkTaxInvoiceId("A1111104E200000000001")), QStringLiteral("length"));
}

QObject* paymentIdsSuite()
{
    return new PaymentIdsTest;
}

} // namespace pishkhan::tests

#include "payment_ids_test.moc"
