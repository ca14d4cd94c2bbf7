// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/merkle_hash.h"

#include <bit>

#include "terminal/crypto/digest.h"

namespace pishkhan::crypto {

Hash leafHash(ByteView data)
{
    return Sha256().add(std::uint8_t{0}).add(data).finish();
}

Hash nodeHash(const Hash& left, const Hash& right)
{
    return Sha256().add(std::uint8_t{1}).add(left).add(right).finish();
}

Hash merkleRoot(std::span<const Hash> leafHashes)
{
    if (leafHashes.empty()) {
        return sha256({});
    }
    if (leafHashes.size() == 1) {
        return leafHashes.front();
    }
    const std::size_t left = std::bit_floor(leafHashes.size() - 1); // largest power of two below n
    return nodeHash(merkleRoot(leafHashes.first(left)), merkleRoot(leafHashes.subspan(left)));
}

} // namespace pishkhan::crypto
