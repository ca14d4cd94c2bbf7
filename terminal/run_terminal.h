// SPDX-License-Identifier: GPL-3.0-or-later
/// What both mains do: read the command line, build the terminal, show the screens, run until the window closes.
/// Exit: 0 done, 1 could not run (said in one sentence), 2 wrong usage.
#pragma once
#include <functional>

#include "kiosk-ui/screens.h"
#include "terminal/build_terminal.h"

namespace CLI {
class App;
}

namespace pishkhan {

struct Program {
    const char* name;
    app::Money money;
    /// Adds options before parsing; null for none. The returned function runs once the window is shown; it may keep state.
    std::function<std::function<void(Terminal&, kiosk_ui::Screens&)>(CLI::App&)> extend;
    /// Nobody stands before the screen: trouble at start ends the program at once. Empty: somebody does.
    std::function<bool()> unattended = {};
    /// For the scanner's helpers: the laboratory puts its emulators before them. Empty in an office.
    std::function<std::vector<std::string>()> helperEnvironment = {};
};

int runTerminal(int argc, char** argv, const Program& program);

} // namespace pishkhan
