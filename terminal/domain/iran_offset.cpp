// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/iran_offset.h"

#include <algorithm>

#include "terminal/domain/jalali.h"

namespace pishkhan::domain {

namespace {

constexpr int standardMinutes = 210;
constexpr int summerMinutes = 270;

/// The moment a Jalali day ends on a wall clock that stands at `minutes` east of UTC.
Instant endOfDay(JalaliDate date, int minutes)
{
    return Instant{((dayNumber(date) + 1) * 24 * 60 - minutes) * 60'000};
}

// The law of 1386 put the clock forward at the end of 1 Farvardin and back at the end of 30 Shahrivar; it was repealed after 1401.
OffsetTable knownOffsets()
{
    OffsetTable table;
    for (int year = 1387; year <= 1401; ++year) {
        table.push_back({endOfDay({year, 1, 1}, standardMinutes), summerMinutes});
        table.push_back({endOfDay({year, 6, 30}, summerMinutes), standardMinutes});
    }
    return table;
}

} // namespace

const OffsetTable& iranOffsets()
{
    static const OffsetTable table = knownOffsets();
    return table;
}

int offsetMinutes(Instant at, const OffsetTable& offsets)
{
    const auto next = std::upper_bound(offsets.begin(), offsets.end(), at,
                                       [](Instant moment, const OffsetRow& row) { return moment < row.from; });
    return next == offsets.begin() ? standardMinutes : std::prev(next)->minutes;
}

} // namespace pishkhan::domain
