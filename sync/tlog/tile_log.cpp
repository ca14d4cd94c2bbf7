// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/tile_log.h"

#include "terminal/base/check.h"
#include "terminal/base/files.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::tlog {
namespace {

constexpr std::size_t maxTilesKept = 512;

Error broken(const std::string& what)
{
    return makeError(ErrorKind::Integrity, what, "tlog");
}

std::string folderOf(const std::string& path)
{
    return path.substr(0, path.find_last_of('/'));
}

} // namespace

TileLog::TileLog(std::string folder, std::string origin, crypto::Ed25519Key key)
    : m_folder(std::move(folder)), m_origin(std::move(origin)), m_key(std::move(key)), m_store(m_folder), m_edge(8)
{
}

Result<std::unique_ptr<TileLog>> TileLog::open(std::string folder, std::string origin, crypto::Ed25519Key key)
{
    TRY(makeVerifierKey(origin, KeyType::Ed25519, key.publicKey()));
    TRY(makeFolder(folder));
    std::unique_ptr<TileLog> log(new TileLog(std::move(folder), std::move(origin), std::move(key)));
    TRY(log->load());
    return log;
}

std::string TileLog::vkey() const
{
    const auto key = makeVerifierKey(m_origin, KeyType::Ed25519, m_key.publicKey());
    CHECK(key.has_value()); // open() made sure of the name
    return formatVkey(*key);
}

Status TileLog::load()
{
    if (!fileExists(m_folder + "/checkpoint")) {
        return {};
    }
    const Bytes bytes = TRY(m_store.read("checkpoint"));
    const VerifierKey own = TRY(makeVerifierKey(m_origin, KeyType::Ed25519, m_key.publicKey()));
    const OpenedCheckpoint opened = TRY(openCheckpoint(text(bytes), own, {}));
    m_note = text(bytes);
    m_published = opened.checkpoint;
    m_size = m_published.size;
    TRY(loadEdge());
    const Hash root = TRY(rootAt(m_size));
    if (root != m_published.root) {
        return broken("the tiles do not lead to the published root");
    }
    return {};
}

Status TileLog::loadEdge()
{
    for (unsigned level = 0; level < m_edge.size(); ++level) {
        const std::uint64_t last = hashesAt(m_size, level) / tileWidth;
        if (widthOf(m_size, level, last) > 0) {
            m_edge[level] = TRY(readTile(m_store, m_size, level, last));
        }
    }
    if (!m_edge[0].empty()) {
        const auto entries = TRY(readEntries(m_store, m_size, m_size / tileWidth));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (crypto::leafHash(entries[i]) != m_edge[0][i]) {
                return broken("an entry does not match its tile");
            }
            TRY(appendEntry(m_bundle, entries[i]));
        }
    }
    return {};
}

Result<std::uint64_t> TileLog::append(ByteView leafData)
{
    TRY(appendEntry(m_bundle, leafData));
    const std::uint64_t index = m_size++;
    if (m_size % tileWidth == 0) {
        m_unwritten[entriesPath(index / tileWidth, tileWidth)] = std::move(m_bundle);
        m_bundle.clear();
    }
    push(0, crypto::leafHash(leafData));
    return index;
}

/// Put a hash on a level's edge; a full tile becomes one hash on the level above.
void TileLog::push(unsigned level, const Hash& hash)
{
    m_edge[level].push_back(hash);
    if (m_edge[level].size() < tileWidth) {
        return;
    }
    const std::uint64_t tile = hashesAt(m_size, level) / tileWidth - 1;
    m_unwritten[tilePath(level, tile, tileWidth)] = encodeTile(m_edge[level]);
    const Hash above = crypto::merkleRoot(m_edge[level]);
    m_edge[level].clear();
    push(level + 1, above);
}

Result<std::string> TileLog::publishCheckpoint()
{
    if (!m_note.empty() && m_size == m_published.size) {
        return m_note;
    }
    TRY(writeTiles());
    TRY(readBack());
    const Hash root = TRY(rootAt(m_size));
    const Checkpoint next{m_origin, m_size, root};
    std::string note = TRY(signCheckpoint(next, m_key));
    TRY(writeFileDurably(m_folder + "/checkpoint", view(note), FileAccess::Readable));
    m_unwritten.clear();
    m_published = next;
    m_note = std::move(note);
    return m_note;
}

Status TileLog::writeTiles()
{
    if (m_size > 0) {
        for (unsigned level = 0; level < m_edge.size(); ++level) {
            if (!m_edge[level].empty()) {
                const auto width = static_cast<unsigned>(m_edge[level].size());
                m_unwritten[tilePath(level, hashesAt(m_size, level) / tileWidth, width)] = encodeTile(m_edge[level]);
            }
        }
        if (!m_bundle.empty()) {
            m_unwritten[entriesPath(m_size / tileWidth, static_cast<unsigned>(m_size % tileWidth))] = m_bundle;
        }
    }
    for (const auto& [path, bytes] : m_unwritten) {
        TRY(writeOnce(path, bytes));
    }
    return {};
}

/// A tile is immutable: the same bytes again are fine, other bytes are a fork of ourselves.
Status TileLog::writeOnce(const std::string& path, ByteView bytes) const
{
    const std::string full = m_folder + "/" + path;
    if (fileExists(full)) {
        const Bytes there = TRY(readFile(full));
        return std::equal(there.begin(), there.end(), bytes.begin(), bytes.end())
                   ? Status()
                   : Status(broken("another tile is already at " + path));
    }
    TRY(makeFolder(folderOf(full)));
    TRY(writeFileDurably(full, bytes, FileAccess::Readable));
    return syncFolder(folderOf(folderOf(full)));
}

/// One flipped bit in memory killed a public log for good (Yeti 2022): the new leaves are hashed a second time, from
/// the disk, and the root is recomputed from durable tiles alone, before anything is signed.
Status TileLog::readBack() const
{
    for (std::uint64_t tile = m_published.size / tileWidth; tile * tileWidth < m_size; ++tile) {
        const auto entries = TRY(readEntries(m_store, m_size, tile));
        const auto hashes = TRY(readTile(m_store, m_size, 0, tile));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (crypto::leafHash(entries[i]) != hashes[i]) {
                return broken("a written entry does not match its tile");
            }
        }
    }
    const TileHashes durable(m_store, m_size);
    const Hash fromDisk = TRY(rangeRoot(durable, 0, m_size));
    const Hash fromMemory = TRY(rootAt(m_size));
    if (fromDisk != fromMemory) {
        return broken("the written tiles do not lead to the root in memory");
    }
    const Hash before = TRY(rangeRoot(durable, 0, m_published.size));
    if (!m_note.empty() && before != m_published.root) {
        return broken("the new tree does not contain the published one");
    }
    return {};
}

Result<std::string> TileLog::attachCosignatures(const Note& note)
{
    Note published = TRY(parseNote(m_note));
    if (published.text != note.text) {
        return makeError(ErrorKind::InvalidInput, "these signatures are for another checkpoint", "tlog");
    }
    for (const NoteSignature& signature : note.signatures) {
        std::erase_if(published.signatures, [&](const NoteSignature& old) {
            return old.name == signature.name && old.id == signature.id && old.name != m_origin;
        });
        if (signature.name != m_origin) {
            published.signatures.push_back(signature);
        }
    }
    const std::string bytes = formatNote(published);
    TRY(writeFileDurably(m_folder + "/checkpoint", view(bytes), FileAccess::Readable));
    m_note = bytes;
    return m_note;
}

Result<std::vector<Hash>> TileLog::tileHashes(unsigned level, std::uint64_t tile) const
{
    if (tile == hashesAt(m_size, level) / tileWidth) {
        return m_edge[level];
    }
    if (const auto unwritten = m_unwritten.find(tilePath(level, tile, tileWidth)); unwritten != m_unwritten.end()) {
        return decodeTile(unwritten->second, tileWidth);
    }
    const auto key = std::make_pair(level, tile);
    if (const auto found = m_read.find(key); found != m_read.end()) {
        return found->second;
    }
    auto hashes = TRY(readTile(m_store, m_size, level, tile));
    if (m_read.size() >= maxTilesKept) {
        m_read.erase(m_read.begin());
    }
    m_read.emplace(key, hashes);
    return hashes;
}

Result<Hash> TileLog::node(unsigned level, std::uint64_t index) const
{
    const std::uint64_t first = index << (level % 8);
    const std::uint64_t count = std::uint64_t{1} << (level % 8);
    if (level / 8 >= m_edge.size() || first + count > hashesAt(m_size, level / 8)) {
        return makeError(ErrorKind::InvalidInput, "no such subtree in the log", "tlog");
    }
    const std::vector<Hash> hashes = TRY(tileHashes(level / 8, first / tileWidth));
    return crypto::merkleRoot(std::span(hashes).subspan(first % tileWidth, count));
}

Result<Hash> TileLog::rootAt(std::uint64_t size) const
{
    if (size > m_size) {
        return makeError(ErrorKind::InvalidInput, "the log is not that long", "tlog");
    }
    return rangeRoot(*this, 0, size);
}

Result<std::vector<Hash>> TileLog::inclusionProof(std::uint64_t index, std::uint64_t size) const
{
    if (size > m_size) {
        return makeError(ErrorKind::InvalidInput, "the log is not that long", "tlog");
    }
    return tlog::inclusionProof(*this, index, size);
}

Result<std::vector<Hash>> TileLog::consistencyProof(std::uint64_t m, std::uint64_t n) const
{
    if (n > m_size) {
        return makeError(ErrorKind::InvalidInput, "the log is not that long", "tlog");
    }
    return tlog::consistencyProof(*this, m, n);
}

} // namespace pishkhan::tlog
