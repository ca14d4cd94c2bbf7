// SPDX-License-Identifier: GPL-3.0-or-later
/// Serves a witness over plain HTTP/1.1: what crosses the line is public and signed. Behind a proxy for https.
/// Boost.Beast is at home in witness_server.cpp only; one thread, so that check and store are one step.
#pragma once
#include <functional>

#include "sync/witness/witness.h"

namespace pishkhan::witness {

struct ServerSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any free one
    std::function<std::uint64_t()> unixSeconds;
    std::function<void(std::uint16_t)> ready; ///< called with the port before the first request is taken
};

/// Until SIGTERM or SIGINT. Errors: Storage (cannot listen), InvalidInput (not an address).
Status serve(Witness& witness, const ServerSettings& settings);

} // namespace pishkhan::witness
