// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/witness/witness_server.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>

namespace pishkhan::witness {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = net::ip::tcp;
using Code = boost::system::error_code;

constexpr auto requestLimit = std::chrono::seconds(10);
constexpr int mostConnections = 64;

struct Serving {
    Witness& witness;
    const ServerSettings& settings;
    int connections = 0;
};

WitnessAnswer answerTo(Serving& serving, const http::request<http::string_body>& request)
{
    const std::string target(request.target());
    if (target == "/add-checkpoint") {
        return request.method() == http::verb::post
                   ? serving.witness.addCheckpoint(request.body(), serving.settings.unixSeconds())
                   : WitnessAnswer{405, "POST only\n", "text/plain; charset=utf-8", ""};
    }
    constexpr std::string_view tail = "/checkpoint";
    if (request.method() == http::verb::get && target.size() > tail.size() + 1 && target.ends_with(tail)) {
        return serving.witness.latest(std::string_view(target).substr(1, target.size() - 1 - tail.size()));
    }
    return {404, "not found\n", "text/plain; charset=utf-8", ""};
}

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(tcp::socket socket, Serving& serving) : m_stream(std::move(socket)), m_serving(serving)
    {
        ++m_serving.connections;
    }
    ~Connection() { --m_serving.connections; }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void read()
    {
        m_parser.emplace();
        m_parser->body_limit(longestBody);
        m_stream.expires_after(requestLimit);
        http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](Code failed, std::size_t) {
            if (!failed) {
                self->answer();
            }
        });
    }

private:
    void answer()
    {
        const auto& request = m_parser->get();
        const WitnessAnswer found = answerTo(m_serving, request);
        if (found.status == 409 || found.status == 422 || found.status >= 500) {
            std::fprintf(stderr, "pishkhan-witness: %d %s\n", found.status, found.why.c_str());
        }
        m_response = http::response<http::string_body>(static_cast<http::status>(found.status), request.version());
        m_response.set(http::field::content_type, found.contentType);
        m_response.keep_alive(request.keep_alive());
        m_response.body() = found.body;
        m_response.prepare_payload();
        http::async_write(m_stream, m_response, [self = shared_from_this()](Code failed, std::size_t) {
            if (!failed && self->m_response.keep_alive()) {
                self->read();
            }
        });
    }
    beast::tcp_stream m_stream;
    Serving& m_serving;
    beast::flat_buffer m_buffer{longestBody + 16384};
    std::optional<http::request_parser<http::string_body>> m_parser;
    http::response<http::string_body> m_response;
};

void acceptNext(tcp::acceptor& acceptor, Serving& serving)
{
    acceptor.async_accept([&acceptor, &serving](Code failed, tcp::socket socket) {
        if (failed == net::error::operation_aborted) {
            return;
        }
        if (!failed && serving.connections < mostConnections) {
            std::make_shared<Connection>(std::move(socket), serving)->read();
        }
        acceptNext(acceptor, serving);
    });
}

Status listen(tcp::acceptor& acceptor, const ServerSettings& settings)
{
    Code failed;
    const auto address = net::ip::make_address(settings.address, failed);
    if (failed) {
        return makeError(ErrorKind::InvalidInput, settings.address + " is not an address", "witness");
    }
    const tcp::endpoint place(address, settings.port);
    acceptor.open(place.protocol(), failed);
    acceptor.set_option(net::socket_base::reuse_address(true), failed);
    acceptor.bind(place, failed);
    if (!failed) {
        acceptor.listen(net::socket_base::max_listen_connections, failed);
    }
    return failed ? Status(makeError(ErrorKind::Storage, "cannot listen: " + failed.message(), "witness")) : Status();
}

} // namespace

Status serve(Witness& witness, const ServerSettings& settings)
{
    net::io_context context(1);
    tcp::acceptor acceptor(context);
    TRY(listen(acceptor, settings));
    Serving serving{witness, settings};
    net::signal_set signals(context, SIGTERM, SIGINT);
    signals.async_wait([&](Code, int) { context.stop(); });
    acceptNext(acceptor, serving);
    Code failed;
    settings.ready(acceptor.local_endpoint(failed).port());
    context.run();
    return {};
}

} // namespace pishkhan::witness
