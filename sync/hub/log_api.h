// SPDX-License-Identifier: GPL-3.0-or-later
/// LogApi: the log as its public format wants it, /checkpoint and /tile/… (C2SP tlog-tiles, oversight.md 4.4), by HTTP
/// and as files (`pishkhan-hub export log`).
#pragma once
#include "sync/hub/http_server.h"
#include "sync/hub/log_publisher.h"
#include "sync/hub/request_target.h"

namespace pishkhan::hub {

/// The file at `target`. `store` is read for entry bundles.
HttpAnswer logAnswer(const LogPublisher& log, BatchStore& store, const RequestTarget& target);

/// Checkpoint, tiles and entry bundles of the published tree into `folder`. Errors: Storage, Refused before the first
/// checkpoint.
Status exportLog(const LogPublisher& log, BatchStore& store, const std::string& folder);

} // namespace pishkhan::hub
