// SPDX-License-Identifier: GPL-3.0-or-later
/// The hash chain over a device's events, oversight.md 5.3: a head names everything before it.
#pragma once
#include "terminal/base/bytes.h"

namespace pishkhan::wire {

/// head_0. `certificateHash` = SHA-256 of the enrolment certificate's DER. Errors: InvalidInput (device name too long).
Result<Hash> genesisHead(std::string_view device, std::uint32_t epoch, const Hash& certificateHash);

/// head_i from head_{i-1} and leaf_i = crypto::leafHash(event bytes).
Hash nextHead(const Hash& previous, const Hash& leaf);

} // namespace pishkhan::wire
