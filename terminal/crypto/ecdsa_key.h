// SPDX-License-Identifier: GPL-3.0-or-later
/// ECDSA over P-256 with SHA-256: the batch key of a terminal (private) and its public half. Signatures are r || s,
/// 64 bytes (oversight.md 5.3). Called by the journal (sign), sync/hub and sync/verify (check).
#pragma once
#include <memory>
#include <string>

#include "terminal/crypto/signer.h"

struct evp_pkey_st; // OpenSSL's, kept out of our headers

namespace pishkhan::crypto {

class EcdsaPublicKey {
public:
    /// A PEM public key or a PEM certificate. Errors: InvalidInput (not PEM, or not a P-256 key).
    static Result<EcdsaPublicKey> fromPem(std::string_view pem);
    bool verify(ByteView message, const Signature& signature) const;
    Bytes der() const; ///< SubjectPublicKeyInfo
    std::string pem() const;
    bool operator==(const EcdsaPublicKey& other) const { return der() == other.der(); }

private:
    friend class EcdsaKey;
    friend class Certificate;
    static Result<EcdsaPublicKey> fromHandle(std::shared_ptr<evp_pkey_st> key);
    explicit EcdsaPublicKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

class EcdsaKey final : public Signer {
public:
    static Result<EcdsaKey> generate();
    static Result<EcdsaKey> fromPem(std::string_view pem); ///< PKCS#8 or SEC1, not encrypted. Errors: InvalidInput.
    /// Errors: Storage, InvalidInput, Denied when group or others may read the file.
    static Result<EcdsaKey> load(const std::string& path);
    Status save(const std::string& path) const; ///< PKCS#8 PEM, mode 0600
    Result<Signature> sign(ByteView message) const override;
    Result<std::string> publicKeyPem() const override;
    EcdsaPublicKey publicKey() const { return EcdsaPublicKey(m_key); }

private:
    friend class Certificate;
    explicit EcdsaKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace pishkhan::crypto
