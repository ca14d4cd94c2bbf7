// SPDX-License-Identifier: GPL-3.0-or-later
/// What may go wrong at a scanner, as pishkhan-sane says it by its exit code and as the counter hears it. The words have
/// a Persian sentence each (kiosk-ui's message table).
#pragma once
#include "terminal/base/result.h"

namespace pishkhan::document {

enum class SaneFault {
    None = 0,
    Usage = 2,
    NoPaper = 10,
    Jam = 11,
    CoverOpen = 12,
    Busy = 13,
    NoDevice = 14,
    Unplugged = 15,
    Denied = 16,
    Cancelled = 17,
    Unsupported = 18,
    Broken = 19,
    NotPressed = 30, ///< of a wait for the scanner's button
    NoButton = 31,
};

/// Errors: Refused for what a hand at the scanner cures (`what` is the stable word scanner-empty, scanner-jam or
/// scanner-open), Busy, Disconnected (no such device, or it went away), Denied, Timeout (cancelled), Unsupported,
/// Protocol. Not for None.
Error errorOf(SaneFault fault);
SaneFault faultOf(int exitCode); ///< Broken when it is none of them

} // namespace pishkhan::document
