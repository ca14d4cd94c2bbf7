// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-verify: checks values, journals, receipts, evidence packs and hub logs offline, for anyone. No Qt, no network, no secrets.
#include <CLI/CLI.hpp>

#include "sync/verify/proof_commands.h"
#include "sync/verify/value_commands.h"

namespace {

constexpr int parsed = -1;
constexpr int wrongUsage = 2;

/// CLI11 answers --help and --version with 0 and everything it does not understand with a number above 100.
int parse(CLI::App& app, int argc, char** argv)
{
    CLI11_PARSE(app, argc, argv)
    return parsed;
}

} // namespace

int main(int argc, char** argv)
{
    CLI::App app("Checks a value, a journal, a receipt, an evidence pack or a hub log, offline.\n"
                 "Exit: 0 valid or done, 1 not valid, 2 wrong usage.");
    app.set_version_flag("--version", "pishkhan-verify " PISHKHAN_VERSION);
    bool json = false; // read back by the commands through their parent
    app.add_flag("--json", json, "one JSON object per line on standard output");
    app.require_subcommand(1);
    int exitCode = wrongUsage;
    pishkhan::verify::addValueCommands(app, exitCode);
    pishkhan::verify::addProofCommands(app, exitCode);
    const int code = parse(app, argc, argv);
    if (code == parsed) {
        return exitCode;
    }
    return code == 0 ? 0 : wrongUsage;
}
