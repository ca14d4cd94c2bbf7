// SPDX-License-Identifier: GPL-3.0-or-later
/// `pishkhan-device pay`: one payment at one card terminal, or the recovery of a ledger, through the same payment core
/// and journal the counter uses (contract.md). Called by main.cpp.
#pragma once
#include <CLI/CLI.hpp>

namespace pishkhan::cli {

/// Adds the subcommand; when it runs, `exitCode` becomes 0 (paid, or nothing left in doubt), 1 (not paid, in doubt,
/// refused) or 2 (wrong usage).
void addPayCommand(CLI::App& app, int& exitCode);

} // namespace pishkhan::cli
