// SPDX-License-Identifier: GPL-3.0-or-later
/// TileLog: the writing side of the hub's log, as files at the C2SP paths. append() puts a leaf in memory; publish()
/// makes tiles and entries durable, proves them from the bytes read back, and only then signs a checkpoint. After a
/// crash the log stands at its last checkpoint: the hub appends again what its own store holds beyond size().
/// Only `checkpoint` is ever overwritten. One owner thread.
#pragma once
#include <map>
#include <memory>

#include "sync/tlog/checkpoint.h"
#include "sync/tlog/tile_store.h"

namespace pishkhan::tlog {

class TileLog final : public HashSource {
public:
    /// Errors: Integrity when the folder's checkpoint is not this key's or its tiles do not lead to its root; Storage.
    static Result<std::unique_ptr<TileLog>> open(std::string folder, std::string origin, crypto::Ed25519Key key);

    /// Returns the leaf's index. Errors: InvalidInput beyond 65,535 bytes.
    Result<std::uint64_t> append(ByteView leafData);
    /// Make everything durable and sign. Returns the bytes of /checkpoint; the old ones when nothing was appended.
    /// Errors: Storage; Integrity when what was written does not read back as it was meant: stop and sign nothing.
    Result<std::string> publishCheckpoint();
    /// Add witnesses' signature lines (verified by the caller) to the published checkpoint.
    /// Errors: InvalidInput when `note` is not the text that is published now.
    Result<std::string> attachCosignatures(const Note& note);

    std::uint64_t size() const { return m_size; } ///< with what is not published yet
    std::uint64_t publishedSize() const { return m_published.size; }
    const std::string& checkpoint() const { return m_note; } ///< empty before the first publish
    std::string vkey() const;

    Result<Hash> rootAt(std::uint64_t size) const;
    Result<std::vector<Hash>> inclusionProof(std::uint64_t index, std::uint64_t size) const;
    Result<std::vector<Hash>> consistencyProof(std::uint64_t m, std::uint64_t n) const;
    Result<Hash> node(unsigned level, std::uint64_t index) const override;

private:
    TileLog(std::string folder, std::string origin, crypto::Ed25519Key key);
    Status load();
    Status loadEdge();
    void push(unsigned level, const Hash& hash);
    Status writeTiles();
    Status writeOnce(const std::string& path, ByteView bytes) const;
    Status readBack() const;
    Result<std::vector<Hash>> tileHashes(unsigned level, std::uint64_t tile) const;

    std::string m_folder;
    std::string m_origin;
    crypto::Ed25519Key m_key;
    FolderTiles m_store;
    std::uint64_t m_size = 0;
    Checkpoint m_published;
    std::string m_note;
    std::vector<std::vector<Hash>> m_edge;    ///< per level: the hashes of the tile that is not full yet
    Bytes m_bundle;                           ///< entries of the level 0 tile that is not full yet
    std::map<std::string, Bytes> m_unwritten; ///< full tiles and bundles since the last publish
    mutable std::map<std::pair<unsigned, std::uint64_t>, std::vector<Hash>> m_read; ///< full tiles, immutable
};

} // namespace pishkhan::tlog
