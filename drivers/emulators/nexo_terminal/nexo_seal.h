// SPDX-License-Identifier: GPL-3.0-or-later
/// The emulated terminal's side of local encryption, written from payment.md 9.5 apart from the driver's.
#pragma once
#include <optional>
#include <string>

namespace pishkhan::emulators::nexo {

struct SealKeys {
    std::string identifier = "mykey";
    int version = 1;
    std::string hmac, aes, iv; ///< 32, 32 and 16 bytes
};

SealKeys sealKeysFor(const std::string& passphrase);

/// The plaintext of a sealed request; nothing when it is not sealed with this key.
std::optional<std::string> unsealed(const SealKeys& keys, const std::string& body);

enum class Flaw { None, WrongHmac, OtherHeader };
/// `plain` is a whole message; its header is repeated outside.
std::string sealed(const SealKeys& keys, const std::string& plain, Flaw flaw);

} // namespace pishkhan::emulators::nexo
