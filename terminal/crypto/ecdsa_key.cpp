// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/ecdsa_key.h"

#include <openssl/core_names.h>
#include <openssl/pem.h>

#include "terminal/base/check.h"
#include "terminal/crypto/openssl_handles.h"
#include "terminal/crypto/private_key_file.h"

namespace pishkhan::crypto {
namespace {

constexpr int half = 32;              ///< bytes of r and of s
constexpr std::size_t maxPem = 65536; ///< keys and short chains are a few KB

std::shared_ptr<EVP_PKEY> shared(EVP_PKEY* key)
{
    return {key, EVP_PKEY_free};
}

bool isP256(const EVP_PKEY* key)
{
    char group[32] = {};
    std::size_t length = 0;
    return EVP_PKEY_is_a(key, "EC") == 1 &&
           EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, &length) == 1 &&
           std::string_view(group) == "prime256v1";
}

Result<PrivateKey> onP256(PrivateKey key)
{
    if (!isP256(key.get())) {
        return makeError(ErrorKind::InvalidInput, "the private key is not P-256", "crypto");
    }
    return key;
}

Result<Signature> rawFromDer(ByteView der)
{
    const unsigned char* at = der.data();
    const EcdsaSigHandle parsed(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    Signature raw{};
    if (!parsed || BN_bn2binpad(ECDSA_SIG_get0_r(parsed.get()), raw.data(), half) != half ||
        BN_bn2binpad(ECDSA_SIG_get0_s(parsed.get()), raw.data() + half, half) != half) {
        return opensslError(ErrorKind::Denied, "the key gave no usable signature");
    }
    return raw;
}

Bytes derFromRaw(const Signature& raw)
{
    const EcdsaSigHandle parts(ECDSA_SIG_new());
    BIGNUM* r = BN_bin2bn(raw.data(), half, nullptr);
    BIGNUM* s = BN_bin2bn(raw.data() + half, half, nullptr);
    CHECK(parts && r != nullptr && s != nullptr && ECDSA_SIG_set0(parts.get(), r, s) == 1);
    unsigned char* out = nullptr;
    const int length = i2d_ECDSA_SIG(parts.get(), &out);
    CHECK(length > 0);
    Bytes der(out, out + length);
    OPENSSL_free(out);
    return der;
}

} // namespace

Result<EcdsaPublicKey> EcdsaPublicKey::fromHandle(std::shared_ptr<evp_pkey_st> key)
{
    if (!key || !isP256(key.get())) {
        return makeError(ErrorKind::InvalidInput, "not a P-256 public key", "crypto");
    }
    return EcdsaPublicKey(std::move(key));
}

Result<EcdsaPublicKey> EcdsaPublicKey::fromPem(std::string_view pem)
{
    if (pem.size() > maxPem) {
        return makeError(ErrorKind::InvalidInput, "PEM text is too long", "crypto");
    }
    const BioHandle bio = bioOver(pem);
    if (pem.find("-----BEGIN CERTIFICATE-----") != std::string_view::npos) {
        const std::unique_ptr<X509, FreeWith<X509_free>> certificate(
            PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
        if (!certificate) {
            return opensslError(ErrorKind::InvalidInput, "the certificate cannot be read");
        }
        return fromHandle(shared(X509_get_pubkey(certificate.get())));
    }
    auto key = shared(PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassphrase, nullptr));
    if (!key) {
        return opensslError(ErrorKind::InvalidInput, "neither a PEM public key nor a certificate");
    }
    return fromHandle(std::move(key));
}

bool EcdsaPublicKey::verify(ByteView message, const Signature& signature) const
{
    const MdHandle context(EVP_MD_CTX_new());
    const Bytes der = derFromRaw(signature);
    const bool good = context &&
                      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1 &&
                      EVP_DigestVerify(context.get(), der.data(), der.size(), message.data(), message.size()) == 1;
    ERR_clear_error();
    return good;
}

Bytes EcdsaPublicKey::der() const
{
    unsigned char* out = nullptr;
    const int length = i2d_PUBKEY(m_key.get(), &out);
    CHECK(length > 0);
    Bytes bytes(out, out + length);
    OPENSSL_free(out);
    return bytes;
}

std::string EcdsaPublicKey::pem() const
{
    const BioHandle bio(BIO_new(BIO_s_mem()));
    CHECK(bio && PEM_write_bio_PUBKEY(bio.get(), m_key.get()) == 1);
    return textOf(bio.get());
}

Result<EcdsaKey> EcdsaKey::generate()
{
    auto key = shared(EVP_EC_gen("P-256"));
    if (!key) {
        return opensslError(ErrorKind::Denied, "cannot make a P-256 key");
    }
    return EcdsaKey(std::move(key));
}

Result<EcdsaKey> EcdsaKey::fromPem(std::string_view pem)
{
    PrivateKey key = TRY(privateKeyFromPem(pem));
    return EcdsaKey(TRY(onP256(std::move(key))));
}

Result<EcdsaKey> EcdsaKey::load(const std::string& path)
{
    PrivateKey key = TRY(loadPrivateKey(path));
    return EcdsaKey(TRY(onP256(std::move(key))));
}

Status EcdsaKey::save(const std::string& path) const
{
    return savePrivateKey(m_key.get(), path);
}

Result<Signature> EcdsaKey::sign(ByteView message) const
{
    const MdHandle context(EVP_MD_CTX_new());
    std::size_t length = 0;
    if (!context || EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context.get(), nullptr, &length, message.data(), message.size()) != 1) {
        return opensslError(ErrorKind::Denied, "cannot sign");
    }
    Bytes der(length);
    if (EVP_DigestSign(context.get(), der.data(), &length, message.data(), message.size()) != 1) {
        return opensslError(ErrorKind::Denied, "cannot sign");
    }
    return rawFromDer(ByteView(der).first(length));
}

Result<std::string> EcdsaKey::publicKeyPem() const
{
    return publicKey().pem();
}

} // namespace pishkhan::crypto
