// SPDX-License-Identifier: GPL-3.0-or-later
/// VAT by a dated table, rounded half up to the rial per line, and splits that add up exactly (domain.md 5.5,
/// contract.md "VAT").
#pragma once
#include <cstddef>
#include <vector>

#include "terminal/base/money.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::domain {

struct VatRow {
    JalaliDate from;
    int basisPoints = 0; ///< 1000 is ten per cent
};
using VatTable = std::vector<VatRow>; ///< ascending by `from`

const VatTable& vatTable(); ///< known today: 9 % until 1402, 10 % from 1403/01/01
int vatBasisPoints(JalaliDate on, const VatTable& table = vatTable()); ///< 0 before the first row

/// VAT on a net amount, half up to the rial. Errors: InvalidInput when negative, above 4·10^14 rials or the rate is
/// outside 0…100 %.
Result<Rials> vatOn(Rials net, int basisPoints);
/// VAT contained in a gross amount; net is the rest, so the two add up exactly. Errors: as vatOn.
Result<Rials> vatWithin(Rials gross, int basisPoints);

/// Parts in proportion to the weights that sum exactly to the total; what rounding leaves goes to `remainderTo`.
/// Errors: InvalidInput for a negative total or weight, no weights, all zero, or an index out of range.
Result<std::vector<Rials>> splitExactly(Rials total, const std::vector<std::int64_t>& weights, std::size_t remainderTo);

} // namespace pishkhan::domain
