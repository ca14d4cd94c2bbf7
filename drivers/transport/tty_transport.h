// SPDX-License-Identifier: GPL-3.0-or-later
/// A device on a serial line or a USB serial adapter, through termios. Framing is the protocol's business.
/// libserialport is not used: it refuses the stable names below /dev/serial/by-id and pseudo terminals, and cannot tell a pulled-out adapter
/// from silence.
#pragma once
#include <memory>
#include <string>

#include "drivers/transport/transport.h"

namespace pishkhan::transport {

/// Who holds the sender back when the device's buffer is full: nobody, the RTS/CTS lines, or XON and XOFF bytes.
enum class TtyFlow { None, RtsCts, XonXoff };

struct TtySettings {
    int baud = 9600;
    int stopBits = 1;
    TtyFlow flow = TtyFlow::None;
};

/// Eight data bits, no parity; what an earlier program left unread is dropped. Errors: Disconnected when the port cannot be opened or set.
Result<std::unique_ptr<Transport>> openTty(const std::string& path, const TtySettings& settings);

} // namespace pishkhan::transport
