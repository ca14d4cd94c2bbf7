// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/base/instant.h"

#include <algorithm>
#include <cstdio>

namespace pishkhan {

std::string toRfc3339(Instant at)
{
    constexpr std::int64_t first = -62167219200000; // 0000-01-01
    constexpr std::int64_t last = 253402300799999;  // 9999-12-31
    const std::int64_t ms = std::clamp(at.ms, first, last);
    const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(ms)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(time - day).count();
    char out[40];
    std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(rest / 3600000), static_cast<int>(rest / 60000 % 60),
                  static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
    return out;
}

std::optional<Instant> fromRfc3339(std::string_view text)
{
    constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd.dddZ";
    constexpr std::string_view shortShape = "dddd-dd-ddTdd:dd:ddZ";
    const std::string_view wanted = text.size() == shape.size() ? shape : shortShape;
    if (text.size() != wanted.size()) {
        return std::nullopt;
    }
    int digits[17] = {};
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (wanted[i] == 'd' ? !digit : text[i] != wanted[i]) {
            return std::nullopt;
        }
        if (digit) {
            digits[count++] = text[i] - '0';
        }
    }
    const auto number = [&digits](std::size_t from, std::size_t length) {
        int out = 0;
        for (std::size_t i = from; i < from + length; ++i) {
            out = out * 10 + digits[i];
        }
        return out;
    };
    const std::chrono::year_month_day date(std::chrono::year(number(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(number(4, 2))),
                                           std::chrono::day(static_cast<unsigned>(number(6, 2))));
    if (!date.ok() || number(8, 2) > 23 || number(10, 2) > 59 || number(12, 2) > 59) {
        return std::nullopt;
    }
    const std::int64_t day = std::chrono::sys_days(date).time_since_epoch().count();
    const std::int64_t seconds = day * 86400 + number(8, 2) * 3600 + number(10, 2) * 60 + number(12, 2);
    return Instant{seconds * 1000 + number(14, 3)};
}

} // namespace pishkhan
