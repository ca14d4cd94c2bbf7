// SPDX-License-Identifier: GPL-3.0-or-later
/// Asks a card through pishkhan-token, a process of its own with a time limit: a module that hangs or crashes costs an Error and nothing else.
/// Called on the card reader's own thread.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "drivers/card/token.h"
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

namespace pishkhan::card {

struct TokenSettings {
    std::string program;                  ///< path of pishkhan-token
    std::string module;                   ///< path of the PKCS #11 module
    Milliseconds timeLimit{20000};        ///< a slow card signs within five seconds
    std::vector<std::string> environment; ///< NAME=VALUE for the module; empty for most
};

struct SignWish {
    std::string token; ///< TokenView::name
    std::string id;    ///< TokenCertificate::id
    Bytes digest;      ///< SHA-256
};

/// Every token that is in. Errors: Timeout, Protocol (the module failed or died), Unsupported (no such module), Disconnected (no helper).
Result<std::vector<TokenView>> lookAtTokens(const TokenSettings& settings);
/// One try of the PIN, which leaves this process through a socket only. Errors: as lookAtTokens.
Result<TokenAnswer> signWithToken(const TokenSettings& settings, const SignWish& wish, std::string_view pin);

} // namespace pishkhan::card
