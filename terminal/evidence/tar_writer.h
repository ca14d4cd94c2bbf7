// SPDX-License-Identifier: GPL-3.0-or-later
/// Writes a ustar file through libarchive, the only file pair that speaks it. The same members give the same bytes.
#pragma once
#include <span>
#include <string>

#include "terminal/base/bytes.h"

namespace pishkhan::evidence {

struct Member {
    std::string path;
    Bytes content;
};

/// Errors: Storage (libarchive's own words), InvalidInput (a name ustar cannot hold).
Result<Bytes> makeUstar(std::span<const Member> members);

} // namespace pishkhan::evidence
