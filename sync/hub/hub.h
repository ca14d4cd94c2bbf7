// SPDX-License-Identifier: GPL-3.0-or-later
/// Hub: the room's composition root. `pishkhan-hub serve` makes one and runs it until it is told to stop.
#pragma once
#include <functional>
#include <string>

#include "sync/hub/http_server.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/witness_rounds.h"

namespace pishkhan::hub {

struct HubSettings {
    std::string dataFolder;
    std::string consoleFolder; ///< built console, empty for none
    std::string portFile;      ///< the port is written here once requests are answered; empty for none
    HttpSettings http;
    WitnessSettings witnesses;
};

/// Serves until SIGTERM or SIGINT. `ready` is called with the port before the first request is taken.
Status serveHub(const HubSettings& settings, const Now& now, const std::function<void(std::uint16_t)>& ready);

} // namespace pishkhan::hub
