// SPDX-License-Identifier: GPL-3.0-or-later
/// The one line of JSON pishkhan-token answers with, written by it and read by token_helper as a stranger's. Holds nothing secret: a PIN goes the
/// other way and is never part of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "drivers/card/token.h"
#include "terminal/base/result.h"

namespace pishkhan::card {

std::string writeTokens(const std::vector<TokenView>& tokens);
std::string writeAnswer(const TokenAnswer& answer);

Result<std::vector<TokenView>> readTokens(std::string_view line); ///< Errors: Protocol
Result<TokenAnswer> readAnswer(std::string_view line);            ///< Errors: Protocol

} // namespace pishkhan::card
