// SPDX-License-Identifier: GPL-3.0-or-later
/// `pishkhan-device conform --printer ADDRESS`: what a new brand must pass. Called by main.cpp.
#pragma once
#include <CLI/CLI.hpp>

namespace pishkhan::cli {

/// Adds the subcommand; when it runs, `exitCode` becomes 0 (every required check passed) or 1.
void addConformCommand(CLI::App& app, int& exitCode);

} // namespace pishkhan::cli
