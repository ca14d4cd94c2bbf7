// SPDX-License-Identifier: GPL-3.0-or-later
/// Unfold: a stored batch becomes the events the console shows, with the catalogue's sentence and only the fields the
/// catalogue lets out. Pure; called by the ingest writer and by `pishkhan-hub rebuild`.
#pragma once
#include <vector>

#include "sync/hub/batch_store.h"
#include "sync/hub/case_fold.h"

namespace pishkhan::hub {

/// `device` may be null when the registration is gone. Errors: Protocol (never for a batch that ingest accepted).
Result<std::vector<IndexedEvent>> unfold(const StoredBatch& stored, const DeviceRow* device);

} // namespace pishkhan::hub
