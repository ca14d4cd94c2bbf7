// SPDX-License-Identifier: GPL-3.0-or-later
/// What a station must know of an emulated terminal that seals its messages, as the file drivers/payment/nexo_setup.h reads.
#pragma once
#include <string>

#include "terminal/base/result.h"

namespace pishkhan::emulators::nexo {

/// An empty path writes nothing. Errors: Storage.
Status writeStationKeys(const std::string& path, const std::string& passphrase, const std::string& certificate);

} // namespace pishkhan::emulators::nexo
