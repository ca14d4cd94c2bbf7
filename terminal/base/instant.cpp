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

} // namespace pishkhan
