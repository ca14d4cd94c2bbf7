// SPDX-License-Identifier: GPL-3.0-or-later
/// `pishkhan-device print`: one document from a JSON file to one printer or file (contract.md). Called by main.cpp.
#pragma once
#include <CLI/CLI.hpp>

namespace pishkhan::cli {

/// Adds the subcommand; when it runs, `exitCode` becomes 0 (confirmed), 1 (failed or unknown) or 2 (wrong usage).
void addPrintCommand(CLI::App& app, int& exitCode);

} // namespace pishkhan::cli
