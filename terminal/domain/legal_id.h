// SPDX-License-Identifier: GPL-3.0-or-later
/// National id of a legal entity, eleven digits (domain.md 1.2).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

/// Reasons, in this order: charset, length, serial-zero, checksum.
Verdict checkLegalId(std::string_view typed);

/// Import only: 8 to 10 digits padded to eleven; empty when it does not pass. To be confirmed by a person.
std::optional<std::string> paddedLegalId(std::string_view imported);

} // namespace pishkhan::domain
