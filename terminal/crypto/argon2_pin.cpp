// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/argon2_pin.h"

#include <argon2.h>

#include "terminal/base/bytes.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::crypto {
namespace {

constexpr std::size_t hashBytes = 32;
constexpr std::size_t saltBytes = 16;
constexpr std::size_t maxPin = 128;
constexpr std::size_t maxEncoded = 256;           ///< ours has 97 characters
constexpr std::uint32_t maxMemoryKiB = 1U << 20U; ///< a forged hash must not make us allocate more than 1 GiB

/// The memory cost named in a PHC text, 0 when it names none.
std::uint64_t memoryCostOf(const std::string& encoded)
{
    const auto at = encoded.find("$m=");
    std::uint64_t cost = 0;
    for (std::size_t i = at == std::string::npos ? encoded.size() : at + 3; i < encoded.size(); ++i) {
        if (encoded[i] < '0' || encoded[i] > '9' || cost > maxMemoryKiB) {
            break;
        }
        cost = cost * 10 + static_cast<std::uint64_t>(encoded[i] - '0');
    }
    return cost;
}

} // namespace

Result<std::string> hashPin(const std::string& pin, PinCost cost)
{
    if (pin.empty() || pin.size() > maxPin) {
        return makeError(ErrorKind::InvalidInput, "a PIN has 1 to 128 bytes", "crypto");
    }
    const Bytes salt = TRY(randomBytes(saltBytes));
    std::string encoded(argon2_encodedlen(cost.passes, cost.memoryKiB, 1, saltBytes, hashBytes, Argon2_id), '\0');
    const int code = argon2id_hash_encoded(cost.passes, cost.memoryKiB, 1, pin.data(), pin.size(), salt.data(),
                                           salt.size(), hashBytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK) {
        return makeError(ErrorKind::Storage, argon2_error_message(code), "crypto", code);
    }
    encoded.resize(encoded.find('\0'));
    return encoded;
}

Result<bool> Argon2PinVerifier::matches(const std::string& encoded, const std::string& pin) const
{
    const std::uint64_t memory = memoryCostOf(encoded);
    if (!encoded.starts_with("$argon2id$") || encoded.size() > maxEncoded || memory == 0 || memory > maxMemoryKiB) {
        return makeError(ErrorKind::InvalidInput, "not an Argon2id hash", "crypto");
    }
    if (pin.empty() || pin.size() > maxPin) {
        return false;
    }
    const int code = argon2id_verify(encoded.c_str(), pin.data(), pin.size());
    if (code == ARGON2_OK || code == ARGON2_VERIFY_MISMATCH) {
        return code == ARGON2_OK;
    }
    if (code == ARGON2_MEMORY_ALLOCATION_ERROR) {
        return makeError(ErrorKind::Storage, argon2_error_message(code), "crypto", code);
    }
    return makeError(ErrorKind::InvalidInput, argon2_error_message(code), "crypto", code);
}

} // namespace pishkhan::crypto
