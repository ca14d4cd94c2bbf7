// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/card_terminal/tls_device.h"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace pishkhan::emulators {
namespace {

struct Free {
    void operator()(BIO* one) const { BIO_free(one); }
    void operator()(X509* one) const { X509_free(one); }
    void operator()(EVP_PKEY* one) const { EVP_PKEY_free(one); }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

Error refused()
{
    ERR_clear_error();
    return makeError(ErrorKind::InvalidInput, "TLS cannot be set up", "emulator");
}

std::string drained(BIO* from)
{
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(from, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

SSL* handle(const std::shared_ptr<void>& tls)
{
    return static_cast<SSL*>(tls.get());
}

} // namespace

Result<TlsIdentity> makeTlsIdentity()
{
    const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
    const Owned<X509> certificate(X509_new());
    const Owned<BIO> keyText(BIO_new(BIO_s_mem()));
    const Owned<BIO> certificateText(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !keyText || !certificateText) {
        return refused();
    }
    constexpr long years = 20L * 365 * 86'400;
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), years);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* const name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("emulated terminal"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const bool made = X509_sign(certificate.get(), key.get(), EVP_sha256()) > 0 &&
                      PEM_write_bio_X509(certificateText.get(), certificate.get()) == 1 &&
                      PEM_write_bio_PrivateKey(keyText.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    return made ? Result<TlsIdentity>(TlsIdentity{drained(certificateText.get()), drained(keyText.get())}) : refused();
}

Result<std::unique_ptr<TlsDevice>> TlsDevice::around(EmulatedDevice& inside, const TlsIdentity& identity)
{
    std::unique_ptr<TlsDevice> out(new TlsDevice(inside));
    out->m_context.reset(SSL_CTX_new(TLS_server_method()),
                         [](void* context) { SSL_CTX_free(static_cast<SSL_CTX*>(context)); });
    auto* const context = static_cast<SSL_CTX*>(out->m_context.get());
    const Owned<BIO> text(BIO_new_mem_buf(identity.certificate.data(), static_cast<int>(identity.certificate.size())));
    const Owned<BIO> keyText(BIO_new_mem_buf(identity.key.data(), static_cast<int>(identity.key.size())));
    const Owned<X509> certificate(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
    const Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr));
    const bool good = context != nullptr && certificate && key &&
                      SSL_CTX_use_certificate(context, certificate.get()) == 1 &&
                      SSL_CTX_use_PrivateKey(context, key.get()) == 1;
    if (!good) {
        return refused();
    }
    SSL_CTX_set_num_tickets(context, 0); // every exchange is a connection of its own
    return out;
}

void TlsDevice::open(int line)
{
    SSL* const tls = SSL_new(static_cast<SSL_CTX*>(m_context.get()));
    SSL_set_bio(tls, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_accept_state(tls);
    m_lines[line].tls = std::shared_ptr<void>(tls, [](void* one) { SSL_free(static_cast<SSL*>(one)); });
    m_inside.open(line);
}

void TlsDevice::close(int line, EmulatorTime now)
{
    m_lines.erase(line);
    m_inside.close(line, now);
}

Bytes TlsDevice::hear(int line, ByteView bytes, EmulatorTime now)
{
    Line& here = m_lines[line];
    if (!here.tls || here.failed) {
        return {};
    }
    SSL* const tls = handle(here.tls);
    BIO_write(SSL_get_rbio(tls), bytes.data(), static_cast<int>(bytes.size()));
    Bytes out;
    for (;;) {
        std::uint8_t plain[4096];
        ERR_clear_error();
        const int count = SSL_read(tls, plain, sizeof plain);
        if (count <= 0) {
            const int why = SSL_get_error(tls, count);
            here.failed = why != SSL_ERROR_WANT_READ;
            append(out, sealed(here, {})); // the handshake's own, or an alert
            return out;
        }
        append(out, sealed(here, m_inside.hear(line, {plain, static_cast<std::size_t>(count)}, now)));
    }
}

Bytes TlsDevice::say(int line, EmulatorTime now)
{
    Line& here = m_lines[line];
    const Bytes plain = m_inside.say(line, now);
    return here.tls && !here.failed ? sealed(here, plain) : Bytes();
}

bool TlsDevice::hasEnded(int line) const
{
    const auto found = m_lines.find(line);
    return m_inside.hasEnded(line) || (found != m_lines.end() && found->second.failed);
}

Bytes TlsDevice::sealed(Line& line, const Bytes& plain)
{
    SSL* const tls = handle(line.tls);
    if (!plain.empty()) {
        SSL_write(tls, plain.data(), static_cast<int>(plain.size()));
    }
    Bytes out(BIO_ctrl_pending(SSL_get_wbio(tls)));
    if (!out.empty()) {
        BIO_read(SSL_get_wbio(tls), out.data(), static_cast<int>(out.size()));
    }
    return out;
}

} // namespace pishkhan::emulators
