// SPDX-License-Identifier: GPL-3.0-or-later
/// Puts a folder of sheet files (one service each) and its catalogue.head.json together as one catalogue. Used by
/// pishkhan-sign at the publisher's side; the terminal only reads the result.
#pragma once
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::catalogue {

/// Sheets are the folder's service-*.json in the order of their names. Errors: Storage, InvalidInput (what names the
/// file).
Result<Bytes> gatherSheets(const std::string& folder);

} // namespace pishkhan::catalogue
