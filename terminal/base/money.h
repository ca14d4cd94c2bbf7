// SPDX-License-Identifier: GPL-3.0-or-later
/// Rials: an amount of money as an integer count of current rials (ISO 4217 number 364). Never a floating-point number.
/// The unit tag stands beside every stored amount, because the 2025 currency reform will bring a second unit
/// (domain.md 4.4).
#pragma once
#include <compare>
#include <cstdint>
#include <limits>

#include "terminal/base/result.h"

namespace pishkhan {

enum class MoneyUnit : std::uint8_t { IrrCurrent = 1 };

class Rials {
public:
    constexpr Rials() = default;
    constexpr explicit Rials(std::int64_t count) : m_count(count) {}
    constexpr std::int64_t count() const { return m_count; }
    constexpr MoneyUnit unit() const { return MoneyUnit::IrrCurrent; }
    constexpr auto operator<=>(const Rials&) const = default;

    /// Checked arithmetic. Errors: InvalidInput on overflow of 64 bits.
    Result<Rials> plus(Rials other) const
    {
        std::int64_t sum = 0;
        if (__builtin_add_overflow(m_count, other.m_count, &sum)) {
            return makeError(ErrorKind::InvalidInput, "amount overflows", "money");
        }
        return Rials(sum);
    }
    Result<Rials> minus(Rials other) const
    {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(m_count, other.m_count, &difference)) {
            return makeError(ErrorKind::InvalidInput, "amount overflows", "money");
        }
        return Rials(difference);
    }
    Result<Rials> times(std::int64_t factor) const
    {
        std::int64_t product = 0;
        if (__builtin_mul_overflow(m_count, factor, &product)) {
            return makeError(ErrorKind::InvalidInput, "amount overflows", "money");
        }
        return Rials(product);
    }

private:
    std::int64_t m_count = 0;
};

} // namespace pishkhan
