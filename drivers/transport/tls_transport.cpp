// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/transport/tls_transport.h"

#include <algorithm>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace pishkhan::transport {
namespace {

constexpr std::size_t readSize = 16 * 1024;
constexpr std::size_t longestHandshake = 256 * 1024;

struct Free {
    void operator()(SSL* handle) const { SSL_free(handle); }
    void operator()(BIO* handle) const { BIO_free(handle); }
    void operator()(X509* handle) const { X509_free(handle); }
};

class TlsTransport final : public Transport {
public:
    TlsTransport(std::unique_ptr<Transport> under, SSL* tls) : m_under(std::move(under)), m_tls(tls) {}

    Status shakeHands(Milliseconds patience)
    {
        std::size_t taken = 0;
        for (;;) {
            ERR_clear_error();
            const int done = SSL_do_handshake(m_tls.get());
            const int why = done == 1 ? SSL_ERROR_NONE : SSL_get_error(m_tls.get(), done);
            const Status sent = flush(patience);
            if (why == SSL_ERROR_NONE) {
                return sent;
            }
            if (why != SSL_ERROR_WANT_READ) {
                const bool other = SSL_get_verify_result(m_tls.get()) != X509_V_OK;
                return other ? makeError(ErrorKind::Denied, "another certificate than the pinned one", "tls")
                             : makeError(ErrorKind::Protocol, "no TLS is spoken here", "tls");
            }
            TRY(sent);
            taken += TRY(feed(patience));
            if (taken > longestHandshake) {
                return makeError(ErrorKind::Protocol, "a handshake without an end", "tls");
            }
        }
    }

    Status write(ByteView bytes, Milliseconds timeout) override
    {
        ERR_clear_error();
        if (bytes.empty()) {
            return {};
        }
        if (SSL_write(m_tls.get(), bytes.data(), static_cast<int>(bytes.size())) <= 0) {
            return makeError(ErrorKind::Disconnected, "the line's encryption has ended", "tls");
        }
        return flush(timeout);
    }

    Result<Bytes> read(std::size_t maxBytes, Milliseconds timeout) override
    {
        Bytes out(std::min(maxBytes, readSize));
        for (;;) {
            ERR_clear_error();
            const int count = SSL_read(m_tls.get(), out.data(), static_cast<int>(out.size()));
            if (count > 0) {
                out.resize(static_cast<std::size_t>(count));
                return out;
            }
            if (SSL_get_error(m_tls.get(), count) != SSL_ERROR_WANT_READ) {
                return makeError(ErrorKind::Disconnected, "the line's encryption has ended", "tls");
            }
            TRY(feed(timeout));
        }
    }

    void close() override
    {
        if (!m_closed) {
            m_closed = true;
            m_under->close(); // whoever waits for more sees the end of the line: a farewell could block
        }
    }

private:
    /// What OpenSSL wants to send, sent.
    Status flush(Milliseconds timeout)
    {
        BIO* const out = SSL_get_wbio(m_tls.get());
        Bytes waiting(BIO_ctrl_pending(out));
        if (waiting.empty()) {
            return {};
        }
        const int count = BIO_read(out, waiting.data(), static_cast<int>(waiting.size()));
        waiting.resize(static_cast<std::size_t>(std::max(count, 0)));
        return m_under->write(waiting, timeout);
    }

    Result<std::size_t> feed(Milliseconds timeout)
    {
        const Bytes more = TRY(m_under->read(readSize, timeout));
        BIO_write(SSL_get_rbio(m_tls.get()), more.data(), static_cast<int>(more.size()));
        return more.size();
    }

    std::unique_ptr<Transport> m_under;
    std::unique_ptr<SSL, Free> m_tls;
    bool m_closed = false;
};

} // namespace

Result<PinnedCertificates> PinnedCertificates::fromPem(const std::string& pem)
{
    PinnedCertificates out;
    out.m_context.reset(SSL_CTX_new(TLS_client_method()),
                        [](void* context) { SSL_CTX_free(static_cast<SSL_CTX*>(context)); });
    auto* const context = static_cast<SSL_CTX*>(out.m_context.get());
    const std::unique_ptr<BIO, Free> text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    if (context == nullptr || !text) {
        return makeError(ErrorKind::InvalidInput, "no memory for TLS", "tls");
    }
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    // The pin is the trust: the certificate itself is enough, and a station with a wrong clock still knows its terminal.
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context), X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
    int count = 0;
    for (;;) {
        const std::unique_ptr<X509, Free> one(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
        if (!one) {
            break;
        }
        count += X509_STORE_add_cert(SSL_CTX_get_cert_store(context), one.get()) == 1 ? 1 : 0;
    }
    ERR_clear_error(); // the end of the text is an error to OpenSSL
    if (count == 0) {
        return makeError(ErrorKind::InvalidInput, "no certificate to pin", "tls");
    }
    return out;
}

Result<std::unique_ptr<Transport>> wrapTls(std::unique_ptr<Transport> under, const PinnedCertificates& pinned,
                                           Milliseconds patience)
{
    SSL* const tls = SSL_new(static_cast<SSL_CTX*>(pinned.context()));
    BIO* const in = BIO_new(BIO_s_mem());
    BIO* const out = BIO_new(BIO_s_mem());
    if (tls == nullptr || in == nullptr || out == nullptr) {
        SSL_free(tls);
        BIO_free(in);
        BIO_free(out);
        return makeError(ErrorKind::Disconnected, "no memory for TLS", "tls");
    }
    SSL_set_bio(tls, in, out);
    SSL_set_connect_state(tls);
    auto line = std::make_unique<TlsTransport>(std::move(under), tls);
    if (const Status shaken = line->shakeHands(patience); !shaken) {
        line->close();
        return shaken.error();
    }
    return std::unique_ptr<Transport>(std::move(line));
}

} // namespace pishkhan::transport
