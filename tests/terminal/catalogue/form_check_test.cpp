// SPDX-License-Identifier: GPL-3.0-or-later
// Forms of the real sheets: what a clerk may type, what is stored, and what he is told.
#include <QtTest>

#include "terminal/catalogue/catalogue.h"
#include "terminal/catalogue/form_check.h"
#include "tests/terminal/catalogue/real_sheets.h"

using namespace pishkhan;
using namespace pishkhan::catalogue;

class FormCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fields_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("canonical");
        QTest::addColumn<QString>("reason");
        const auto good = [](const char* name, FieldKind kind, const char* typed, const char* canonical) {
            QTest::newRow(name) << int(kind) << QString::fromUtf8(typed) << QString::fromUtf8(canonical) << QString();
        };
        const auto bad = [](const char* name, FieldKind kind, const char* typed, const char* reason) {
            QTest::newRow(name) << int(kind) << QString::fromUtf8(typed) << QString() << QString::fromUtf8(reason);
        };
        good("Arabic letters become Persian", FieldKind::Text, " علي  كريم ", "علی کریم");
        bad("too long", FieldKind::Text, "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱", "length");
        bad("nothing but spaces", FieldKind::Text, "   ", "required");
        good("national code", FieldKind::NationalCode, "۹۹۹۱۲۳۴۵۶۱", "9991234561");
        bad("national code, one digit wrong", FieldKind::NationalCode, "9991234560", "checksum");
        good("mobile", FieldKind::Phone, "+98 912 000 0000", "09120000000");
        good("landline", FieldKind::Phone, "021 88880000", "02188880000");
        bad("phone", FieldKind::Phone, "12345", "length");
        good("date", FieldKind::Date, "۱۴۰۴-۶-۳۱", "1404/06/31");
        bad("no such day", FieldKind::Date, "1404/12/30", "range");
        good("amount with separators", FieldKind::Amount, "۱٬۴۵۰٬۰۰۰", "1450000");
        good("amount of nothing", FieldKind::Amount, "000", "0");
        bad("amount in words", FieldKind::Amount, "هزار", "charset");
        bad("amount beyond reason", FieldKind::Amount, "1234567890123456", "range");
        good("choice", FieldKind::Choice, "b", "b");
        bad("not among the choices", FieldKind::Choice, "c", "choice");
        bad("legal id", FieldKind::LegalId, "12345678901", "checksum");
        bad("iban", FieldKind::Iban, "IR00", "length");
        bad("bill", FieldKind::Bill, "xyz", "charset");
    }
    void adviceIsAboutTheNumberThatWasBegun()
    {
        FormField field;
        field.kind = FieldKind::Phone;
        const auto says = [&field](const char* typed, const char* words) {
            return QString::fromStdString(checkField(field, typed).advice).contains(QString::fromUtf8(words));
        };
        QVERIFY(says("0912", "همراه"));
        QVERIFY(says("+98912", "همراه"));
        QVERIFY(says("021", "کد شهر"));
        QVERIFY(says("۸۸۸۸", "کد شهر"));
    }
    void fields()
    {
        QFETCH(int, kind);
        QFETCH(QString, typed);
        QFETCH(QString, canonical);
        QFETCH(QString, reason);
        FormField field;
        field.label = "خانه";
        field.kind = FieldKind(kind);
        field.longest = 20;
        field.choices = {{"a", "الف"}, {"b", "ب"}};
        const FieldAnswer answer = checkField(field, typed.toStdString());
        QCOMPARE(answer.valid, reason.isEmpty());
        QCOMPARE(QString::fromStdString(answer.canonical), canonical);
        if (!reason.isEmpty()) {
            QVERIFY2(!answer.advice.empty(), "the clerk must be told what to do");
            QVERIFY(answer.reason == reason.toStdString() || kind == int(FieldKind::Bill));
        }
    }

    void optionalFieldsMayStayEmpty()
    {
        FormField field;
        field.required = false;
        field.kind = FieldKind::Iban;
        QVERIFY(checkField(field, " ").valid);
        QVERIFY(!checkField(field, "IR1").valid);
        QVERIFY(!checkField(field, std::string(100000, '1')).valid);
    }

    void aWholeForm()
    {
        const auto catalogue = parseCatalogue(bytesOf(realCatalogue()));
        const ServiceSheet& sheet = *catalogue->find("1101");
        const Fields typed{{"mobile", "۰۹۱۲۰۰۰۰۰۰۰"},
                           {"reason", "lost"},
                           {"birth-certificate-serial", "۱۲۳۴۵۶"},
                           {"delivery-address", "خيابان نمونه، پلاک ۱۲"}};
        const FormAnswer answer = checkForm(sheet, typed);
        QVERIFY(answer.problems.empty());
        QCOMPARE(answer.canonical.size(), std::size_t(4));
        QCOMPARE(answer.canonical.front().name, std::string("reason")); // the sheet's order, not the typing's
        QCOMPARE(std::string(valueOf(answer.canonical, "birth-certificate-serial")), std::string("123456"));
        const FormAnswer wrong = checkForm(sheet, {{"reason", "bored"}, {"salary", "1"}});
        QCOMPARE(wrong.problems.size(), std::size_t(5)); // three missing, one wrong, one unasked
    }
};

QTEST_GUILESS_MAIN(FormCheckTest)
#include "form_check_test.moc"
