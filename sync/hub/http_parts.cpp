// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/http_parts.h"

#include <array>
#include <string_view>

#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace pishkhan::hub {

namespace http = boost::beast::http;

std::string commonNameOf(ssl_st* connection)
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

} // namespace pishkhan::hub
