// SPDX-License-Identifier: GPL-3.0-or-later
/// The certificate on a smart card that signs a person in: whose it is, whether an authority the office believes stands behind it now, and
/// whether a signature is its key's. RSA and EC keys, because cards have both. Called by the composition root's staff card reader.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

struct x509_st; // OpenSSL's, kept out of our headers

namespace pishkhan::crypto {

enum class CertificateVerdict { Good, Expired, NotYetValid, Untrusted };

class CardCertificate {
public:
    /// Errors: InvalidInput, also for trailing bytes.
    static Result<CardCertificate> fromDer(ByteView der);

    std::string commonName() const; ///< empty when there is none
    std::string digest() const;     ///< SHA-256 of the DER bytes, hex
    std::string keyDigest() const;  ///< SHA-256 of SubjectPublicKeyInfo, hex
    /// `others`: what else the card shows, to complete the chain; `authoritiesPem`: whom the office believes. An intermediate
    /// authority there is believed for itself.
    CertificateVerdict judge(const std::vector<Bytes>& others, std::string_view authoritiesPem, Instant at) const;
    /// Over a SHA-256 digest: PKCS #1 v1.5 with an RSA key, r || s with an EC key.
    bool verify(ByteView digest, ByteView signature) const;

private:
    explicit CardCertificate(std::shared_ptr<x509_st> certificate) : m_certificate(std::move(certificate)) {}
    std::shared_ptr<x509_st> m_certificate;
};

} // namespace pishkhan::crypto
