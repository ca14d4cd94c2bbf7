// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/card_certificate.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/openssl_handles.h"

namespace pishkhan::crypto {
namespace {

constexpr std::size_t longestCertificate = 65536;

using StoreHandle = std::unique_ptr<X509_STORE, FreeWith<X509_STORE_free>>;
using StoreContextHandle = std::unique_ptr<X509_STORE_CTX, FreeWith<X509_STORE_CTX_free>>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using X509Handle = std::unique_ptr<X509, FreeWith<X509_free>>;

void freeStack(STACK_OF(X509) * stack)
{
    sk_X509_pop_free(stack, X509_free);
}
using StackHandle = std::unique_ptr<STACK_OF(X509), FreeWith<freeStack>>;

StoreHandle storeOf(std::string_view authoritiesPem)
{
    StoreHandle store(X509_STORE_new());
    const BioHandle bio = bioOver(authoritiesPem);
    while (bio) {
        const X509Handle one(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
        if (!one) {
            break;
        }
        X509_STORE_add_cert(store.get(), one.get());
    }
    ERR_clear_error();
    return store;
}

StackHandle stackOf(const std::vector<Bytes>& certificates)
{
    StackHandle stack(sk_X509_new_null());
    for (const Bytes& der : certificates) {
        const unsigned char* at = der.data();
        X509Handle one(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
        if (one && sk_X509_push(stack.get(), one.get()) > 0) {
            static_cast<void>(one.release());
        }
    }
    ERR_clear_error();
    return stack;
}

/// DER of an ECDSA signature given as two halves of equal length; empty when it cannot be one.
Bytes derOf(ByteView raw)
{
    if (raw.empty() || raw.size() % 2 != 0 || raw.size() > 132) {
        return {};
    }
    const int half = static_cast<int>(raw.size() / 2);
    const EcdsaSigHandle signature(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(raw.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(raw.data() + half, half, nullptr);
    if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    unsigned char* out = nullptr;
    const int length = i2d_ECDSA_SIG(signature.get(), &out);
    Bytes der(out, out + std::max(length, 0));
    OPENSSL_free(out);
    return der;
}

} // namespace

Result<CardCertificate> CardCertificate::fromDer(ByteView der)
{
    const unsigned char* at = der.data();
    const auto read = der.size() > longestCertificate ? nullptr : d2i_X509(nullptr, &at, static_cast<long>(der.size()));
    std::shared_ptr<X509> certificate(read, X509_free);
    if (!certificate || at != der.data() + der.size() || X509_get0_pubkey(certificate.get()) == nullptr) {
        return opensslError(ErrorKind::InvalidInput, "not a DER certificate");
    }
    return CardCertificate(std::move(certificate));
}

std::string CardCertificate::commonName() const
{
    unsigned char* out = nullptr;
    const int length = i2d_X509(m_certificate.get(), &out);
    const auto whole = Certificate::fromDer({out, static_cast<std::size_t>(std::max(length, 0))});
    OPENSSL_free(out);
    return whole ? whole->commonName() : std::string();
}

std::string CardCertificate::digest() const
{
    unsigned char* out = nullptr;
    const int length = i2d_X509(m_certificate.get(), &out);
    const std::string hex = toHex(sha256({out, static_cast<std::size_t>(std::max(length, 0))}));
    OPENSSL_free(out);
    return hex;
}

std::string CardCertificate::keyDigest() const
{
    unsigned char* out = nullptr;
    const int length = i2d_PUBKEY(X509_get0_pubkey(m_certificate.get()), &out);
    const std::string hex = toHex(sha256({out, static_cast<std::size_t>(std::max(length, 0))}));
    OPENSSL_free(out);
    return hex;
}

CertificateVerdict CardCertificate::judge(const std::vector<Bytes>& others, std::string_view authoritiesPem,
                                          Instant at) const
{
    const StoreHandle store = storeOf(authoritiesPem);
    const StackHandle chain = stackOf(others);
    const StoreContextHandle context(X509_STORE_CTX_new());
    if (!store || !chain || !context ||
        X509_STORE_CTX_init(context.get(), store.get(), m_certificate.get(), chain.get()) != 1) {
        ERR_clear_error();
        return CertificateVerdict::Untrusted;
    }
    X509_VERIFY_PARAM* how = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(how, static_cast<std::time_t>(at.ms / 1000));
    X509_VERIFY_PARAM_set_flags(how, X509_V_FLAG_PARTIAL_CHAIN);
    const bool good = X509_verify_cert(context.get()) == 1;
    const int why = X509_STORE_CTX_get_error(context.get());
    ERR_clear_error();
    const std::uint32_t usage = X509_get_key_usage(m_certificate.get()); // all bits when the certificate does not say
    if (good) {
        return (usage & KU_DIGITAL_SIGNATURE) != 0 ? CertificateVerdict::Good : CertificateVerdict::Untrusted;
    }
    return why == X509_V_ERR_CERT_HAS_EXPIRED     ? CertificateVerdict::Expired
           : why == X509_V_ERR_CERT_NOT_YET_VALID ? CertificateVerdict::NotYetValid
                                                  : CertificateVerdict::Untrusted;
}

bool CardCertificate::verify(ByteView digest, ByteView signature) const
{
    EVP_PKEY* key = X509_get0_pubkey(m_certificate.get());
    const int kind = EVP_PKEY_get_base_id(key);
    const Bytes given = kind == EVP_PKEY_EC ? derOf(signature) : Bytes(signature.begin(), signature.end());
    const KeyContextHandle context(EVP_PKEY_CTX_new(key, nullptr));
    const bool ready = (kind == EVP_PKEY_EC || kind == EVP_PKEY_RSA) && !given.empty() && context &&
                       EVP_PKEY_verify_init(context.get()) == 1 &&
                       (kind == EVP_PKEY_EC || EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1) &&
                       EVP_PKEY_CTX_set_signature_md(context.get(), EVP_sha256()) == 1;
    const bool good =
        ready && EVP_PKEY_verify(context.get(), given.data(), given.size(), digest.data(), digest.size()) == 1;
    ERR_clear_error();
    return good;
}

} // namespace pishkhan::crypto
