// SPDX-License-Identifier: GPL-3.0-or-later
/// A device reached over TCP: card terminals and network printers. Connects once; whoever wants another connection
/// opens another transport.
#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "drivers/transport/transport.h"

namespace pishkhan::transport {

/// Payment terminals speak clear text without a password: by default only addresses of the own network are dialled
/// (payment.md 5.2).
enum class Reach { PrivateOnly, Anywhere };

/// Errors: InvalidInput (host or port), Denied (a public address with PrivateOnly), Timeout, Disconnected (refused, no
/// route; nativeCode = errno).
Result<std::unique_ptr<Transport>> openTcp(const std::string& host, std::uint16_t port, Milliseconds timeout,
                                           Reach reach = Reach::PrivateOnly);

/// Take over a connected stream socket. Precondition: `descriptor` is open and owned by nobody else.
std::unique_ptr<Transport> adoptSocket(int descriptor);

} // namespace pishkhan::transport
