// SPDX-License-Identifier: GPL-3.0-or-later
/// One client's line to the hub: TLS handshake, requests one after the other, and the stream a live page reads. Made by
/// http_server for every accepted socket; lives as long as something on it is under way.
#pragma once
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include "sync/hub/http_server.h"

namespace pishkhan::hub {

/// Takes the socket over; its executor must be a strand. `context` and `routes` outlive every connection.
void serveConnection(boost::asio::ip::tcp::socket&& socket, boost::asio::ssl::context& context,
                     const HttpRoutes& routes);

} // namespace pishkhan::hub
