// SPDX-License-Identifier: GPL-3.0-or-later
/// Instant: a moment in UTC, milliseconds since 1970-01-01. Time is always a parameter (ports/clock.h); order never
/// comes from it.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pishkhan {

using Milliseconds = std::chrono::milliseconds;

struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

inline Instant operator+(Instant at, Milliseconds delay)
{
    return {at.ms + delay.count()};
}
inline Instant operator-(Instant at, Milliseconds delay)
{
    return {at.ms - delay.count()};
}
inline Milliseconds operator-(Instant a, Instant b)
{
    return Milliseconds(a.ms - b.ms);
}

/// RFC 3339 in UTC with milliseconds, "2026-11-22T07:54:22.118Z". Instants outside the years 0…9999 are clamped.
std::string toRfc3339(Instant at);

/// Exactly what toRfc3339 writes, milliseconds optional; nothing else.
std::optional<Instant> fromRfc3339(std::string_view text);

} // namespace pishkhan
