// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http_server.h"

#include <openssl/ssl.h>

#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <chrono>
#include <thread>

#include "sync/hub/http_connection.h"

namespace pishkhan::hub {
namespace {

namespace net = boost::asio;
namespace ssl = boost::asio::ssl;
using tcp = net::ip::tcp;
using Code = boost::system::error_code;

constexpr auto acceptPause = std::chrono::milliseconds(100);

class Server : public HttpServer {
public:
    Server(const HttpSettings& settings, HttpRoutes routes)
        : m_io(settings.threads), m_context(ssl::context::tls_server), m_acceptor(m_io), m_pause(m_io),
          m_signals(m_io, SIGINT, SIGTERM), m_routes(std::move(routes)), m_threads(settings.threads)
    {
        prepareTls(settings);
        const tcp::endpoint endpoint(net::ip::make_address(settings.address), settings.port);
        m_acceptor.open(endpoint.protocol());
        m_acceptor.set_option(net::socket_base::reuse_address(true));
        m_acceptor.bind(endpoint);
        m_acceptor.listen(1024);
    }
    std::uint16_t port() const override { return m_acceptor.local_endpoint().port(); }
    void runUntilSignalled() override
    {
        m_signals.async_wait([this](Code, int) { m_io.stop(); });
        accept();
        std::vector<std::thread> others;
        for (int i = 1; i < m_threads; ++i) {
            others.emplace_back([this] { m_io.run(); });
        }
        m_io.run();
        for (auto& other : others) {
            other.join();
        }
    }

private:
    void prepareTls(const HttpSettings& settings)
    {
        SSL_CTX* handle = m_context.native_handle();
        SSL_CTX_set_min_proto_version(handle, TLS1_3_VERSION);
        // 24 KB instead of 60 KB for a terminal that is only connected (oversight.md section 2).
        SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS);
        SSL_CTX_set_num_tickets(handle, 0);
        SSL_CTX_set_session_cache_mode(handle, SSL_SESS_CACHE_OFF);
        m_context.use_certificate_chain_file(settings.certificateFile);
        m_context.use_private_key_file(settings.keyFile, ssl::context::pem);
        m_context.load_verify_file(settings.clientCaFile);
        SSL_CTX_set_client_CA_list(handle, SSL_load_client_CA_file(settings.clientCaFile.c_str()));
        // Browsers come without a certificate; a wrong one ends the handshake.
        m_context.set_verify_mode(ssl::verify_peer);
    }
    void accept()
    {
        m_acceptor.async_accept(net::make_strand(m_io), [this](Code failure, tcp::socket socket) {
            if (failure) {
                // No descriptors left, most likely: trying again at once would only burn the processor.
                m_pause.expires_after(acceptPause);
                return m_pause.async_wait([this](Code) { accept(); });
            }
            Code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            serveConnection(std::move(socket), m_context, m_routes);
            accept();
        });
    }

    net::io_context m_io;
    ssl::context m_context;
    tcp::acceptor m_acceptor;
    net::steady_timer m_pause;
    net::signal_set m_signals;
    HttpRoutes m_routes;
    int m_threads;
};

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const HttpSettings& settings, HttpRoutes routes)
{
    try {
        return std::unique_ptr<HttpServer>(std::make_unique<Server>(settings, std::move(routes)));
    } catch (const boost::system::system_error& failure) {
        return makeError(ErrorKind::Refused, failure.what(), "hub-http", failure.code().value());
    }
}

} // namespace pishkhan::hub
