// SPDX-License-Identifier: GPL-3.0-or-later
/// `pishkhan-device card` (contract.md). Called by main.cpp.
#pragma once
#include <CLI/CLI.hpp>

namespace pishkhan::cli {

/// Adds the subcommand; when it runs, `exitCode` becomes 0 or 1.
void addCardCommand(CLI::App& app, int& exitCode);

} // namespace pishkhan::cli
