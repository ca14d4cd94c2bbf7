// SPDX-License-Identifier: GPL-3.0-or-later
/// An X.509 certificate of a device: its name, its P-256 key and the digest that starts the chain (oversight.md 5.3).
/// Chains and revocation are the business of TLS and enrolment, not of this class.
#pragma once
#include "terminal/base/instant.h"
#include "terminal/crypto/ecdsa_key.h"

struct x509_st; // OpenSSL's, kept out of our headers

namespace pishkhan::crypto {

class Certificate {
public:
    static Result<Certificate> fromPem(std::string_view pem); ///< the first one in the text. Errors: InvalidInput.
    static Result<Certificate> fromDer(ByteView der);         ///< Errors: InvalidInput, also for trailing bytes.
    static Result<Certificate> load(const std::string& path);
    /// A development certificate, signed by the key itself. Errors: InvalidInput for an empty or too long name.
    static Result<Certificate> selfSigned(const EcdsaKey& key, const std::string& commonName, Instant from, int days);

    Bytes der() const;
    std::string pem() const;
    Hash sha256() const; ///< of the DER bytes
    Result<EcdsaPublicKey> publicKey() const;
    Instant validFrom() const; ///< the first moment of validity
    Instant validTo() const;   ///< the last moment of validity
    /// Does its extended key usage name `oid` (dotted numbers)? A certificate without the extension is certified for nothing.
    bool isCertifiedFor(const std::string& oid) const;
    std::string commonName() const; ///< of the subject; empty when there is none
    /// Was this certificate's signature made by `issuer`'s key? Dates and extensions are not looked at.
    bool issuedBy(const Certificate& issuer) const;

private:
    explicit Certificate(std::shared_ptr<x509_st> certificate) : m_certificate(std::move(certificate)) {}
    std::shared_ptr<x509_st> m_certificate;
};

} // namespace pishkhan::crypto
