// SPDX-License-Identifier: GPL-3.0-or-later
/// `pishkhan-device scan FILE…`, `scan --sane NAME`: what the document decoder reads in pictures (contract.md). Called by main.cpp.
#pragma once
#include <CLI/CLI.hpp>

namespace pishkhan::cli {

/// Adds the subcommand; when it runs, `exitCode` becomes 0 (every file was a picture and was looked at) or 1.
void addScanCommand(CLI::App& app, int& exitCode);

} // namespace pishkhan::cli
