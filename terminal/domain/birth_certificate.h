// SPDX-License-Identifier: GPL-3.0-or-later
/// Number, series and serial of the birth-certificate booklet (domain.md 3.3).
#pragma once
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

Verdict checkBirthCertificateNumber(std::string_view typed); ///< 1 to 10 digits. Reasons: charset, length.
/// One Persian letter («الف» counts as one) and/or digits, at most 5 characters. Reasons: charset, length.
Verdict checkBirthCertificateSeries(std::string_view typed);
Verdict checkBirthCertificateSerial(std::string_view typed); ///< exactly 6 digits. Reasons: charset, length.

} // namespace pishkhan::domain
