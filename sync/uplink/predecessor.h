// SPDX-License-Identifier: GPL-3.0-or-later
/// The hub's answer about the machine whose place this one takes (sync/hub/README.md), read strictly and bounded. Called by
/// terminal/hub_word on whatever a server sent.
#pragma once
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::uplink {

struct Predecessor {
    std::uint32_t epoch = 0;    ///< the last one under the old key
    std::uint64_t sequence = 0; ///< durable at the hub
    Hash head{};
    Bytes certificateDer; ///< the old machine's
    std::string logPlace; ///< size and root of the hub's log
};

/// Errors: Protocol.
Result<Predecessor> predecessorFrom(ByteView json);

} // namespace pishkhan::uplink
