// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/fee.h"

namespace pishkhan::domain {

namespace {

Error refused(const char* why)
{
    return makeError(ErrorKind::InvalidInput, why, "fee");
}

Result<FeeLine> netLine(const std::string& title, const std::string& payee, Rials net, int basisPoints)
{
    const Rials vat = TRY(vatOn(net, basisPoints));
    const Rials gross = TRY(net.plus(vat));
    return FeeLine{title, payee, {}, net, vat, gross};
}

Result<FeeLine> grossLine(const std::string& title, const std::string& payee, Rials gross, int basisPoints)
{
    const Rials vat = TRY(vatWithin(gross, basisPoints));
    const Rials net = TRY(gross.minus(vat));
    return FeeLine{title, payee, {}, net, vat, gross};
}

/// The office's line: the whole fee, or what the operator's share leaves of a price that includes VAT.
Result<FeeLine> officeLine(const Tariff& tariff, Rials fee, const FeeLine& operatorLine, int basisPoints)
{
    if (tariff.basis == FeeBasis::Net) {
        return netLine(tariff.officeTitle, tariff.officePayee, fee, basisPoints);
    }
    if (operatorLine.gross > fee) {
        return refused("the operator's share is greater than the price");
    }
    const Rials rest = TRY(fee.minus(operatorLine.gross));
    return grossLine(tariff.officeTitle, tariff.officePayee, rest, basisPoints);
}

void addUnlessZero(std::vector<FeeLine>& lines, FeeLine line)
{
    if (line.gross.count() != 0) {
        lines.push_back(std::move(line));
    }
}

} // namespace

Result<std::vector<FeeLine>> computeFees(const Tariff& tariff, ProvinceClass province, JalaliDate on,
                                         const VatTable& vat)
{
    const int basisPoints = vatBasisPoints(on, vat);
    const Rials fee = province == ProvinceClass::Tehran ? tariff.feeTehran : tariff.feeOther;
    std::vector<FeeLine> lines;
    for (const StatePart& part : tariff.stateParts) {
        if (part.amount.count() < 0) {
            return refused("a state part is negative");
        }
        addUnlessZero(lines, FeeLine{part.title, part.payee, part.depositId, part.amount, Rials(), part.amount});
    }
    FeeLine operatorLine = TRY(netLine(tariff.operatorTitle, tariff.operatorPayee, tariff.operatorShare, basisPoints));
    addUnlessZero(lines, TRY(officeLine(tariff, fee, operatorLine, basisPoints)));
    addUnlessZero(lines, std::move(operatorLine));
    if (const Result<Rials> total = totalOf(lines); !total) {
        return total.error();
    }
    return lines;
}

Result<Rials> totalOf(const std::vector<FeeLine>& lines)
{
    Rials total;
    for (const FeeLine& line : lines) {
        total = TRY(total.plus(line.gross));
    }
    return total;
}

} // namespace pishkhan::domain
