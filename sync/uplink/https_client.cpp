// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/https_client.h"

#include <algorithm>
#include <array>

#include <curl/curl.h>
#include <openssl/ssl.h>

#include "terminal/base/check.h"

namespace pishkhan::uplink {

namespace {

struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, Free>;
using HeaderList = std::unique_ptr<curl_slist, Free>;

/// libcurl asks for this once per process, before any handle.
bool libraryReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

bool isLoopback(std::string_view url)
{
    constexpr std::array<std::string_view, 3> hosts{"http://127.0.0.1", "http://localhost", "http://[::1]"};
    return std::any_of(hosts.begin(), hosts.end(), [&](std::string_view host) {
        return url.starts_with(host) &&
               (url.size() == host.size() || url[host.size()] == ':' || url[host.size()] == '/');
    });
}

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= 0x1FU || c == 0x7F; });
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::string_view trim(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\r\n");
    const auto to = text.find_last_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, to - from + 1);
}

Error toError(CURLcode code, std::string_view detail)
{
    const auto error = [&](ErrorKind kind) {
        return makeError(kind, curl_easy_strerror(code), "https", static_cast<int>(code));
    };
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return error(ErrorKind::Timeout);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CONNECT_ERROR: return error(ErrorKind::Denied);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_ABORTED_BY_CALLBACK: return error(ErrorKind::Disconnected);
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
        // In TLS 1.3 a server refuses our certificate only after the handshake: it arrives as an alert while reading.
        return error(detail.find("alert") == std::string_view::npos ? ErrorKind::Disconnected : ErrorKind::Denied);
    default: return error(ErrorKind::Protocol);
    }
}

/// What one exchange collects; libcurl's callbacks write here.
struct Exchange {
    HttpResponse response;
    std::size_t longest = 0;
    const std::atomic<bool>* stopped = nullptr;
};

std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* to)
{
    auto& exchange = *static_cast<Exchange*>(to);
    const std::size_t length = size * count;
    if (exchange.response.body.size() + length > exchange.longest) {
        return 0; // makes libcurl end the exchange with CURLE_WRITE_ERROR
    }
    append(exchange.response.body, std::string_view(bytes, length));
    return length;
}

std::size_t onHeader(char* bytes, std::size_t size, std::size_t count, void* to)
{
    constexpr std::size_t mostHeaders = 200;
    auto& headers = static_cast<Exchange*>(to)->response.headers;
    const std::string_view line(bytes, size * count);
    if (line.starts_with("HTTP/")) { // an interim answer (100 Continue) came before
        headers.clear();
    }
    const auto colon = line.find(':');
    if (colon != std::string_view::npos && headers.size() < mostHeaders) {
        headers.push_back({lowerCase(line.substr(0, colon)), std::string(trim(line.substr(colon + 1)))});
    }
    return size * count;
}

int onProgress(void* of, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return *static_cast<Exchange*>(of)->stopped ? 1 : 0;
}

/// libcurl's TLS library is OpenSSL here; called once for each new connection.
CURLcode onTls(CURL*, void* context, void* verifyAt)
{
    const Instant at = (*static_cast<const std::function<Instant()>*>(verifyAt))();
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(static_cast<SSL_CTX*>(context)), at.ms / 1000);
    return CURLE_OK;
}

Status checkRequest(const HttpRequest& request)
{
    bool wrong = !request.path.starts_with('/') || hasControl(request.path) || request.method.empty() ||
                 hasControl(request.method) || request.path.find(' ') != std::string::npos;
    for (const Field& header : request.headers) {
        wrong = wrong || header.name.empty() || hasControl(header.name) || hasControl(header.value);
    }
    if (wrong) {
        return makeError(ErrorKind::InvalidInput, "a request with a malformed path, method or header", "https");
    }
    return {};
}

HeaderList makeHeaders(const HttpRequest& request)
{
    // Without "Expect:" libcurl would wait a second for servers that do not know 100 Continue.
    HeaderList list(curl_slist_append(nullptr, "Expect:"));
    for (const Field& header : request.headers) {
        list.reset(curl_slist_append(list.release(), (header.name + ": " + header.value).c_str()));
    }
    return list;
}

} // namespace

struct HttpsClient::Connection {
    Handle handle;
    HeaderList connectTo;
    std::array<char, CURL_ERROR_SIZE> detail{};

    void option(CURLoption name, const std::string& value) { curl_easy_setopt(handle.get(), name, value.c_str()); }
    void option(CURLoption name, long value) { curl_easy_setopt(handle.get(), name, value); }
    void prepare(const HttpsSettings& settings);
    void secure(const HttpsSettings& settings);
    void fill(const HttpRequest& request, Milliseconds timeout);
};

void HttpsClient::Connection::prepare(const HttpsSettings& settings)
{
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, detail.data());
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, onBody);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, onHeader);
    curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, onProgress);
    option(CURLOPT_NOPROGRESS, 0L);
    option(CURLOPT_NOSIGNAL, 1L);
    option(CURLOPT_FOLLOWLOCATION, 0L);
    option(CURLOPT_PROTOCOLS_STR, settings.baseUrl.starts_with("https:") ? "https" : "http");
    option(CURLOPT_PROXY, std::string()); // whatever the environment says
    option(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    option(CURLOPT_TCP_KEEPALIVE, 1L);
    option(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connectTimeout.count()));
}

void HttpsClient::Connection::secure(const HttpsSettings& settings)
{
    option(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    option(CURLOPT_SSL_VERIFYPEER, 1L);
    option(CURLOPT_SSL_VERIFYHOST, 2L);
    option(CURLOPT_CAINFO, settings.caFile);
    curl_easy_setopt(handle.get(), CURLOPT_CAPATH, nullptr); // only our CA, not the system's
    if (!settings.certificateFile.empty()) {
        option(CURLOPT_SSLCERT, settings.certificateFile);
        option(CURLOPT_SSLKEY, settings.keyFile);
    }
    if (settings.verifyAt) {
        curl_easy_setopt(handle.get(), CURLOPT_SSL_CTX_FUNCTION, onTls);
        curl_easy_setopt(handle.get(), CURLOPT_SSL_CTX_DATA, &settings.verifyAt);
    }
    if (!settings.connectTo.empty()) {
        connectTo.reset(curl_slist_append(nullptr, ("::" + settings.connectTo).c_str()));
        curl_easy_setopt(handle.get(), CURLOPT_CONNECT_TO, connectTo.get());
    }
}

void HttpsClient::Connection::fill(const HttpRequest& request, Milliseconds timeout)
{
    option(CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
    option(CURLOPT_HTTPGET, 1L); // forgets the body of the exchange before
    curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, nullptr);
    if (request.method != "GET") {
        option(CURLOPT_POST, 1L);
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, text(request.body).data());
        option(CURLOPT_CUSTOMREQUEST, request.method);
    }
}

HttpsClient::HttpsClient(HttpsSettings settings, std::unique_ptr<Connection> connection)
    : m_settings(std::move(settings)), m_connection(std::move(connection))
{
}

HttpsClient::~HttpsClient() = default;

Result<std::unique_ptr<HttpsClient>> HttpsClient::open(HttpsSettings settings)
{
    while (settings.baseUrl.ends_with('/')) {
        settings.baseUrl.pop_back();
    }
    const bool secure = settings.baseUrl.starts_with("https://");
    const bool plainAllowed = settings.plainHttp == PlainHttp::LoopbackOnly && isLoopback(settings.baseUrl);
    const bool named = settings.baseUrl.find('@') == std::string::npos; // "http://127.0.0.1@elsewhere" is elsewhere
    if (hasControl(settings.baseUrl) || !named || (!secure && !plainAllowed)) {
        return makeError(ErrorKind::InvalidInput, "the address is not https, nor http on this machine", "https");
    }
    if (secure && settings.caFile.empty()) {
        return makeError(ErrorKind::InvalidInput, "no CA file is named", "https");
    }
    CHECK(libraryReady());
    auto connection = std::make_unique<Connection>();
    connection->handle.reset(curl_easy_init());
    CHECK(connection->handle != nullptr);
    std::unique_ptr<HttpsClient> client(new HttpsClient(std::move(settings), std::move(connection)));
    client->m_connection->prepare(client->m_settings);
    if (secure) {
        client->m_connection->secure(client->m_settings); // keeps pointers into the settings: they have their place now
    }
    return client;
}

Result<HttpResponse> HttpsClient::send(const HttpRequest& request)
{
    TRY(checkRequest(request));
    CURL* handle = m_connection->handle.get();
    Exchange exchange{{}, m_settings.longestAnswer, &m_stopped};
    const HeaderList headers = makeHeaders(request);
    m_connection->fill(request, request.timeout.count() > 0 ? request.timeout : m_settings.timeout);
    m_connection->option(CURLOPT_URL, m_settings.baseUrl + request.path);
    m_connection->detail[0] = '\0';
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &exchange);
    const CURLcode code = m_stopped ? CURLE_ABORTED_BY_CALLBACK : curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, nullptr);
    if (code != CURLE_OK) {
        return toError(code, m_connection->detail.data());
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    exchange.response.status = static_cast<int>(status);
    return std::move(exchange.response);
}

Result<HttpResponse> HttpsClient::get(const std::string& path)
{
    HttpRequest request;
    request.path = path;
    return send(request);
}

Result<HttpResponse> HttpsClient::post(const std::string& path, std::string_view contentType, ByteView body)
{
    HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.headers = {{"Content-Type", std::string(contentType)}};
    request.body = toBytes(body);
    return send(request);
}

Status requireSuccess(const HttpResponse& response)
{
    const auto error = [&](ErrorKind kind) {
        return makeError(kind, "the server answered " + std::to_string(response.status), "https", response.status);
    };
    if (response.status >= 200 && response.status < 300) {
        return {};
    }
    switch (response.status) {
    case 401:
    case 403: return error(ErrorKind::Denied);
    case 408:
    case 504: return error(ErrorKind::Timeout);
    case 409:
    case 422: return error(ErrorKind::Refused);
    case 429: return error(ErrorKind::Busy);
    case 502:
    case 503: return error(ErrorKind::Disconnected);
    default: return error(ErrorKind::Protocol);
    }
}

} // namespace pishkhan::uplink
