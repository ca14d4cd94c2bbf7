// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-start: starts the current release of the program and goes back when a new one does not stand (README.md). Exit: the program's
// own code; 1 when none can be started, 2 wrong usage.
#include <cstdio>

#include <CLI/CLI.hpp>

#include "terminal/release/keeper.h"

int main(int argc, char** argv)
{
    using namespace pishkhan::release;
    std::string folder;
    KeeperOrder order;
    CLI::App app("pishkhan-start: starts the current release; goes back when a new one does not stand");
    app.set_version_flag("--version", "pishkhan-start " PISHKHAN_VERSION);
    app.add_option("--programs", folder, "the folder of the two slots")->required();
    app.add_option("--program", order.program, "the program below bin/")->capture_default_str();
    app.add_option("--trial-seconds", order.trialSeconds, "how long a new release may take to confirm itself")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    app.add_option("ARGUMENTS", order.arguments, "for the program, after --");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    Slots slots(folder);
    const auto code = keep(slots, order);
    if (!code) {
        std::fprintf(stderr, "pishkhan-start: %s\n", code.error().what.c_str());
        return 1;
    }
    return *code;
}
