// SPDX-License-Identifier: GPL-3.0-or-later
/// Scanners as SANE lists them, asked through the program `scanimage`: SANE's backends crash and hang, so they never run within our process.
#pragma once
#include <string_view>

#include "drivers/inventory/seen_device.h"
#include "terminal/base/instant.h"

namespace pishkhan::inventory {

/// Errors: Unsupported when SANE is not installed, Timeout when it hangs (it is then ended).
Result<std::vector<SeenDevice>> saneScanners(Milliseconds patience);

/// The lines of `scanimage -f "%d\t%v %m%n"`: address, tab, name. Bounded: at most 32 scanners, longer words are cut.
std::vector<SeenDevice> readSaneList(std::string_view text);

} // namespace pishkhan::inventory
