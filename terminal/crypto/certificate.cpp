// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/certificate.h"

#include <ctime>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "terminal/base/check.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/openssl_handles.h"

namespace pishkhan::crypto {
namespace {

constexpr std::size_t maxCertificate = 65536;

std::shared_ptr<X509> shared(X509* certificate)
{
    return {certificate, X509_free};
}

/// A random positive serial number of 127 bits, as CAs must give.
bool setRandomSerial(X509* certificate)
{
    std::array<std::uint8_t, 16> serial{};
    if (!fillRandom(serial)) {
        return false;
    }
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7fU) | 0x40U);
    BIGNUM* number = BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr);
    const bool done = number != nullptr && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
    BN_free(number);
    return done;
}

Instant instantOf(const ASN1_TIME* time)
{
    std::tm at{};
    if (ASN1_TIME_to_tm(time, &at) != 1) {
        return {};
    }
    return {static_cast<std::int64_t>(::timegm(&at)) * 1000};
}

} // namespace

Result<Certificate> Certificate::fromPem(std::string_view pem)
{
    const BioHandle bio = bioOver(pem.substr(0, maxCertificate));
    auto certificate = shared(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
    if (!certificate) {
        return opensslError(ErrorKind::InvalidInput, "not a PEM certificate");
    }
    return Certificate(std::move(certificate));
}

Result<Certificate> Certificate::fromDer(ByteView der)
{
    if (der.size() > maxCertificate) {
        return makeError(ErrorKind::InvalidInput, "the certificate is too long", "crypto");
    }
    const unsigned char* at = der.data();
    auto certificate = shared(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!certificate || at != der.data() + der.size()) {
        return opensslError(ErrorKind::InvalidInput, "not a DER certificate");
    }
    return Certificate(std::move(certificate));
}

Result<Certificate> Certificate::load(const std::string& path)
{
    const Bytes pem = TRY(readFile(path, maxCertificate));
    return fromPem(text(pem));
}

Result<Certificate> Certificate::selfSigned(const EcdsaKey& key, const std::string& commonName, Instant from, int days)
{
    auto certificate = shared(X509_new());
    X509_NAME* name = X509_NAME_new();
    const std::time_t start = from.ms / 1000;
    const bool done = certificate && name != nullptr && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                      setRandomSerial(certificate.get()) &&
                      X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                                 reinterpret_cast<const unsigned char*>(commonName.c_str()),
                                                 static_cast<int>(commonName.size()), -1, 0) == 1 &&
                      X509_set_subject_name(certificate.get(), name) == 1 &&
                      X509_set_issuer_name(certificate.get(), name) == 1 &&
                      ASN1_TIME_set(X509_getm_notBefore(certificate.get()), start) != nullptr &&
                      ASN1_TIME_adj(X509_getm_notAfter(certificate.get()), start, days, 0) != nullptr &&
                      X509_set_pubkey(certificate.get(), key.m_key.get()) == 1 &&
                      X509_sign(certificate.get(), key.m_key.get(), EVP_sha256()) > 0;
    X509_NAME_free(name);
    if (!done) {
        return opensslError(ErrorKind::InvalidInput, "cannot make a certificate");
    }
    return Certificate(std::move(certificate));
}

Bytes Certificate::der() const
{
    unsigned char* out = nullptr;
    const int length = i2d_X509(m_certificate.get(), &out);
    CHECK(length > 0);
    Bytes bytes(out, out + length);
    OPENSSL_free(out);
    return bytes;
}

std::string Certificate::pem() const
{
    const BioHandle bio(BIO_new(BIO_s_mem()));
    CHECK(bio && PEM_write_bio_X509(bio.get(), m_certificate.get()) == 1);
    return textOf(bio.get());
}

Hash Certificate::sha256() const
{
    return crypto::sha256(der());
}

Result<EcdsaPublicKey> Certificate::publicKey() const
{
    return EcdsaPublicKey::fromHandle({X509_get_pubkey(m_certificate.get()), EVP_PKEY_free});
}

Instant Certificate::validFrom() const
{
    return instantOf(X509_get0_notBefore(m_certificate.get()));
}

Instant Certificate::validTo() const
{
    return instantOf(X509_get0_notAfter(m_certificate.get()));
}

bool Certificate::isCertifiedFor(const std::string& oid) const
{
    auto* usages =
        static_cast<EXTENDED_KEY_USAGE*>(X509_get_ext_d2i(m_certificate.get(), NID_ext_key_usage, nullptr, nullptr));
    ASN1_OBJECT* wanted = OBJ_txt2obj(oid.c_str(), 1);
    bool found = false;
    for (int i = 0; wanted != nullptr && i < sk_ASN1_OBJECT_num(usages); ++i) {
        found = found || OBJ_cmp(sk_ASN1_OBJECT_value(usages, i), wanted) == 0;
    }
    ASN1_OBJECT_free(wanted);
    EXTENDED_KEY_USAGE_free(usages);
    ERR_clear_error();
    return found;
}

std::string Certificate::commonName() const
{
    const X509_NAME* subject = X509_get_subject_name(m_certificate.get());
    const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) {
        return {};
    }
    unsigned char* utf8 = nullptr;
    const int length = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    if (length < 0) {
        ERR_clear_error();
        return {};
    }
    std::string name(reinterpret_cast<char*>(utf8), static_cast<std::size_t>(length));
    OPENSSL_free(utf8);
    return name;
}

bool Certificate::issuedBy(const Certificate& issuer) const
{
    EVP_PKEY* key = X509_get0_pubkey(issuer.m_certificate.get());
    const bool good = key != nullptr && X509_verify(m_certificate.get(), key) == 1;
    ERR_clear_error();
    return good;
}

} // namespace pishkhan::crypto
