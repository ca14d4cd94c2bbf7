// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/deposit_id.h"

#include "terminal/domain/check_digit.h"
#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

Verdict checkDepositId(std::string_view typed)
{
    std::string id = normaliseIdentifier(typed);
    if (!isDigits(id)) {
        return reject(Reason::Charset);
    }
    if (id.size() != 30) {
        return reject(Reason::Length);
    }
    const std::string body =
        id.substr(0, 1) + id.substr(3); // the type digit and everything behind the two check digits
    if (id[1] - '0' != verhoeffDigit(body) || id[2] - '0' != verhoeffDigitReversed(body)) {
        return accept(std::move(id), {"checksum"});
    }
    return accept(std::move(id));
}

} // namespace pishkhan::domain
