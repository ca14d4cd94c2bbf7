// SPDX-License-Identifier: GPL-3.0-or-later
/// The Jalali calendar by the 33-year rule, right for every year from 1206 to 1498 (domain.md 4.1; Qt's rule is not).
/// Free of Qt and of the operating system's time zone: the business date follows iran_offset.h.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "terminal/base/instant.h"
#include "terminal/base/result.h"
#include "terminal/domain/iran_offset.h"

namespace pishkhan::domain {

inline constexpr int firstJalaliYear = 1206;
inline constexpr int lastJalaliYear = 1498;

struct JalaliDate {
    int year = firstJalaliYear;
    int month = 1;
    int day = 1;
    auto operator<=>(const JalaliDate&) const = default;
};

struct GregorianDate {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const GregorianDate&) const = default;
};

enum class TwoDigitYear { Refuse, Confirmed }; ///< Confirmed: a person has agreed that "79" means 1379

bool isJalaliLeap(int year);
int daysInJalaliMonth(int year, int month); ///< 0 when the month is not 1…12
bool isValid(JalaliDate date);
bool isValid(GregorianDate date); ///< proleptic, years 1…9999

/// Days since 1970-01-01. Precondition: the date is valid.
std::int64_t dayNumber(JalaliDate date);
std::int64_t dayNumber(GregorianDate date);
Result<JalaliDate> jalaliFromDay(std::int64_t day); ///< Errors: InvalidInput outside 1206…1498
GregorianDate gregorianFromDay(std::int64_t day);

Result<JalaliDate> toJalali(GregorianDate date);    ///< Errors: InvalidInput when invalid or out of range
Result<GregorianDate> toGregorian(JalaliDate date); ///< Errors: InvalidInput when invalid

/// Shape:  year/month/day with '/' or '-', digits in any script, one or two digits for month and day.
/// Errors: InvalidInput when malformed, impossible, out of range, or with a two-digit year nobody confirmed.
Result<JalaliDate> parseJalali(std::string_view typed, TwoDigitYear twoDigits = TwoDigitYear::Refuse);
Result<GregorianDate> parseGregorian(std::string_view typed); ///< four-digit year, then as above

/// The business date: the date on the wall in Iran. Instants outside the calendar are clamped to its ends.
JalaliDate toJalali(Instant at, const OffsetTable& offsets = iranOffsets());
Instant startOfDay(JalaliDate date, const OffsetTable& offsets = iranOffsets());

std::string formatJalali(JalaliDate date);       ///< "1405/09/01", ASCII digits; wrap in isolateLtr on screen
std::string formatGregorian(GregorianDate date); ///< "2026-11-22"
std::string formatJalaliDateTime(Instant at, const OffsetTable& offsets = iranOffsets()); ///< "1405/09/01 11:24"
std::string formatJalaliLong(JalaliDate date); ///< "یکشنبه ۱ تیر ۱۴۰۴"
int weekdayIndex(std::int64_t day);            ///< 0 Saturday … 6 Friday
std::string_view weekdayName(JalaliDate date); ///< «شنبه» … Precondition: valid
std::string_view jalaliMonthName(int month);   ///< «فروردین» …, empty when not 1…12

} // namespace pishkhan::domain
