// SPDX-License-Identifier: GPL-3.0-or-later
/// Reading a log: TileStore gives the bytes at a C2SP path, TileHashes turns them into subtree hashes for proofs.
/// Called by TileLog, the hub's answers and pishkhan-verify.
#pragma once
#include <map>
#include <string>

#include "sync/tlog/proof.h"
#include "sync/tlog/tile.h"

namespace pishkhan::tlog {

class TileStore {
public:
    virtual ~TileStore() = default;
    /// `path` is one of tilePath, entriesPath or "checkpoint". Errors: Storage when it is not there.
    virtual Result<Bytes> read(const std::string& path) const = 0;
};

class FolderTiles final : public TileStore {
public:
    explicit FolderTiles(std::string folder) : m_folder(std::move(folder)) {}
    Result<Bytes> read(const std::string& path) const override;

private:
    std::string m_folder;
};

/// The hashes of tile `index` in a tree of `size` leaves; a full tile stands in for a pruned partial one.
Result<std::vector<Hash>> readTile(const TileStore& store, std::uint64_t size, unsigned level, std::uint64_t index);
/// The entries of bundle `index` in a tree of `size` leaves.
Result<std::vector<Bytes>> readEntries(const TileStore& store, std::uint64_t size, std::uint64_t index);

/// Subtree hashes of a tree of one size, from its tiles. Keeps the tiles it has read (bounded).
class TileHashes final : public HashSource {
public:
    TileHashes(const TileStore& store, std::uint64_t size) : m_store(store), m_size(size) {}
    Result<Hash> node(unsigned level, std::uint64_t index) const override;

private:
    Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index) const;
    const TileStore& m_store;
    std::uint64_t m_size;
    mutable std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> m_read;
};

} // namespace pishkhan::tlog
