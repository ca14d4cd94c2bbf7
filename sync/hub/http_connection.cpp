// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http_connection.h"

#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <deque>
#include <optional>

#include "sync/hub/http_parts.h"

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
constexpr auto drainLimit = std::chrono::seconds(5);

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

} // namespace

void serveConnection(tcp::socket&& socket, ssl::context& context, const HttpRoutes& routes)
{
    std::make_shared<Connection>(std::move(socket), context, routes)->start();
}

} // namespace pishkhan::hub
