// SPDX-License-Identifier: GPL-3.0-or-later
/// The sockets around an emulated terminal: one station at a time on TCP, control lines on a local socket, and the
/// line's own faults (cut, mute, segment). One thread, one poll loop.
#pragma once
#include <cstdint>
#include <string>

#include "drivers/emulators/zvt_terminal/emulated_zvt_terminal.h"

namespace pishkhan::emulators {

struct ServerSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 20007; ///< 0 = any free one
    std::string portFile;       ///< where to write the port, empty = nowhere
    std::string control;        ///< path of the local control socket, empty = none
};

/// Serves until SIGTERM or SIGINT. Errors: Disconnected when a socket cannot be made, Storage for the port file.
Status serve(const ServerSettings& settings, EmulatedZvtTerminal& terminal, Faults& faults, const ZvtBooks& books);

} // namespace pishkhan::emulators
