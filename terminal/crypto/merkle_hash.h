// SPDX-License-Identifier: GPL-3.0-or-later
/// The tree hashing of RFC 6962 over SHA-256: leaf, node and root of a list. Called by sync/wire (a batch's tree) and
/// sync/tlog (the hub's tree). Follows oversight.md 4.1.
#pragma once
#include <span>

#include "terminal/base/bytes.h"

namespace pishkhan::crypto {

Hash leafHash(ByteView data);                       ///< SHA256(0x00 || data)
Hash nodeHash(const Hash& left, const Hash& right); ///< SHA256(0x01 || left || right)
Hash merkleRoot(std::span<const Hash> leafHashes);  ///< MTH; of nothing: SHA256("")

} // namespace pishkhan::crypto
