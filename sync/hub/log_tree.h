// SPDX-License-Identifier: GPL-3.0-or-later
/// LogTree: the hub's Merkle tree in memory, only the levels that tiles have (32 bytes a leaf). A function of the stored
/// leaves, so nothing of it is ever written; tiles of every size are cut from it. Follows oversight.md 4.1 and 4.4.
#pragma once
#include <vector>

#include "sync/tlog/proof.h"

namespace pishkhan::hub {

class LogTree final : public tlog::HashSource {
public:
    void append(ByteView leafData);
    std::uint64_t size() const { return m_levels.empty() ? 0 : m_levels.front().size(); }
    Result<Hash> node(unsigned level, std::uint64_t index) const override;
    Result<Hash> root(std::uint64_t size) const; ///< of the first `size` leaves. Errors: InvalidInput beyond them.
    /// Hashes [256 × index, 256 × index + width) of tile level `level`. Errors: InvalidInput when they are not there.
    Result<std::vector<Hash>> tile(unsigned level, std::uint64_t index, unsigned width) const;

private:
    void push(std::size_t level, const Hash& hash);
    std::vector<std::vector<Hash>> m_levels;
};

} // namespace pishkhan::hub
