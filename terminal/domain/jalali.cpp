// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/jalali.h"

#include <algorithm>

#include "terminal/base/check.h"

namespace pishkhan::domain {

namespace {

constexpr int cycle = 33;
constexpr int leapRemainders[] = {1, 5, 9, 13, 17, 22, 26, 30};
constexpr int leapsPerCycle = 8;
constexpr int anchorYear = 1400;
constexpr std::int64_t anchorDay = 18'707; ///< 1400/01/01 is 2021-03-21
constexpr std::int64_t dayMs = 86'400'000;

/// Leap years in 0 … year-1 by the rule.
int leapsBefore(int year)
{
    int leaps = year / cycle * leapsPerCycle;
    for (const int remainder : leapRemainders) {
        leaps += remainder < year % cycle ? 1 : 0;
    }
    return leaps;
}

std::int64_t firstDayOf(int year)
{
    return anchorDay + 365LL * (year - anchorYear) + leapsBefore(year) - leapsBefore(anchorYear);
}

int daysBeforeMonth(int month)
{
    return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
}

bool isGregorianLeap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int daysInGregorianMonth(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isGregorianLeap(year) ? 29 : days[month - 1];
}

} // namespace

bool isJalaliLeap(int year)
{
    return std::find(std::begin(leapRemainders), std::end(leapRemainders), year % cycle) != std::end(leapRemainders);
}

int daysInJalaliMonth(int year, int month)
{
    if (month < 1 || month > 12) {
        return 0;
    }
    if (month <= 6) {
        return 31;
    }
    return month <= 11 || isJalaliLeap(year) ? 30 : 29;
}

bool isValid(JalaliDate date)
{
    return date.year >= firstJalaliYear && date.year <= lastJalaliYear && date.day >= 1 &&
           date.day <= daysInJalaliMonth(date.year, date.month);
}

bool isValid(GregorianDate date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= daysInGregorianMonth(date.year, date.month);
}

std::int64_t dayNumber(JalaliDate date)
{
    CHECK(isValid(date));
    return firstDayOf(date.year) + daysBeforeMonth(date.month) + date.day - 1;
}

// Years are counted from March, so that the leap day is the year's last. Source: public-domain civil-day arithmetic, H. Hinnant.
std::int64_t dayNumber(GregorianDate date)
{
    CHECK(isValid(date));
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = year / 400;
    const std::int64_t yearOfEra = year % 400;
    const std::int64_t dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

Result<JalaliDate> jalaliFromDay(std::int64_t day)
{
    if (day < firstDayOf(firstJalaliYear) || day >= firstDayOf(lastJalaliYear + 1)) {
        return makeError(ErrorKind::InvalidInput, "date is outside the years 1206 to 1498", "calendar");
    }
    int year = firstJalaliYear + static_cast<int>((day - firstDayOf(firstJalaliYear)) / 366);
    while (firstDayOf(year + 1) <= day) {
        ++year;
    }
    const int dayOfYear = static_cast<int>(day - firstDayOf(year));
    const int month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 186) / 30 + 7;
    return JalaliDate{year, month, dayOfYear - daysBeforeMonth(month) + 1};
}

GregorianDate gregorianFromDay(std::int64_t day)
{
    const std::int64_t shifted = day + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const int month = static_cast<int>(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
    const int dayOfMonth = static_cast<int>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    return {static_cast<int>(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, dayOfMonth};
}

Result<JalaliDate> toJalali(GregorianDate date)
{
    if (!isValid(date)) {
        return makeError(ErrorKind::InvalidInput, "no such Gregorian date", "calendar");
    }
    return jalaliFromDay(dayNumber(date));
}

Result<GregorianDate> toGregorian(JalaliDate date)
{
    if (!isValid(date)) {
        return makeError(ErrorKind::InvalidInput, "no such Jalali date", "calendar");
    }
    return gregorianFromDay(dayNumber(date));
}

JalaliDate toJalali(Instant at, const OffsetTable& offsets)
{
    const std::int64_t earliest = firstDayOf(firstJalaliYear);
    const std::int64_t latest = firstDayOf(lastJalaliYear + 1) - 1;
    // Clamped before the offset is added, so that no instant can overflow.
    const std::int64_t ms = std::clamp(at.ms, (earliest - 1) * dayMs, (latest + 1) * dayMs);
    const std::int64_t local = ms + offsetMinutes(at, offsets) * 60'000LL;
    const std::int64_t day = local >= 0 ? local / dayMs : (local - dayMs + 1) / dayMs;
    return jalaliFromDay(std::clamp(day, earliest, latest)).value();
}

Instant startOfDay(JalaliDate date, const OffsetTable& offsets)
{
    const std::int64_t midnight = dayNumber(date) * dayMs;
    const std::int64_t guess = midnight - offsetMinutes(Instant{midnight}, offsets) * 60'000LL;
    return Instant{midnight - offsetMinutes(Instant{guess}, offsets) * 60'000LL};
}

int weekdayIndex(std::int64_t day)
{
    // 1970-01-01 was a Thursday, index 5 of a week that starts on Saturday.
    return static_cast<int>(((day + 5) % 7 + 7) % 7);
}

} // namespace pishkhan::domain
