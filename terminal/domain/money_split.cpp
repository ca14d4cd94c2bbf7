// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/money_split.h"

#include <algorithm>

namespace pishkhan::domain {

namespace {

constexpr std::int64_t wholeBasisPoints = 10'000;
/// Above it the product with basis points leaves 64 bits; it is thousands of times the largest payment a card allows.
constexpr std::int64_t largestAmount = 400'000'000'000'000;

Status checkAmount(Rials amount, int basisPoints)
{
    if (amount.count() < 0 || amount.count() > largestAmount || basisPoints < 0 || basisPoints > wholeBasisPoints) {
        return makeError(ErrorKind::InvalidInput, "amount or VAT rate is out of range", "money");
    }
    return {};
}

std::int64_t halfUp(std::int64_t numerator, std::int64_t denominator)
{
    return numerator / denominator + (numerator % denominator * 2 >= denominator ? 1 : 0);
}

Result<std::int64_t> sumOf(const std::vector<std::int64_t>& weights)
{
    std::int64_t sum = 0;
    for (const std::int64_t weight : weights) {
        if (weight < 0 || __builtin_add_overflow(sum, weight, &sum)) {
            return makeError(ErrorKind::InvalidInput, "split weights are negative or too large", "money");
        }
    }
    return sum;
}

} // namespace

const VatTable& vatTable()
{
    // Source: domain.md 5.5; 9 % since 1394, 10 % since 1403. A newer law arrives with the signed catalogue.
    static const VatTable table = {{{1394, 1, 1}, 900}, {{1403, 1, 1}, 1000}};
    return table;
}

int vatBasisPoints(JalaliDate on, const VatTable& table)
{
    const auto next = std::upper_bound(table.begin(), table.end(), on,
                                       [](const JalaliDate& date, const VatRow& row) { return date < row.from; });
    return next == table.begin() ? 0 : std::prev(next)->basisPoints;
}

Result<Rials> vatOn(Rials net, int basisPoints)
{
    TRY(checkAmount(net, basisPoints));
    return Rials(halfUp(net.count() * basisPoints, wholeBasisPoints));
}

Result<Rials> vatWithin(Rials gross, int basisPoints)
{
    TRY(checkAmount(gross, basisPoints));
    return Rials(halfUp(gross.count() * basisPoints, wholeBasisPoints + basisPoints));
}

Result<std::vector<Rials>> splitExactly(Rials total, const std::vector<std::int64_t>& weights, std::size_t remainderTo)
{
    const std::int64_t sum = TRY(sumOf(weights));
    if (total.count() < 0 || sum == 0 || remainderTo >= weights.size()) {
        return makeError(ErrorKind::InvalidInput, "a split needs a positive weight and a total of zero or more",
                         "money");
    }
    std::vector<Rials> parts;
    std::int64_t rest = total.count();
    for (const std::int64_t weight : weights) {
        __extension__ using Wide = __int128;
        const auto part = static_cast<std::int64_t>(static_cast<Wide>(total.count()) * weight / sum);
        parts.emplace_back(part);
        rest -= part;
    }
    parts[remainderTo] = Rials(parts[remainderTo].count() + rest);
    return parts;
}

} // namespace pishkhan::domain
