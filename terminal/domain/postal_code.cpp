// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/postal_code.h"

#include "terminal/domain/normalise.h"

namespace pishkhan::domain {

Verdict checkPostalCode(std::string_view typed)
{
    std::string code = normaliseIdentifier(typed, Hyphens::Strip);
    if (!isDigits(code)) {
        return reject(Reason::Charset);
    }
    if (code.size() != 10) {
        return reject(Reason::Length);
    }
    const std::string_view route = std::string_view(code).substr(0, 5);
    const std::string_view place = std::string_view(code).substr(5);
    if (allSame(route.substr(0, 4))) {
        return reject(Reason::Repeated);
    }
    if (route.find_first_of("02") != std::string_view::npos) { // in handwriting they look like 5 and 3
        return reject(Reason::Range);
    }
    if (route.back() == '5' || place.find('2') != std::string_view::npos) {
        return accept(std::move(code), {"strict-form"});
    }
    return accept(std::move(code));
}

} // namespace pishkhan::domain
