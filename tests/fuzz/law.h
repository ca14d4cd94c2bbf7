// SPDX-License-Identifier: GPL-3.0-or-later
/// What a fuzz target may assume of its parser beyond not crashing: the laws of a verdict. Included by the targets of this folder.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "terminal/base/check.h"
#include "terminal/domain/verdict.h"

namespace pishkhan::fuzz {

inline std::string_view text(const std::uint8_t* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

inline void checkLaw(const domain::Verdict& verdict)
{
    CHECK(verdict.valid == (verdict.reason == domain::Reason::Ok));
    CHECK(verdict.valid == !verdict.canonical.empty());
    CHECK(verdict.valid || verdict.warnings.empty());
}

/// The law, and: what is stored passes the same check and stays as it is.
template <typename Check> void checkStable(const domain::Verdict& verdict, Check check)
{
    checkLaw(verdict);
    if (verdict.valid) {
        const domain::Verdict again = check(verdict.canonical);
        CHECK(again.valid && again.canonical == verdict.canonical);
    }
}

} // namespace pishkhan::fuzz
