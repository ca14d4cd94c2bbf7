// SPDX-License-Identifier: GPL-3.0-or-later
/// What a service costs at this counter on this day: state parts without VAT, the office's fee by province class, the
/// operator's share, VAT on the fees (domain.md 5.5). The terminal computes the price; nobody types it. Tariffs come
/// from the signed catalogue.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/money.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/money_split.h"

namespace pishkhan::domain {

enum class ProvinceClass { Tehran, Other }; ///< Tehran pays the fee's ceiling, the others its floor
enum class FeeBasis {
    Net,
    Gross
}; ///< Net: VAT is added to the fee. Gross: the fee is the whole price with VAT and shares in it.

struct StatePart {
    std::string title;
    std::string payee;
    std::string depositId;
    Rials amount;
};

struct Tariff {
    std::vector<StatePart> stateParts;
    std::string officeTitle;
    std::string officePayee;
    FeeBasis basis = FeeBasis::Net;
    Rials feeTehran; ///< ceiling
    Rials feeOther;  ///< floor
    std::string operatorTitle;
    std::string operatorPayee;
    Rials
        operatorShare; ///< net, on top of the office's fee when Net, inside it when Gross; 0 when there is no operator
};

struct FeeLine {
    std::string title;
    std::string payee;
    std::string depositId; ///< state parts only
    Rials net;
    Rials vat;
    Rials gross; ///< net + vat, always
    bool operator==(const FeeLine&) const = default;
};

/// Lines in the order state, office, operator; lines of zero are left out.
/// Errors: InvalidInput for negative amounts, an overflow, or shares greater than the price.
Result<std::vector<FeeLine>> computeFees(const Tariff& tariff, ProvinceClass province, JalaliDate on,
                                         const VatTable& vat = vatTable());

Result<Rials> totalOf(const std::vector<FeeLine>& lines); ///< Errors: InvalidInput on overflow

} // namespace pishkhan::domain
