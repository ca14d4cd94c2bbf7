// SPDX-License-Identifier: GPL-3.0-or-later
/// Which characters a signed note and a key name may hold (C2SP signed-note), and strict decimal numbers.
#pragma once
#include <cstdint>
#include <string_view>

#include "terminal/base/result.h"

namespace pishkhan::tlog {

bool isNoteText(std::string_view text); ///< UTF-8, no control characters but newline
bool isKeyName(std::string_view name);  ///< not empty, no Unicode space, no '+', no control characters

/// ASCII decimal without leading zeros. Errors: Protocol.
Result<std::uint64_t> parseDecimal(std::string_view digits);

} // namespace pishkhan::tlog
