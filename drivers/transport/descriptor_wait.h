// SPDX-License-Identifier: GPL-3.0-or-later
/// Waiting for one descriptor with a deadline. Called by the transports over sockets and serial lines.
#pragma once
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

namespace pishkhan::transport {

/// Wait until `events` (poll's) hold or the other side is gone; the following read or write tells which.
/// Errors: Timeout, Disconnected when poll itself fails. `source` names the transport in errors.
Status awaitEvents(int descriptor, short events, Milliseconds timeout, const char* source);

} // namespace pishkhan::transport
