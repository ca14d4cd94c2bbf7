// SPDX-License-Identifier: GPL-3.0-or-later
/// A device on a serial line or a USB serial adapter, through libserialport. Framing is the protocol's business.
#pragma once
#include <memory>
#include <string>

#include "drivers/transport/transport.h"

namespace pishkhan::transport {

struct TtySettings {
    int baud = 9600;
    int stopBits = 1;
};

/// Eight data bits, no parity, no handshake. Errors: Disconnected when the port cannot be opened or set.
Result<std::unique_ptr<Transport>> openTty(const std::string& path, const TtySettings& settings);

} // namespace pishkhan::transport
