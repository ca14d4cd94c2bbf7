// SPDX-License-Identifier: GPL-3.0-or-later
/// The sockets around an emulated terminal: one station at a time on TCP or on a pseudo terminal, control lines on a
/// local socket, and the line's own faults (cut, mute, segment). One thread, one poll loop. Used by every
/// pishkhan-emulate-* card terminal.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "drivers/emulators/card_terminal/emulated_device.h"
#include "drivers/emulators/card_terminal/line_faults.h"
#include "terminal/base/result.h"

namespace pishkhan::emulators {

struct ServerSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0; ///< 0 = any free one
    std::string portFile;   ///< where to write the port, empty = nowhere
    std::string tty;        ///< path of a link to a pseudo terminal; not empty: serve that instead of TCP
    std::string control;    ///< path of the local control socket, empty = none
};

struct Served {
    EmulatedDevice& device;
    LineFaults& faults;
    /// A control line about the terminal or its books; answers `ok`, a value or `error WORD`.
    std::function<std::string(const std::string& line, EmulatorTime now)> obey;
};

/// `--listen ADDRESS:PORT` into host and port. Errors: InvalidInput.
Status readListen(const std::string& listen, ServerSettings& settings);

/// Serves until SIGTERM or SIGINT. Errors: Disconnected when a socket or terminal cannot be made, Storage for the port
/// file.
Status serve(const ServerSettings& settings, const Served& served);

} // namespace pishkhan::emulators
