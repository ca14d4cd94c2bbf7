// SPDX-License-Identifier: GPL-3.0-or-later
/// From a nexo terminal's address to the line to it. Two shapes:
///   tcp:HOST:PORT[/POIID]               XML 3.1 over HTTP
///   tls:HOST:PORT/POIID?keys=FILE       JSON over TLS, sealed; FILE says how
/// FILE is a JSON object that nobody but its owner may read: {"keyIdentifier", "keyVersion", "passphrase", "certificate"}, the last one
/// the pinned certificate in PEM. Called by driver_factory.
#pragma once
#include <string_view>

#include "drivers/payment/nexo_line.h"

namespace pishkhan::payment::nexo {

struct Setup {
    Wire wire;
    std::string poiId;
};

/// Opens no line. Errors: InvalidInput (address, file), Storage (no such file), Denied (others may read it).
Result<Setup> readSetup(std::string_view address);

} // namespace pishkhan::payment::nexo
