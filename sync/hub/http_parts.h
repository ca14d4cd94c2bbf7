// SPDX-License-Identifier: GPL-3.0-or-later
/// Two translations of http_connection: the name in the peer's certificate, and an answer as Beast's response.
#pragma once
#include <string>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "sync/hub/http_server.h"

struct ssl_st; // OpenSSL's

namespace pishkhan::hub {

/// Empty when there is no certificate, it was not verified, or its name is not one plain text.
std::string commonNameOf(ssl_st* connection);

boost::beast::http::response<boost::beast::http::string_body> toResponse(HttpAnswer&& answer, unsigned version);

} // namespace pishkhan::hub
