// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/tile_store.h"

#include "terminal/base/files.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::tlog {
namespace {
constexpr std::size_t maxTilesKept = 512; ///< 4 MiB
constexpr std::size_t maxBundle = tileWidth * (maxEntryBytes + 2);
} // namespace

Result<Bytes> FolderTiles::read(const std::string& path) const
{
    return readFile(m_folder + "/" + path, maxBundle);
}

Result<std::vector<Hash>> readTile(const TileStore& store, std::uint64_t size, unsigned level, std::uint64_t index)
{
    const unsigned width = widthOf(size, level, index);
    if (width == 0) {
        return makeError(ErrorKind::InvalidInput, "no such tile in a tree of this size", "tlog");
    }
    auto bytes = store.read(tilePath(level, index, width));
    if (!bytes && width < tileWidth) {
        auto full = store.read(tilePath(level, index, tileWidth));
        if (full && full->size() == tileWidth * sizeof(Hash)) {
            full->resize(width * sizeof(Hash));
            bytes = std::move(full);
        }
    }
    const Bytes found = TRY(std::move(bytes));
    return decodeTile(found, width);
}

Result<std::vector<Bytes>> readEntries(const TileStore& store, std::uint64_t size, std::uint64_t index)
{
    const unsigned width = widthOf(size, 0, index);
    if (width == 0) {
        return makeError(ErrorKind::InvalidInput, "no such bundle in a tree of this size", "tlog");
    }
    const auto bytes = store.read(entriesPath(index, width));
    if (bytes || width == tileWidth) {
        const Bytes found = TRY(Result<Bytes>(bytes));
        return decodeEntries(found, width);
    }
    const Bytes full = TRY(store.read(entriesPath(index, tileWidth)));
    auto entries = TRY(decodeEntries(full, tileWidth));
    entries.resize(width);
    return entries;
}

Result<std::vector<Hash>> TileHashes::tile(unsigned level, std::uint64_t index) const
{
    const auto key = std::make_pair(level, index);
    if (const auto found = m_read.find(key); found != m_read.end()) {
        return found->second;
    }
    auto hashes = TRY(readTile(m_store, m_size, level, index));
    if (m_read.size() >= maxTilesKept) {
        m_read.erase(m_read.begin()); // lowest level and index first: proofs come back to the upper tiles
    }
    m_read.emplace(key, hashes);
    return hashes;
}

Result<Hash> TileHashes::node(unsigned level, std::uint64_t index) const
{
    const std::uint64_t first = index << (level % 8);
    const std::uint64_t count = std::uint64_t{1} << (level % 8);
    const std::vector<Hash> hashes = TRY(tile(level / 8, first / tileWidth));
    const std::uint64_t at = first % tileWidth;
    if (at + count > hashes.size()) {
        return makeError(ErrorKind::InvalidInput, "no such subtree in a tree of this size", "tlog");
    }
    return crypto::merkleRoot(std::span(hashes).subspan(at, count));
}

} // namespace pishkhan::tlog
