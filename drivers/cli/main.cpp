// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-device: one device from the shell, for technicians and scripts (contract.md).
#include <CLI/CLI.hpp>

#include "drivers/cli/card_command.h"
#include "drivers/cli/conform_command.h"
#include "drivers/cli/list_command.h"
#include "drivers/cli/pay_command.h"
#include "drivers/cli/print_command.h"
#include "drivers/cli/scan_command.h"
#include "drivers/cli/self_test_command.h"

int main(int argc, char** argv)
{
    CLI::App app("Pishkhan: one device from the shell");
    app.set_version_flag("--version", PISHKHAN_VERSION);
    app.require_subcommand(1);
    int exitCode = 0;
    pishkhan::cli::addListCommand(app, exitCode);
    pishkhan::cli::addCardCommand(app, exitCode);
    pishkhan::cli::addSelfTestCommand(app, exitCode);
    pishkhan::cli::addConformCommand(app, exitCode);
    pishkhan::cli::addPayCommand(app, exitCode);
    pishkhan::cli::addPrintCommand(app, exitCode);
    pishkhan::cli::addScanCommand(app, exitCode);
    try { // CLI11 reports wrong usage by throwing
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : 2;
    }
    return exitCode;
}
