// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/log_tree.h"

#include <span>

#include "sync/tlog/tile.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::hub {
namespace {

Error absent()
{
    return makeError(ErrorKind::InvalidInput, "the tree is not that large", "hub-log");
}

} // namespace

void LogTree::append(ByteView leafData)
{
    push(0, crypto::leafHash(leafData));
}

void LogTree::push(std::size_t level, const Hash& hash)
{
    if (level == m_levels.size()) {
        m_levels.emplace_back();
    }
    auto& hashes = m_levels[level];
    hashes.push_back(hash);
    if (hashes.size() % tlog::tileWidth == 0) {
        push(level + 1, crypto::merkleRoot(std::span(hashes).last(tlog::tileWidth)));
    }
}

Result<Hash> LogTree::node(unsigned level, std::uint64_t index) const
{
    const std::size_t tileLevel = level / 8;
    const std::uint64_t count = std::uint64_t{1} << (level % 8);
    if (tileLevel >= m_levels.size() || index >= m_levels[tileLevel].size() / count) {
        return absent();
    }
    return crypto::merkleRoot(std::span(m_levels[tileLevel]).subspan(index * count, count));
}

Result<Hash> LogTree::root(std::uint64_t size) const
{
    if (size > this->size()) {
        return absent();
    }
    return size == 0 ? crypto::merkleRoot({}) : tlog::rangeRoot(*this, 0, size);
}

Result<std::vector<Hash>> LogTree::tile(unsigned level, std::uint64_t index, unsigned width) const
{
    if (level >= m_levels.size() || width == 0 || width > tlog::tileWidth) {
        return absent();
    }
    const auto& hashes = m_levels[level];
    if (index >= hashes.size() || index * tlog::tileWidth + width > hashes.size()) {
        return absent();
    }
    const auto part = std::span(hashes).subspan(index * tlog::tileWidth, width);
    return std::vector<Hash>(part.begin(), part.end());
}

} // namespace pishkhan::hub
