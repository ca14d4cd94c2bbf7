// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http_server.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <optional>
#include <string_view>
#include <thread>

namespace pishkhan::hub {
namespace {

namespace net = boost::asio;
namespace ssl = boost::asio::ssl;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = net::ip::tcp;
using Code = boost::system::error_code;

constexpr std::size_t largestHeader = 8 * 1024;
constexpr std::size_t largestPageBody = 64 * 1024;
constexpr std::size_t largestJournalBody = 8 * 1024 * 1024 + 1024; ///< wire::maxBatchBytes and its header
constexpr std::size_t mostUnreadBytes = 4 * 1024 * 1024;
constexpr auto handshakeLimit = std::chrono::seconds(10);
constexpr auto idleLimit = std::chrono::seconds(120);
constexpr auto bodyLimit = std::chrono::seconds(60);
constexpr auto acceptPause = std::chrono::milliseconds(100);
constexpr auto drainLimit = std::chrono::seconds(5);

std::string commonNameOf(SSL* connection)
{
    std::string out;
    X509* certificate = SSL_get1_peer_certificate(connection);
    if (certificate == nullptr) {
        return out;
    }
    if (SSL_get_verify_result(connection) == X509_V_OK) {
        std::array<char, 256> name{};
        const int length = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name.data(),
                                                     static_cast<int>(name.size()));
        // An embedded zero byte would let "a\0b" pass for "a".
        if (length > 0 && std::string_view(name.data()).size() == static_cast<std::size_t>(length)) {
            out = name.data();
        }
    }
    X509_free(certificate);
    return out;
}

class Connection : public HttpStream, public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket&& socket, ssl::context& context, const HttpRoutes& routes)
        : m_stream(std::move(socket), context), m_routes(routes)
    {
    }
    void start();
    void answer(HttpAnswer answer);
    void openStream(const HttpAnswer& head);
    void write(std::string chunk) override;
    void close() override;
    bool isOpen() const override { return m_open; }
    std::size_t waitingBytes() const override { return m_waiting; }

private:
    void readHeader();
    void readBody();
    void dispatch();
    void refuse(http::status status);
    void send(http::response<http::string_body> response);
    void writeNext();
    void drain();
    void watchForEnd();
    void end();
    template <typename F> void onStrand(F&& act) { net::post(m_stream.get_executor(), std::forward<F>(act)); }

    beast::ssl_stream<beast::tcp_stream> m_stream;
    const HttpRoutes& m_routes;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::optional<http::response<http::string_body>> m_response;
    std::deque<std::string> m_chunks;
    std::array<char, 256> m_ignored{};
    std::atomic<std::size_t> m_waiting{0};
    std::atomic<bool> m_open{true};
    bool m_closeWhenSent = false;
    bool m_keepAlive = false;
    bool m_drain = false;
    unsigned m_version = 11;
};

class Exchange : public HttpExchange {
public:
    Exchange(std::shared_ptr<Connection> connection, HttpRequest request)
        : m_connection(std::move(connection)), m_request(std::move(request))
    {
    }
    ~Exchange() override
    {
        if (!m_answered.exchange(true)) {
            m_connection->answer({500, "text/plain", "", {}});
        }
    }
    const HttpRequest& request() const override { return m_request; }
    void answer(HttpAnswer answer) override
    {
        if (!m_answered.exchange(true)) {
            m_connection->answer(std::move(answer));
        }
    }
    std::shared_ptr<HttpStream> stream(HttpAnswer head) override
    {
        if (!m_answered.exchange(true)) {
            m_connection->openStream(head);
        }
        return m_connection;
    }

private:
    std::shared_ptr<Connection> m_connection;
    HttpRequest m_request;
    std::atomic<bool> m_answered{false};
};

void Connection::start()
{
    beast::get_lowest_layer(m_stream).expires_after(handshakeLimit);
    m_stream.async_handshake(ssl::stream_base::server, [self = shared_from_this()](Code failure) {
        if (!failure) {
            self->readHeader();
        }
    });
}

void Connection::readHeader()
{
    m_parser.emplace();
    m_parser->header_limit(largestHeader);
    m_parser->body_limit(largestJournalBody);
    beast::get_lowest_layer(m_stream).expires_after(idleLimit);
    http::async_read_header(m_stream, m_buffer, *m_parser, [self = shared_from_this()](Code failure, std::size_t) {
        if (failure == http::error::header_limit) {
            return self->refuse(http::status::request_header_fields_too_large);
        }
        if (failure == http::error::body_limit) {
            return self->refuse(http::status::payload_too_large);
        }
        return failure ? self->end() : self->readBody();
    });
}

void Connection::readBody()
{
    const auto target = m_parser->get().target();
    const bool isJournal = target.starts_with("/v1/journals/") && !commonNameOf(m_stream.native_handle()).empty();
    const auto limit = isJournal ? largestJournalBody : largestPageBody;
    if (m_parser->content_length().value_or(0) > limit) {
        return refuse(http::status::payload_too_large);
    }
    m_parser->body_limit(limit);
    beast::get_lowest_layer(m_stream).expires_after(bodyLimit);
    http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](Code failure, std::size_t) {
        if (failure == http::error::body_limit) {
            return self->refuse(http::status::payload_too_large);
        }
        return failure ? self->end() : self->dispatch();
    });
}

void Connection::dispatch()
{
    auto message = m_parser->release();
    m_keepAlive = message.keep_alive();
    m_version = message.version();
    const auto field = [&message](http::field name) { return std::string(message[name]); };
    HttpRequest request{std::string(message.method_string()),
                        std::string(message.target()),
                        field(http::field::content_type),
                        field(http::field::cookie),
                        field(http::field::origin),
                        field(http::field::host),
                        std::string(message["Last-Event-ID"]),
                        std::move(message.body()),
                        commonNameOf(m_stream.native_handle())};
    // No limit while the answer is being made; writing sets its own.
    beast::get_lowest_layer(m_stream).expires_never();
    m_routes(std::make_shared<Exchange>(shared_from_this(), std::move(request)));
}

void Connection::refuse(http::status status)
{
    m_keepAlive = false;
    m_drain = true;
    http::response<http::string_body> response(status, m_version);
    response.set(http::field::content_type, "application/json");
    response.body() = status == http::status::payload_too_large ? "{\"error\":\"too-large\",\"message\":\"\"}"
                                                                : "{\"error\":\"bad-request\",\"message\":\"\"}";
    send(std::move(response));
}

http::response<http::string_body> toResponse(HttpAnswer&& answer, unsigned version)
{
    http::response<http::string_body> response(static_cast<http::status>(answer.status), version);
    if (!answer.contentType.empty()) {
        response.set(http::field::content_type, answer.contentType);
    }
    for (const auto& [name, value] : answer.headers) {
        response.insert(name, value);
    }
    response.body() = std::move(answer.body);
    return response;
}

void Connection::answer(HttpAnswer answer)
{
    onStrand([self = shared_from_this(), answer = std::move(answer)]() mutable {
        self->send(toResponse(std::move(answer), self->m_version));
    });
}

void Connection::send(http::response<http::string_body> response)
{
    response.keep_alive(m_keepAlive);
    if (response.result() != http::status::no_content) {
        response.prepare_payload();
    }
    m_response = std::move(response);
    beast::get_lowest_layer(m_stream).expires_after(bodyLimit);
    http::async_write(m_stream, *m_response, [self = shared_from_this()](Code failure, std::size_t) {
        self->m_response.reset();
        if (!failure && self->m_drain) {
            return self->drain();
        }
        return failure || !self->m_keepAlive ? self->end() : self->readHeader();
    });
}

void Connection::openStream(const HttpAnswer& head)
{
    std::string text = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: " + head.contentType + "\r\n";
    for (const auto& [name, value] : head.headers) {
        text += name + ": " + value + "\r\n";
    }
    write(text + "\r\n");
    onStrand([self = shared_from_this()] { self->watchForEnd(); });
}

void Connection::write(std::string chunk)
{
    // A reader that falls this far behind is cut off; it resumes by Last-Event-ID.
    if (m_waiting.fetch_add(chunk.size()) > mostUnreadBytes) {
        return close();
    }
    onStrand([self = shared_from_this(), chunk = std::move(chunk)]() mutable {
        self->m_chunks.push_back(std::move(chunk));
        if (self->m_chunks.size() == 1) {
            self->writeNext();
        }
    });
}

void Connection::writeNext()
{
    beast::get_lowest_layer(m_stream).expires_after(bodyLimit);
    net::async_write(m_stream, net::buffer(m_chunks.front()), [self = shared_from_this()](Code failure, std::size_t) {
        if (failure) {
            return self->end();
        }
        self->m_waiting -= self->m_chunks.front().size();
        self->m_chunks.pop_front();
        if (!self->m_chunks.empty()) {
            return self->writeNext();
        }
        if (self->m_closeWhenSent) {
            return self->end();
        }
        beast::get_lowest_layer(self->m_stream).expires_never();
    });
}

/// The peer may still be sending; closing now would reset the connection before it has read the refusal.
void Connection::drain()
{
    beast::get_lowest_layer(m_stream).expires_after(drainLimit);
    Code ignored;
    beast::get_lowest_layer(m_stream).socket().shutdown(tcp::socket::shutdown_send, ignored);
    watchForEnd();
}

void Connection::watchForEnd()
{
    m_stream.async_read_some(net::buffer(m_ignored), [self = shared_from_this()](Code failure, std::size_t) {
        return failure ? self->end() : self->watchForEnd();
    });
}

void Connection::close()
{
    m_open = false;
    onStrand([self = shared_from_this()] {
        self->m_closeWhenSent = true;
        if (self->m_chunks.empty()) {
            self->end();
        }
    });
}

void Connection::end()
{
    m_open = false;
    Code ignored;
    beast::get_lowest_layer(m_stream).socket().shutdown(tcp::socket::shutdown_both, ignored);
    beast::get_lowest_layer(m_stream).close();
}

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
            std::make_shared<Connection>(std::move(socket), m_context, m_routes)->start();
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
