// SPDX-License-Identifier: GPL-3.0-or-later
/// The places where stations and testers reach an emulated terminal: a TCP port, a local socket, a pseudo terminal.
/// Called by device_server.
#pragma once
#include "drivers/emulators/card_terminal/device_server.h"

namespace pishkhan::emulators {

/// All return a descriptor, or -1 where the settings ask for none. Errors: Disconnected, InvalidInput, Storage.
Result<int> listenTcp(const ServerSettings& settings);
Result<int> listenLocal(const std::string& path);
/// The master side; `link` points to the slave's path afterwards.
Result<int> openPseudoTerminal(const std::string& link);

} // namespace pishkhan::emulators
