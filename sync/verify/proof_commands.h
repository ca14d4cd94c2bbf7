// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands of pishkhan-verify about proofs: journal, receipt, pack, hub (contract.md). Called once by its main.
#pragma once

namespace CLI {
class App;
}

namespace pishkhan::verify {

/// Adds the sub-commands; the one that runs writes 0 (valid), 1 (not valid) or 2 (cannot be asked) into `exitCode`.
void addProofCommands(CLI::App& app, int& exitCode);

} // namespace pishkhan::verify
