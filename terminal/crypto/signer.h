// SPDX-License-Identifier: GPL-3.0-or-later
/// Signer: what the journal needs of its batch key. EcdsaKey implements it over a file; a TPM or PKCS#11 key can stand
/// in its place later without the journal noticing.
#pragma once
#include <array>
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::crypto {

using Signature = std::array<std::uint8_t, 64>; ///< ECDSA P-256: r || s; Ed25519: R || S

class Signer {
public:
    virtual ~Signer() = default;
    /// ECDSA P-256 with SHA-256 over the message. Errors: Denied (the key cannot be used), Disconnected (the token is
    /// gone).
    virtual Result<Signature> sign(ByteView message) const = 0;
    virtual Result<std::string> publicKeyPem() const = 0; ///< SubjectPublicKeyInfo
};

} // namespace pishkhan::crypto
