// SPDX-License-Identifier: GPL-3.0-or-later
/// Postal code of ten digits, written with or without a hyphen (domain.md 1.4).
#pragma once
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons, in this order: charset, length, repeated (first four equal), range (0 or 2 among the first five).
/// Warning: strict-form (an older rule that many offices still apply: fifth digit not 5, no 2 among the last five).
Verdict checkPostalCode(std::string_view typed);

} // namespace pishkhan::domain
