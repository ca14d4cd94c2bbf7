// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-terminal: the counter and the kiosk, over real devices.
#include "terminal/run_terminal.h"

int main(int argc, char** argv)
{
    return pishkhan::runTerminal(argc, argv, {"pishkhan-terminal", pishkhan::app::Money::Real, {}});
}
