// SPDX-License-Identifier: GPL-3.0-or-later
/// Local encryption of nexo's JSON dialect: a message in a NexoBlob with its SecurityTrailer. Pure; the nonce is a parameter. Follows
/// payment.md 9.5, whose worked example is a test.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "terminal/base/bytes.h"

namespace pishkhan::payment::nexo {

using Nonce = std::array<std::uint8_t, 16>;

struct BlobKeys {
    std::string identifier; ///< as set at the terminal
    std::int64_t version = 0;
    std::array<std::uint8_t, 32> hmac{}, aes{};
    Nonce iv{};
};

struct SealedBlob {
    std::string blob, hmac, nonce; ///< base64
    std::string keyIdentifier;
    std::int64_t keyVersion = 0;
};

/// 4000 rounds of PBKDF2: once for a terminal, not for a message. Errors: InvalidInput for an empty passphrase.
Result<BlobKeys> deriveKeys(std::string_view passphrase, std::string identifier, std::int64_t version);

/// Errors: Protocol when the library refuses.
Result<SealedBlob> seal(const BlobKeys& keys, std::string_view plain, const Nonce& nonce);

/// The plaintext, only after its HMAC was compared in constant time.
/// Errors: Integrity for another key, a changed blob, nonce or HMAC.
Result<std::string> unseal(const BlobKeys& keys, const SealedBlob& sealed);

} // namespace pishkhan::payment::nexo
