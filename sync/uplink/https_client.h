// SPDX-License-Identifier: GPL-3.0-or-later
/// One HTTPS connection to one server: the agencies' gateway or the hub. Blocking, for a worker's own thread; the
/// connection is kept alive between calls. TLS 1.3, our CA only, client certificate, no proxy, no redirect, the
/// server's name always checked. Follows oversight.md; libcurl is at home in https_client.cpp only.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/fields.h"
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

namespace pishkhan::uplink {

/// Plain http is for a development gateway on the same machine, and only when the configuration says so.
enum class PlainHttp { Refuse, LoopbackOnly };

struct HttpsSettings {
    std::string baseUrl;         ///< "https://hub.example:8443", without a final slash
    std::string caFile;          ///< PEM; the only roots that are believed. Required for https.
    std::string certificateFile; ///< PEM chain of this device; empty when the server asks for none
    std::string keyFile;         ///< PEM of its key
    std::string connectTo;       ///< "HOST:PORT" to dial instead, while the certificate is still checked against
                                 ///< baseUrl's name; empty normally
    /// The time certificates are judged at; empty: the system's. A dead clock battery must not keep a terminal from the
    /// server that could correct it (oversight.md 5.6).
    std::function<Instant()> verifyAt;
    PlainHttp plainHttp = PlainHttp::Refuse;
    Milliseconds connectTimeout{5000};
    Milliseconds timeout{15000};                  ///< of a whole exchange
    std::size_t longestAnswer = 16 * 1024 * 1024; ///< bytes of body; more is a Protocol error
};

struct HttpRequest {
    std::string method = "GET";
    std::string path; ///< begins with '/', query included
    Fields headers;
    Bytes body;
    Milliseconds timeout{0}; ///< 0: the settings' own
};

struct HttpResponse {
    int status = 0;
    Fields headers; ///< names in lower case, in the order of arrival
    Bytes body;
};

class HttpsClient {
public:
    /// Errors: InvalidInput (not an http(s) URL, plain http not allowed here, no CA file named).
    static Result<std::unique_ptr<HttpsClient>> open(HttpsSettings settings);
    ~HttpsClient();
    HttpsClient(const HttpsClient&) = delete;
    HttpsClient& operator=(const HttpsClient&) = delete;

    /// One exchange; any complete answer is a success here, whatever its status.
    /// Errors: Disconnected (no route, refused, line cut), Timeout, Denied (TLS refused either side's
    /// certificate; a server that refuses ours may also just hang up, which is Disconnected),
    /// Protocol (not HTTP, answer too long), InvalidInput (path or header with control characters).
    Result<HttpResponse> send(const HttpRequest& request);
    Result<HttpResponse> get(const std::string& path);
    Result<HttpResponse> post(const std::string& path, std::string_view contentType, ByteView body);

    /// Ends the exchange under way with Disconnected, and every later one; callable from any thread (shutdown).
    void stop() { m_stopped = true; }

private:
    struct Connection;
    HttpsClient(HttpsSettings settings, std::unique_ptr<Connection> connection);
    HttpsSettings m_settings;
    std::unique_ptr<Connection> m_connection;
    std::atomic<bool> m_stopped{false};
};

/// What a status that is not 2xx means: 401 and 403 Denied, 408 and 504 Timeout, 429 Busy, 502 and 503 Disconnected,
/// 409 and 422 Refused, everything else Protocol. nativeCode is the status.
Status requireSuccess(const HttpResponse& response);

} // namespace pishkhan::uplink
