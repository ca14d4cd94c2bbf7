// SPDX-License-Identifier: GPL-3.0-or-later
/// The strip of a closed day, or of a shift's beginning when it was never closed (the zero report), as layout blocks, one a line, for block_painter.
#pragma once
#include <string>

#include "terminal/ports/day_renderer.h"

namespace pishkhan::templates {

std::string dayStrip(const ports::DayContent& content);

} // namespace pishkhan::templates
