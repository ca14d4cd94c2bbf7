// SPDX-License-Identifier: GPL-3.0-or-later
/// HttpServer: TLS 1.3 and HTTP/1.1 for the hub; ends both and hands plain values to one function. The only place that
/// meets Boost.Beast and Asio (callbacks: clang 14 cannot parse Boost 1.74's coroutines). Called by hub.cpp.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::hub {

struct HttpRequest {
    std::string method;
    std::string target;
    std::string contentType;
    std::string cookie;
    std::string origin; ///< of a browser's page, empty otherwise
    std::string host;
    std::string lastEventId;
    std::string body;
    std::string peerName; ///< common name of the verified client certificate, empty without one
};

struct HttpAnswer {
    int status = 200;
    std::string contentType;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// An answer that goes on. Every call is allowed from any thread.
class HttpStream {
public:
    virtual ~HttpStream() = default;
    virtual void write(std::string chunk) = 0;
    virtual void close() = 0;
    virtual bool isOpen() const = 0;
    virtual std::size_t waitingBytes() const = 0; ///< written here and not yet taken by the peer
};

/// One request and the duty to answer it once, from any thread. Dropped unanswered, it answers 500 by itself.
class HttpExchange {
public:
    virtual ~HttpExchange() = default;
    virtual const HttpRequest& request() const = 0;
    virtual void answer(HttpAnswer answer) = 0;
    virtual std::shared_ptr<HttpStream> stream(HttpAnswer head) = 0; ///< instead of answer()
};

using HttpRoutes = std::function<void(std::shared_ptr<HttpExchange>)>;

struct HttpSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any free one
    std::string certificateFile;
    std::string keyFile;
    std::string clientCaFile;
    int threads = 2;
};

class HttpServer {
public:
    /// Binds at once. Errors: Storage (a file cannot be read), Refused (the address is taken).
    static Result<std::unique_ptr<HttpServer>> listen(const HttpSettings& settings, HttpRoutes routes);
    virtual ~HttpServer() = default;
    virtual std::uint16_t port() const = 0;
    virtual void runUntilSignalled() = 0; ///< returns after SIGTERM or SIGINT
};

} // namespace pishkhan::hub
