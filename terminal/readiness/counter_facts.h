// SPDX-License-Identifier: GPL-3.0-or-later
/// Looks at a whole counter: lines, clock, disk, key, journal, beside the devices its caller knows of. Prints nothing, charges nothing, and
/// disturbs no running terminal. Called by `pishkhan-device self-test` and by terminal/office_pages.
#pragma once
#include "terminal/catalogue/office_configuration.h"
#include "terminal/ports/clock.h"
#include "terminal/readiness/readiness_judge.h"

namespace pishkhan::readiness {

/// `devices`: as they were asked from the shell, or as the running terminal knows them.
CounterFacts gatherFacts(const std::string& home, const catalogue::OfficeConfiguration& office,
                         const ports::Clock& clock, std::vector<inventory::SeenDevice> devices);

} // namespace pishkhan::readiness
