// SPDX-License-Identifier: GPL-3.0-or-later
// The Jalali calendar against domain.md 4.1, against Qt where Qt is right, and the business date against 4.2.
#include <QCalendar>
#include <QDate>
#include <QTest>

#include "terminal/domain/jalali.h"
#include "tests/terminal/domain/suites.h"

namespace pishkhan::tests {

using namespace pishkhan::domain;

namespace {

Instant at(int year, int month, int day, int hour, int minute)
{
    return Instant{(dayNumber(GregorianDate{year, month, day}) * 1440 + hour * 60 + minute) * 60'000};
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void conversion_data();
    void conversion();
    void impossible_data();
    void impossible();
    void leapYears();
    void everyDayThereAndBack();
    void agreesWithQtExceptKnownYears();
    void parsing();
    void names();
    void businessDate();
    void summerTimeOfOldDays();
    void offsetsCanBeReplaced();
};

void CalendarTest::conversion_data()
{
    QTest::addColumn<QString>("jalali");
    QTest::addColumn<QString>("gregorian");
    const char* const rows[][2] = {
        {"1300/01/01", "1921-03-21"}, {"1320/06/25", "1941-09-16"}, {"1357/11/22", "1979-02-11"},
        {"1375/12/30", "1997-03-20"}, {"1399/12/30", "2021-03-20"}, {"1400/01/01", "2021-03-21"},
        {"1401/12/29", "2023-03-20"}, {"1403/12/30", "2025-03-20"}, {"1404/01/01", "2025-03-21"},
        {"1404/06/31", "2025-09-22"}, {"1404/07/01", "2025-09-23"}, {"1404/12/29", "2026-03-20"},
        {"1405/01/01", "2026-03-21"}, {"1408/12/30", "2030-03-20"}, {"1436/12/30", "2058-03-20"},
    };
    for (const auto& row : rows) {
        QTest::newRow(row[0]) << QString::fromLatin1(row[0]) << QString::fromLatin1(row[1]);
    }
}

void CalendarTest::conversion()
{
    QFETCH(QString, jalali);
    QFETCH(QString, gregorian);
    const JalaliDate date = parseJalali(jalali.toStdString()).value();
    QCOMPARE(QString::fromStdString(formatGregorian(toGregorian(date).value())), gregorian);
    QCOMPARE(QString::fromStdString(formatJalali(toJalali(parseGregorian(gregorian.toStdString()).value()).value())),
             jalali);
}

void CalendarTest::impossible_data()
{
    QTest::addColumn<QString>("typed");
    for (const char* typed :
         {"1404/12/30", "1404/07/31", "1404/13/01", "1404/00/10", "1404/02/32", "1205/12/29", "1499/01/01", "1404/1",
          "1404/01/01/01", "1404/01-01", "140/01/01", "04/01/01", "", "14o4/01/01", "1404/001/01", "/1/1"}) {
        QTest::newRow(typed) << QString::fromLatin1(typed);
    }
}

void CalendarTest::impossible()
{
    QFETCH(QString, typed);
    QVERIFY(!parseJalali(typed.toStdString()));
}

void CalendarTest::leapYears()
{
    const QList<int> expected{1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350,
                              1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403,
                              1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449};
    QList<int> found;
    for (int year = 1300; year <= 1450; ++year) {
        if (isJalaliLeap(year)) {
            found.append(year);
        }
    }
    QCOMPARE(found, expected);
}

void CalendarTest::everyDayThereAndBack()
{
    const std::int64_t first = dayNumber(JalaliDate{1206, 1, 1});
    const std::int64_t last = dayNumber(JalaliDate{1498, 12, 30});
    JalaliDate before{1205, 12, 29};
    for (std::int64_t day = first; day <= last; ++day) {
        const JalaliDate date = jalaliFromDay(day).value();
        QVERIFY(isValid(date) && before < date);
        QCOMPARE(dayNumber(date), day);
        QCOMPARE(dayNumber(gregorianFromDay(day)), day);
        before = date;
    }
    QVERIFY(!jalaliFromDay(first - 1));
    QVERIFY(!jalaliFromDay(last + 1));
}

void CalendarTest::agreesWithQtExceptKnownYears()
{
    const QCalendar qt(QCalendar::System::Jalali);
    const QList<int> divergent{1210, 1243, 1276, 1437,
                               1470}; // Qt starts these years a day early or late (domain.md 4.1)
    QList<int> found;
    for (int year = 1207; year <= 1498; ++year) {
        const GregorianDate ours = toGregorian(JalaliDate{year, 1, 1}).value();
        if (QDate(year, 1, 1, qt) != QDate(ours.year, ours.month, ours.day)) {
            found.append(year);
        }
    }
    QCOMPARE(found, divergent);
}

void CalendarTest::parsing()
{
    QVERIFY((parseJalali("۱۴۰۵/۹/۱").value() == JalaliDate{1405, 9, 1}));
    QVERIFY((parseJalali("1405-09-01").value() == JalaliDate{1405, 9, 1}));
    QVERIFY((parseJalali("79/05/12", TwoDigitYear::Confirmed).value() == JalaliDate{1379, 5, 12}));
    QVERIFY(!parseJalali("79/05/12"));
    QVERIFY(!parseGregorian("25-03-21"));
    QVERIFY(!parseGregorian("2025-02-29"));
    QVERIFY(!toJalali(GregorianDate{1827, 3, 21}));
}

void CalendarTest::names()
{
    QCOMPARE(QString::fromStdString(formatJalaliLong({1404, 4, 1})), QStringLiteral("یکشنبه ۱ تیر ۱۴۰۴"));
    QCOMPARE(QString::fromUtf8(weekdayName({1404, 1, 1}).data()), QStringLiteral("جمعه"));
    QCOMPARE(QString::fromUtf8(weekdayName({1400, 1, 1}).data()), QStringLiteral("یکشنبه"));
    QCOMPARE(QString::fromUtf8(weekdayName({1405, 9, 3}).data()), QStringLiteral("سه\u200cشنبه"));
    QCOMPARE(QString::fromUtf8(jalaliMonthName(12).data()), QStringLiteral("اسفند"));
    QVERIFY(jalaliMonthName(0).empty() && jalaliMonthName(13).empty());
}

void CalendarTest::businessDate()
{
    QCOMPARE(formatJalaliDateTime(at(2026, 11, 22, 7, 54)), std::string("1405/09/01 11:24"));
    QVERIFY((toJalali(at(2026, 11, 22, 20, 29)) == JalaliDate{1405, 9, 1}));
    QVERIFY((toJalali(at(2026, 11, 22, 20, 30)) == JalaliDate{1405, 9, 2}));
    QCOMPARE(startOfDay(JalaliDate{1405, 9, 2}).ms, at(2026, 11, 22, 20, 30).ms);
    QVERIFY((toJalali(Instant{std::numeric_limits<std::int64_t>::max()}) == JalaliDate{1498, 12, 30}));
    QVERIFY((toJalali(Instant{std::numeric_limits<std::int64_t>::min()}) == JalaliDate{1206, 1, 1}));
    QCOMPARE(formatJalaliDateTime(Instant{-1}), std::string("1348/10/11 03:29"));
}

void CalendarTest::summerTimeOfOldDays()
{
    QCOMPARE(offsetMinutes(at(2022, 9, 21, 19, 29), iranOffsets()), 270);
    QCOMPARE(offsetMinutes(at(2022, 9, 21, 19, 30), iranOffsets()), 210);
    QCOMPARE(offsetMinutes(at(2008, 3, 20, 20, 29), iranOffsets()), 210);
    QCOMPARE(offsetMinutes(at(2008, 3, 20, 20, 30), iranOffsets()), 270);
    QCOMPARE(offsetMinutes(at(2016, 3, 20, 20, 30), iranOffsets()), 270);
    QCOMPARE(offsetMinutes(at(2023, 7, 1, 0, 0), iranOffsets()), 210);
}

void CalendarTest::offsetsCanBeReplaced()
{
    OffsetTable table = iranOffsets();
    table.push_back({at(2027, 1, 1, 0, 0), 240});
    QCOMPARE(formatJalaliDateTime(at(2027, 1, 1, 20, 0), table), std::string("1405/10/12 00:00"));
    QCOMPARE(formatJalaliDateTime(at(2027, 1, 1, 20, 0)), std::string("1405/10/11 23:30"));
    QCOMPARE(offsetMinutes(at(2026, 1, 1, 0, 0), {}), 210);
}

QObject* calendarSuite()
{
    return new CalendarTest;
}

} // namespace pishkhan::tests

#include "calendar_test.moc"
