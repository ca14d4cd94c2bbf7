// SPDX-License-Identifier: GPL-3.0-or-later
/// Ed25519: the keys of the hub's log and of witnesses (C2SP signed notes). Called by sync/tlog and sync/hub.
#pragma once
#include <array>
#include <memory>
#include <string>

#include "terminal/crypto/signer.h"

struct evp_pkey_st; // OpenSSL's, kept out of our headers

namespace pishkhan::crypto {

using Ed25519Public = std::array<std::uint8_t, 32>;

class Ed25519Key {
public:
    static Result<Ed25519Key> generate();
    static Result<Ed25519Key> fromSeed(ByteView seed);       ///< 32 bytes. Errors: InvalidInput.
    static Result<Ed25519Key> load(const std::string& path); ///< PKCS#8 PEM. Errors as EcdsaKey::load.
    Status save(const std::string& path) const;              ///< PKCS#8 PEM, mode 0600
    Result<Signature> sign(ByteView message) const;
    Ed25519Public publicKey() const;

private:
    explicit Ed25519Key(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

bool verifyEd25519(const Ed25519Public& key, ByteView message, const Signature& signature);

} // namespace pishkhan::crypto
