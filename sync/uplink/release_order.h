// SPDX-License-Identifier: GPL-3.0-or-later
/// What the hub says about the release that should run here (sync/hub/README.md), read strictly and bounded. Called by release_line.
#pragma once
#include "terminal/ports/release_shelf.h"

namespace pishkhan::uplink {

/// Errors: Protocol.
Result<ports::ReleaseOrder> parseReleaseOrder(ByteView body);

} // namespace pishkhan::uplink
