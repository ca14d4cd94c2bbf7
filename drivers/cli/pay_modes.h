// SPDX-License-Identifier: GPL-3.0-or-later
/// What `pishkhan-device pay` can do with a ledger folder. Called by pay_command. Each returns the program's exit code.
#pragma once
#include <functional>

#include "drivers/cli/pay_options.h"
#include "terminal/base/result.h"

namespace pishkhan::cli {

/// Recover the ledger, then pay or give back as `options` say. Errors: those of the driver factory, the ledger and the
/// runs.
Result<int> runAtTerminal(const PayOptions& options, std::function<bool()> cancelRequested);

/// R12: a person decides with the terminal's slip in hand; the terminal is not asked.
Result<int> resolveByHand(const PayOptions& options);

} // namespace pishkhan::cli
