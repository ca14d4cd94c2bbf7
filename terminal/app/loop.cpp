// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/loop.h"

namespace pishkhan::app {

std::string wordFor(const Error& error)
{
    return name(error.kind);
}

} // namespace pishkhan::app
