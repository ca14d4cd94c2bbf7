// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as text: parsing what people type and writing what people read.
#include <array>
#include <optional>

#include "terminal/base/check.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/normalise.h"
#include "terminal/domain/persian_text.h"

namespace pishkhan::domain {

namespace {

constexpr std::string_view monthNames[12] = {"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
                                             "مهر",     "آبان",     "آذر",   "دی",  "بهمن",  "اسفند"};
constexpr std::string_view weekdayNames[7] = {"شنبه",     "یکشنبه",  "دوشنبه", "سه\xE2\x80\x8Cشنبه",
                                              "چهارشنبه", "پنجشنبه", "جمعه"};

struct DateParts {
    std::size_t yearDigits;
    std::array<int, 3> number; ///< year, month, day
};

std::string twoDigits(int number)
{
    return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

std::string fourDigits(int number)
{
    return twoDigits(number / 100) + twoDigits(number % 100);
}

/// Year, month and day between two equal separators, or nothing.
std::optional<DateParts> partsOf(std::string_view typed)
{
    const std::string text = normaliseIdentifier(typed);
    const std::size_t first = text.find_first_of("/-");
    const std::size_t second = first == std::string::npos ? first : text.find(text[first], first + 1);
    if (second == std::string::npos) {
        return std::nullopt;
    }
    const std::string_view all = text;
    const std::string_view parts[3] = {all.substr(0, first), all.substr(first + 1, second - first - 1),
                                       all.substr(second + 1)};
    DateParts out{parts[0].size(), {}};
    for (std::size_t i = 0; i < 3; ++i) {
        if (parts[i].empty() || parts[i].size() > (i == 0 ? 4U : 2U) || !isDigits(parts[i])) {
            return std::nullopt;
        }
        for (const char c : parts[i]) {
            out.number[i] = out.number[i] * 10 + (c - '0');
        }
    }
    return out;
}

} // namespace

Result<JalaliDate> parseJalali(std::string_view typed, TwoDigitYear twoDigitYear)
{
    const std::optional<DateParts> parts = partsOf(typed);
    if (!parts) {
        return makeError(ErrorKind::InvalidInput, "not a date of the form year/month/day", "calendar");
    }
    int year = parts->number[0];
    if (parts->yearDigits == 2) {
        if (twoDigitYear == TwoDigitYear::Refuse) {
            return makeError(ErrorKind::InvalidInput, "a year of two digits needs confirmation", "calendar");
        }
        year += 1300;
    }
    const JalaliDate date{year, parts->number[1], parts->number[2]};
    if (parts->yearDigits % 2 != 0 || !isValid(date)) {
        return makeError(ErrorKind::InvalidInput, "no such Jalali date", "calendar");
    }
    return date;
}

Result<GregorianDate> parseGregorian(std::string_view typed)
{
    const std::optional<DateParts> parts = partsOf(typed);
    if (!parts || parts->yearDigits != 4) {
        return makeError(ErrorKind::InvalidInput, "not a date of the form year-month-day", "calendar");
    }
    const GregorianDate date{parts->number[0], parts->number[1], parts->number[2]};
    if (!isValid(date)) {
        return makeError(ErrorKind::InvalidInput, "no such Gregorian date", "calendar");
    }
    return date;
}

std::string formatJalali(JalaliDate date)
{
    return fourDigits(date.year) + "/" + twoDigits(date.month) + "/" + twoDigits(date.day);
}

std::string formatGregorian(GregorianDate date)
{
    return fourDigits(date.year) + "-" + twoDigits(date.month) + "-" + twoDigits(date.day);
}

std::string formatJalaliDateTime(Instant at, const OffsetTable& offsets)
{
    constexpr std::int64_t minutesOfDay = 24 * 60;
    const std::int64_t utcMinutes = at.ms / 60'000 - (at.ms % 60'000 < 0 ? 1 : 0);
    const std::int64_t local = utcMinutes % minutesOfDay + offsetMinutes(at, offsets);
    const auto minute = static_cast<int>((local % minutesOfDay + minutesOfDay) % minutesOfDay);
    return formatJalali(toJalali(at, offsets)) + " " + twoDigits(minute / 60) + ":" + twoDigits(minute % 60);
}

std::string formatJalaliLong(JalaliDate date)
{
    CHECK(isValid(date));
    return std::string(weekdayName(date)) + " " + persianDigits(std::to_string(date.day)) + " " +
           std::string(jalaliMonthName(date.month)) + " " + persianDigits(std::to_string(date.year));
}

std::string_view weekdayName(JalaliDate date)
{
    return weekdayNames[weekdayIndex(dayNumber(date))];
}

std::string_view jalaliMonthName(int month)
{
    return month >= 1 && month <= 12 ? monthNames[month - 1] : std::string_view{};
}

} // namespace pishkhan::domain
