// SPDX-License-Identifier: GPL-3.0-or-later
/// Iran's offset from UTC as a dated table that configuration may replace when a law changes it; the operating system's
/// zone is not trusted (domain.md 4.2).
#pragma once
#include <vector>

#include "terminal/base/instant.h"

namespace pishkhan::domain {

struct OffsetRow {
    Instant from;    ///< this row holds from here to the next row
    int minutes = 0; ///< east of UTC
};
using OffsetTable = std::vector<OffsetRow>; ///< ascending by `from`

/// The table known today: summer time of 2008 to 2022, +03:30 since 2022-09-21T19:30Z.
const OffsetTable& iranOffsets();

/// Minutes east of UTC at an instant; +210 before the first row.
int offsetMinutes(Instant at, const OffsetTable& offsets);

} // namespace pishkhan::domain
