// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands of pishkhan-verify about single values: value, date, words, fold (contract.md). Called once by its main.
#pragma once

namespace CLI {
class App;
}

namespace pishkhan::verify {

/// Adds the four sub-commands; the one that runs writes its exit code (0 valid or done, 1 not valid, 2 wrong usage) into `exitCode`.
/// A `--json` flag of `app` itself is honoured too.
void addValueCommands(CLI::App& app, int& exitCode);

} // namespace pishkhan::verify
