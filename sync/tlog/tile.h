// SPDX-License-Identifier: GPL-3.0-or-later
/// Names and contents of tiles and entry bundles (C2SP tlog-tiles, oversight.md 4.4). Pure functions.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "terminal/base/bytes.h"

namespace pishkhan::tlog {

constexpr unsigned tileWidth = 256;
constexpr std::size_t maxEntryBytes = 65535;

/// "tile/<level>/x001/x234/067" and ".p/<width>" when width < 256.
std::string tilePath(unsigned level, std::uint64_t index, unsigned width);
std::string entriesPath(std::uint64_t index, unsigned width);

/// How many hashes level `level` has in a tree of `size` leaves.
constexpr std::uint64_t hashesAt(std::uint64_t size, unsigned level)
{
    return level >= 8 ? 0 : size >> (8 * level);
}
/// How many of them lie in tile `index` (0…256).
unsigned widthOf(std::uint64_t size, unsigned level, std::uint64_t index);

Bytes encodeTile(std::span<const Hash> hashes);
Result<std::vector<Hash>> decodeTile(ByteView bytes, unsigned width); ///< Errors: Protocol unless exactly width hashes

Status appendEntry(Bytes& bundle, ByteView entry);                         ///< Errors: InvalidInput beyond 65,535 bytes
Result<std::vector<Bytes>> decodeEntries(ByteView bundle, unsigned count); ///< Errors: Protocol unless exactly count

} // namespace pishkhan::tlog
