// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of domain.md 1.4 and 1.5: how a citizen is reached.
#include <QTest>

#include "terminal/domain/phone.h"
#include "terminal/domain/postal_code.h"
#include "tests/terminal/domain/rows.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

class ContactTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void postalCode_data();
    void postalCode()
    {
        compareRow([](const std::string& typed) { return checkPostalCode(typed); });
    }
    void phone_data();
    void phone()
    {
        compareRow([](const std::string& typed) { return checkPhone(typed); });
    }
    void landline_data();
    void landline()
    {
        compareRow([](const std::string& typed) { return checkLandline(typed); });
    }
};

void ContactTest::postalCode_data()
{
    addRows({
        {"both rules", "1136913131", "ok 1136913131"},
        {"hyphen, old rule not met", "11936-12345", "ok 1193612345 strict-form"},
        {"fifth digit 5", "1136513131", "ok 1136513131 strict-form"},
        {"first four equal", "1111113131", "repeated"},
        {"0 and 2 in the route", "1023456789", "range"},
        {"2 in fifth place", "1136213131", "range"},
        {"nine digits", "113691313", "length"},
        {"letter", "113691313l", "charset"},
        {"empty", "", "length"},
        {"Persian with hyphen", "۱۱۳۶۹-۱۳۱۳۱", "ok 1136913131"},
    });
}

void ContactTest::phone_data()
{
    addRows({
        {"trunk zero", "09123456789", "ok 09123456789"},
        {"plus 98", "+989123456789", "ok 09123456789"},
        {"double zero 98", "00989123456789", "ok 09123456789"},
        {"98 alone", "989123456789", "ok 09123456789"},
        {"no prefix", "9123456789", "ok 09123456789"},
        {"no prefix, begins like 98", "9812345678", "ok 09812345678 unknown-prefix"},
        {"Persian digits", "۰۹۱۲ ۳۴۵ ۶۷۸۹", "ok 09123456789"},
        {"a digit short", "0912345678", "length"},
        {"a digit long", "091234567890", "length"},
        {"not a mobile number", "08123456789", "unknown-format"},
        {"plus in the middle", "0912+3456789", "charset"},
        {"plus alone", "+", "length"},
        {"plus without country", "+9123456789", "length"},
        {"hyphen", "0912-3456789", "charset"},
        {"empty", "", "length"},
    });
}

void ContactTest::landline_data()
{
    addRows({
        {"with area", "02122345678", "ok 02122345678"},
        {"local", "22345678", "ok 22345678"},
        {"first digit 1", "02112345678", "unknown-format"},
        {"local first digit 0", "02345678", "unknown-format"},
        {"no trunk zero", "12122345678", "unknown-format"},
        {"seven digits", "2234567", "length"},
    });
}

QObject* contactSuite()
{
    return new ContactTest;
}

} // namespace pishkhan::tests

#include "contact_test.moc"
