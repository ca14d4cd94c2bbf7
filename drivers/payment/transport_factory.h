// SPDX-License-Identifier: GPL-3.0-or-later
/// How a payment driver gets a new connection to its terminal, and how an address on the command line or in the
/// settings becomes one.
#pragma once
#include <functional>
#include <memory>
#include <string_view>

#include "drivers/transport/tcp_transport.h"
#include "drivers/transport/transport.h"

namespace pishkhan::payment {

/// Called on the device's thread for every (re)connection.
using TransportFactory = std::function<Result<std::unique_ptr<transport::Transport>>()>;

struct LineSettings {
    int baud = 9600;
    int stopBits = 1;
    transport::Reach reach = transport::Reach::PrivateOnly;
    Milliseconds connectTimeout{3'000};
};

/// tcp:HOST:PORT (HOST may be [IPv6]) or tty:PATH. Errors: InvalidInput for any other shape; opens nothing yet.
Result<TransportFactory> makeTransportFactory(std::string_view address, const LineSettings& settings);

} // namespace pishkhan::payment
