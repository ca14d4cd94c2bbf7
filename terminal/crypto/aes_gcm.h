// SPDX-License-Identifier: GPL-3.0-or-later
/// AES-256-GCM with a random nonce: sealed = nonce[12] || ciphertext || tag[16] (oversight.md 5.8). Called by the
/// journal for personal fields, wrapped case keys and drafts.
#pragma once
#include "terminal/base/bytes.h"

namespace pishkhan::crypto {

using SymmetricKey = std::array<std::uint8_t, 32>;
constexpr std::size_t sealOverhead = 28; ///< bytes a sealed text is longer than its plain text

Result<SymmetricKey> makeSymmetricKey();

/// Errors: Storage when no randomness is to be had.
Result<Bytes> seal(const SymmetricKey& key, ByteView plain, ByteView associated);

/// Errors: Integrity when key, associated bytes or sealed bytes are not those of the sealing.
Result<Bytes> unseal(const SymmetricKey& key, ByteView sealed, ByteView associated);

} // namespace pishkhan::crypto
