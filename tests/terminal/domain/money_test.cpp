// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts in words and digits, VAT, splits and the fees of a service (domain.md 4.4, 5.5).
#include <QTest>

#include <limits>
#include <random>

#include "terminal/domain/amount_text.h"
#include "terminal/domain/amount_words.h"
#include "terminal/domain/fee.h"
#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

namespace {

Tariff cardTariff()
{
    Tariff tariff;
    tariff.stateParts = {{"تعرفه دولت", "خزانه", "317011100999999009990000010001", Rials(1'450'000)}};
    tariff.officeTitle = "کارمزد دفتر";
    tariff.officePayee = "دفتر";
    tariff.feeTehran = Rials(65'000);
    tariff.feeOther = Rials(52'005);
    tariff.operatorTitle = "سهم کارور";
    tariff.operatorPayee = "کارور";
    tariff.operatorShare = Rials(7'250);
    return tariff;
}

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void digits();
    void parsing();
    void vat();
    void splitsAreExact();
    void workedExampleToTheRial();
    void netFees();
    void refusedFees();
    void feesAlwaysAddUp();
};

void MoneyTest::words_data()
{
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<QString>("words");
    const auto row = [](qint64 amount, const char* words) {
        QTest::addRow("%lld", static_cast<long long>(amount)) << amount << QString::fromUtf8(words);
    };
    row(0, "صفر");
    row(10, "ده");
    row(19, "نوزده");
    row(20, "بیست");
    row(101, "یکصد و یک");
    row(1000, "یک هزار");
    row(1001, "یک هزار و یک");
    row(12'500, "دوازده هزار و پانصد");
    row(120'000, "یکصد و بیست هزار");
    row(1'450'000, "یک میلیون و چهارصد و پنجاه هزار");
    row(123'456'789, "یکصد و بیست و سه میلیون و چهارصد و پنجاه و شش هزار و هفتصد و هشتاد و نه");
    row(1'000'000'000, "یک میلیارد");
    row(1'000'000'000'000, "یک هزار میلیارد");
    row(2'500'000'000'000, "دو هزار میلیارد و پانصد میلیارد");
    row(-5, "منفی پنج");
    row(std::numeric_limits<qint64>::min(), "منفی نه میلیارد میلیارد و دویست و بیست و سه میلیون میلیارد و سیصد و هفتاد "
                                            "و دو هزار میلیارد و سی و شش میلیارد و هشتصد و پنجاه و چهار "
                                            "میلیون و هفتصد و هفتاد و پنج هزار و هشتصد و هشت");
}

void MoneyTest::words()
{
    QFETCH(qint64, amount);
    QTEST(QString::fromStdString(amountInWords(amount)), "words");
}

void MoneyTest::digits()
{
    QCOMPARE(formatRials(Rials(1'450'000)), std::string("۱٬۴۵۰٬۰۰۰ ریال"));
    QCOMPARE(formatToman(Rials(1'450'000)), std::string("۱۴۵٬۰۰۰ تومان"));
    QCOMPARE(formatToman(Rials(1'005)), std::string("۱۰۰ تومان و ۵ ریال"));
    QCOMPARE(groupedDigits(0), std::string("۰"));
    QCOMPARE(groupedDigits(999), std::string("۹۹۹"));
    QCOMPARE(groupedDigits(-1000), std::string("\u200e\u2212۱٬۰۰۰"));
    QCOMPARE(rialsInWords(Rials(1000)), std::string("یک هزار ریال"));
}

void MoneyTest::parsing()
{
    QCOMPARE(parseRials("۱٬۴۵۰٬۰۰۰").value().count(), 1'450'000);
    QCOMPARE(parseRials("1,450,000").value().count(), 1'450'000);
    QCOMPARE(parseRials("9223372036854775807").value().count(), std::numeric_limits<std::int64_t>::max());
    for (const char* wrong : {"", "-1", "1.5", "9223372036854775808", "12x", ",", "99999999999999999999999999"}) {
        QVERIFY2(!parseRials(wrong), wrong);
    }
}

void MoneyTest::vat()
{
    QCOMPARE(vatBasisPoints({1402, 12, 29}), 900);
    QCOMPARE(vatBasisPoints({1403, 1, 1}), 1000);
    QCOMPARE(vatBasisPoints({1390, 1, 1}), 0);
    QCOMPARE(vatBasisPoints({1406, 1, 1}, {{{1405, 1, 1}, 1200}}), 1200);
    QCOMPARE(vatOn(Rials(5), 1000).value().count(), 1); // half goes up
    QCOMPARE(vatOn(Rials(4), 1000).value().count(), 0);
    QCOMPARE(vatOn(Rials(18'000), 900).value().count(), 1'620);
    QCOMPARE(vatWithin(Rials(19'620), 900).value().count(), 1'620);
    QVERIFY(!vatOn(Rials(-1), 900));
    QVERIFY(!vatOn(Rials(1), 10'001));
    QVERIFY(!vatOn(Rials(std::numeric_limits<std::int64_t>::max()), 900));
}

void MoneyTest::splitsAreExact()
{
    const auto parts = splitExactly(Rials(100), {1, 1, 1}, 1).value();
    QVERIFY((parts == std::vector<Rials>{Rials(33), Rials(34), Rials(33)}));
    std::mt19937_64 random(3);
    for (int i = 0; i < 2000; ++i) {
        std::vector<std::int64_t> weights;
        for (std::size_t j = 1 + random() % 10; j > 0; --j) {
            weights.push_back(static_cast<std::int64_t>(random() % 1'000'000) + 1);
        }
        const Rials total(static_cast<std::int64_t>(random() >> 2));
        std::int64_t sum = 0;
        const auto split = splitExactly(total, weights, random() % weights.size());
        for (const Rials part : *split) {
            QVERIFY(part.count() >= 0);
            sum += part.count();
        }
        QCOMPARE(sum, total.count());
    }
    QVERIFY(!splitExactly(Rials(1), {}, 0));
    QVERIFY(!splitExactly(Rials(1), {0, 0}, 0));
    QVERIFY(!splitExactly(Rials(1), {1}, 1));
    QVERIFY(!splitExactly(Rials(-1), {1}, 0));
    QVERIFY(!splitExactly(Rials(1), {-1, 2}, 0));
}

void MoneyTest::workedExampleToTheRial()
{
    Tariff tariff;
    tariff.officeTitle = "سهم دفتر";
    tariff.basis = FeeBasis::Gross;
    tariff.feeTehran = Rials(270'000);
    tariff.feeOther = Rials(270'000);
    tariff.operatorTitle = "سهم کارور";
    tariff.operatorShare = Rials(18'000);
    const auto lines = computeFees(tariff, ProvinceClass::Other, {1402, 6, 1}).value();
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].gross.count(), 250'380);
    QCOMPARE(lines[1].net.count(), 18'000);
    QCOMPARE(lines[1].gross.count(), 19'620);
    QCOMPARE(totalOf(lines).value().count(), 270'000);
}

void MoneyTest::netFees()
{
    const auto tehran = computeFees(cardTariff(), ProvinceClass::Tehran, {1405, 9, 1}).value();
    QCOMPARE(tehran.size(), std::size_t(3));
    QVERIFY((tehran[0] == FeeLine{"تعرفه دولت", "خزانه", "317011100999999009990000010001", Rials(1'450'000), Rials(0),
                                  Rials(1'450'000)}));
    QVERIFY((tehran[1] == FeeLine{"کارمزد دفتر", "دفتر", "", Rials(65'000), Rials(6'500), Rials(71'500)}));
    QVERIFY((tehran[2] == FeeLine{"سهم کارور", "کارور", "", Rials(7'250), Rials(725), Rials(7'975)}));
    const auto other = computeFees(cardTariff(), ProvinceClass::Other, {1405, 9, 1}).value();
    QCOMPARE(other[1].vat.count(), 5'201); // 5200.5, half up
    Tariff free;
    QVERIFY(computeFees(free, ProvinceClass::Other, {1405, 9, 1}).value().empty());
}

void MoneyTest::refusedFees()
{
    Tariff tariff = cardTariff();
    tariff.stateParts[0].amount = Rials(-1);
    QVERIFY(!computeFees(tariff, ProvinceClass::Other, {1405, 9, 1}));
    tariff = cardTariff();
    tariff.basis = FeeBasis::Gross;
    tariff.operatorShare = Rials(60'000);
    QVERIFY(!computeFees(tariff, ProvinceClass::Other, {1405, 9, 1}));
    tariff = cardTariff();
    tariff.stateParts.assign(2, {"", "", "", Rials(std::numeric_limits<std::int64_t>::max())});
    QVERIFY(!computeFees(tariff, ProvinceClass::Other, {1405, 9, 1}));
}

void MoneyTest::feesAlwaysAddUp()
{
    std::mt19937 random(5);
    for (int i = 0; i < 2000; ++i) {
        Tariff tariff = cardTariff();
        tariff.basis = i % 2 == 0 ? FeeBasis::Net : FeeBasis::Gross;
        tariff.feeOther = Rials(random() % 10'000'000);
        tariff.operatorShare = Rials(random() % 100'000);
        const auto lines = computeFees(tariff, ProvinceClass::Other, {1400 + i % 10, 1, 1});
        if (!lines) {
            QVERIFY(tariff.basis == FeeBasis::Gross);
            continue;
        }
        for (const FeeLine& line : *lines) {
            QCOMPARE(line.net.count() + line.vat.count(), line.gross.count());
        }
        if (tariff.basis == FeeBasis::Gross) {
            QCOMPARE(totalOf(*lines).value().count(), 1'450'000 + tariff.feeOther.count());
        }
    }
}

QObject* moneySuite()
{
    return new MoneyTest;
}

} // namespace pishkhan::tests

#include "money_test.moc"
