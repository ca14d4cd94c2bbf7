// SPDX-License-Identifier: GPL-3.0-or-later
/// What the hub still holds of a machine that is gone: whose key, how far, and the signed batches themselves. Asked once, by
/// pishkhan-continue; believed only as far as the batches' own signatures go.
#pragma once
#include "sync/uplink/https_client.h"
#include "sync/uplink/predecessor.h"
#include "terminal/continuation.h"
#include "terminal/old_books.h"

namespace pishkhan {

/// Errors: Refused (the hub knows of no machine before this one), those of the line.
Result<uplink::Predecessor> askPredecessor(uplink::HttpsClient& hub, const std::string& device);

/// Everything the hub has behind what `old` holds. Errors: Integrity (two stories), those of the line.
Status takeFromHub(OldBooks& old, uplink::HttpsClient& hub, const std::string& device,
                   const uplink::Predecessor& known);

} // namespace pishkhan
