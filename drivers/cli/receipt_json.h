// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads what a receipt shows from JSON whose members are named as those of ports::ReceiptContent. Called by the print
/// command.
#pragma once
#include <string_view>

#include "terminal/ports/page_renderer.h"

namespace pishkhan::cli {

/// Unknown members are refused, so that a misspelt one is noticed; absent ones are empty.
/// Errors: InvalidInput names the member, never its value.
Result<ports::ReceiptContent> readReceiptJson(std::string_view text);

} // namespace pishkhan::cli
