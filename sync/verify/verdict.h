// SPDX-License-Identifier: GPL-3.0-or-later
/// Verdict: what one proof command found, as the contract's JSON object and as one sentence. Made by the checks of this
/// room, printed by proof_commands.
#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "terminal/base/result.h"
#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::verify {

struct Verdict {
    nlohmann::ordered_json fields; ///< without "valid" and "reason": the printer adds them
    bool valid = false;
    std::string reason; ///< "ok", or what is wrong and where
};

/// A PEM public key or certificate from a file. Errors: Storage, InvalidInput.
Result<crypto::EcdsaPublicKey> loadPublicKey(const std::string& path);

} // namespace pishkhan::verify
