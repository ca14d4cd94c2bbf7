// SPDX-License-Identifier: GPL-3.0-or-later
/// Treasury deposit id of thirty digits (domain.md 2.2). Its check rule is inferred from one agency's ids, so a
/// mismatch only warns. The product never makes such ids: they come with the signed tariff.
#pragma once
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons: charset, length. Warning: checksum.
Verdict checkDepositId(std::string_view typed);

} // namespace pishkhan::domain
