// SPDX-License-Identifier: GPL-3.0-or-later
/// The print server's queues by name, for lists. Called by drivers/inventory.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::printer {

/// Errors: Disconnected when no print server answers.
Result<std::vector<std::string>> listQueues();

} // namespace pishkhan::printer
