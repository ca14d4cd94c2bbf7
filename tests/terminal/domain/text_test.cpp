// SPDX-License-Identifier: GPL-3.0-or-later
// Persian text, the scanner's layout and the prefix search (domain.md 4.3).
#include <QTest>

#include <random>

#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"
#include "terminal/domain/prefix_index.h"
#include "terminal/domain/scanner_layout.h"
#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

class TextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fold_data();
    void fold();
    void foldingTwiceChangesNothing();
    void digitsAndIsolation();
    void scannerRepair_data();
    void scannerRepair();
    void everyAsciiCharacterComesBack();
    void prefixSearch();
    void prefixSearchOverManyNames();
};

void TextTest::fold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* name, const char* text, const char* display, const char* key) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(display) << QString::fromUtf8(key);
    };
    row("Arabic yeh and kaf", "علي كاظمي", "علی کاظمی", "علیکاظمی");
    row("alef maksura", "موسى", "موسی", "موسی");
    row("rare yeh forms", "\u0620\u063D\u063E\u063F\u0678\u06CD\u06CE\u06D0\u06D1", "ییییییییی", "ییییییییی");
    row("heh with yeh above, one character", "خان\u06C0", "خان\u0647\u0654", "خانه");
    row("heh with yeh above, two characters", "خان\u0647\u0654", "خان\u0647\u0654", "خانه");
    row("teh marbuta", "فاطمة", "فاطمة", "فاطمه");
    row("hamza seats", "رؤیا رئیس آرش أحمد إیمان ٱلله", "رؤیا رئیس آرش أحمد إیمان ٱلله", "رویارییسارشاحمدایمانالله");
    row("digits", "۱۲۳٤٥٦", "123456", "123456");
    row("tatweel, joiner, BOM, bidi", "م\u0640حم\u200dد\ufeff \u202bرضا\u202c", "محمد رضا", "محمدرضا");
    row("spaces", " \u00a0علی\u2009\u200b  رضا\u3000", "علی رضا", "علیرضا");
    row("presentation forms", "\ufee3\ufea4\ufee4\ufeaa", "محمد", "محمد");
    row("ligature of God's name", "\ufdf2", "الله", "الله");
    row("inner ZWNJ stays", "می\u200cرود", "می\u200cرود", "میرود");
    row("repeated ZWNJ", "می\u200c\u200c\u200eرود", "می\u200cرود", "میرود");
    row("ZWNJ at edges", "\u200cخانه\u200c \u200cما\u200c", "خانه ما", "خانهما");
    row("ZWNJ before a sign", "کتاب\u200c)", "کتاب)", "کتاب)");
    row("diacritics stay in display", "مُحَمَّد", "مُحَمَّد", "محمد");
    row("superscript alef", "رحمٰن", "رحمٰن", "رحمن");
    row("number signs are for numbers", "۱٬۲۵۰٫۵٪", "1٬250٫5٪", "1٬250٫5٪");
    row("Latin stays", "Ali B", "Ali B", "AliB");
    row("full width Latin", "\uff21\uff22", "AB", "AB");
    row("empty", "", "", "");
    row("only ignorable", "\u200c\u200f \u0640", "", "");
    row("malformed byte",
        "a\xff"
        "b",
        "a\ufffd"
        "b",
        "a\ufffd"
        "b");
}

void TextTest::fold()
{
    QFETCH(QString, text);
    QTEST(QString::fromStdString(canonicalText(text.toStdString())), "display");
    QTEST(QString::fromStdString(matchKey(text.toStdString())), "key");
}

void TextTest::foldingTwiceChangesNothing()
{
    const std::u32string alphabet =
        U"ابپيىكه\u06C0\u0654\u0653\u200c\u200c \u0640آأٱؤئة۱٤x\u00a0\u200bً\u064A(\u0678\u06D0";
    std::mt19937 random(7);
    for (int i = 0; i < 5000; ++i) {
        QString text;
        for (unsigned j = random() % 12; j > 0; --j) {
            text += QString::fromUcs4(&alphabet[random() % alphabet.size()], 1);
        }
        const std::string once = canonicalText(text.toStdString());
        QCOMPARE(QString::fromStdString(canonicalText(once)), QString::fromStdString(once));
        QCOMPARE(QString::fromStdString(matchKey(once)), QString::fromStdString(matchKey(text.toStdString())));
    }
}

void TextTest::digitsAndIsolation()
{
    QCOMPARE(foldDigits("پلاک ۱۲٣"), std::string("پلاک 123"));
    QCOMPARE(persianDigits("1405/09/01"), std::string("۱۴۰۵/۰۹/۰۱"));
    QCOMPARE(isolateLtr("12"), std::string("\u2066"
                                           "12\u2069"));
    QCOMPARE(withArabicLetters("علی کاظمی"), std::string("علي كاظمي"));
    QCOMPARE(normaliseIdentifier("12-34", Hyphens::Keep), std::string("12-34"));
    QCOMPARE(normaliseIdentifier("12-34", Hyphens::Strip), std::string("1234"));
}

void TextTest::scannerRepair_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sent");
    const auto row = [](const char* name, const char* typed, const char* sent) {
        QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(sent);
    };
    row("digits", "۹۹۹۱۲۳۴۵۶۱", "9991234561");
    row("Latin layout is left alone", "AB-12(3)", "AB-12(3)");
    row("lower case", "حهسافاشد", "pishthan");
    row("MRZ filler, shift comma", "[>هقد", "P<irn");
    row("hyphens stay", "۷۲۰۰۱۲۳۴-۰۴۰۱۰۱-۰۱-۰۰۰۰۱-۶", "72001234-040101-01-00001-6");
    row("slash stays", "۱۲۳/۴۵۶", "123/456");
}

void TextTest::scannerRepair()
{
    QFETCH(QString, typed);
    QTEST(QString::fromStdString(repairScannerText(typed.toStdString())), "sent");
}

void TextTest::everyAsciiCharacterComesBack()
{
    std::string ascii;
    for (char c = 0x20; c < 0x7F; ++c) {
        ascii.push_back(c);
    }
    QVERIFY(typedOnPersianLayout(ascii) != ascii);
    QCOMPARE(QString::fromStdString(repairScannerText(typedOnPersianLayout(ascii))), QString::fromStdString(ascii));
    QCOMPARE(repairScannerText(""), std::string());
}

void TextTest::prefixSearch()
{
    const PrefixIndex index(
        {"صدور شناسنامه", "تعویض کارت ملی", "كارت هوشمند", "Passport renewal", "", "کارت ملی المثنی"});
    using Found = std::vector<std::size_t>;
    QCOMPARE(index.find("کارت", 10), (Found{5, 2, 1}));
    QCOMPARE(index.find("كارت ملي", 10), (Found{5, 1}));
    QCOMPARE(index.find("کا", 1), (Found{5}));
    QCOMPARE(index.find("شناس\u200cنامه", 10), (Found{0}));
    QCOMPARE(index.find("PASS", 10), (Found{3}));
    QCOMPARE(index.find("renew", 10), (Found{3}));
    QCOMPARE(index.find("اسنامه", 10), Found{});
    QCOMPARE(index.find("", 10), Found{});
    QCOMPARE(index.find("\u200c ", 10), Found{});
    QCOMPARE(index.size(), std::size_t(6));
}

void TextTest::prefixSearchOverManyNames()
{
    std::vector<std::string> names;
    for (int i = 0; i < 100'000; ++i) {
        names.push_back("نمونه " + std::to_string(i) + " آزمایشی" + std::to_string(i % 97));
    }
    const PrefixIndex index(names);
    QCOMPARE(index.find("نمونه ۹۹۹۹۹", 10), (std::vector<std::size_t>{99'999}));
    QCOMPARE(index.find("۹۹۹۹۹", 10), (std::vector<std::size_t>{99'999}));
    QCOMPARE(index.find("آزمایشی96", 20).size(), std::size_t(20));
    QCOMPARE(index.find("ازم", 20).size(), std::size_t(20));
}

QObject* textSuite()
{
    return new TextTest;
}

} // namespace pishkhan::tests

#include "text_test.moc"
