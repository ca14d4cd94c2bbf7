// SPDX-License-Identifier: GPL-3.0-or-later
/// Secrets in files: keys, and what seals them. Called by crypto and journal.
#pragma once
#include <string>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan {

/// The whole file, when nobody but its owner may read it. Errors: those of readFile, Denied.
Result<Bytes> readPrivateFile(const std::string& path, std::size_t maxBytes);

} // namespace pishkhan
