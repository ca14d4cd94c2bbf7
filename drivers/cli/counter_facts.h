// SPDX-License-Identifier: GPL-3.0-or-later
/// Looks at a whole counter: configured devices, lines, clock, disk, key, journal. Prints nothing, charges nothing, speaks to no card
/// terminal. Called by self_test_command.
#pragma once
#include "drivers/cli/self_test_judge.h"
#include "terminal/ports/clock.h"

namespace pishkhan::cli {

struct CounterPlace {
    std::string home;
    int counter = 1;
    int epoch = 1;
};

CounterFacts gatherFacts(const CounterPlace& place, const catalogue::OfficeConfiguration& office,
                         const ports::Clock& clock);

} // namespace pishkhan::cli
