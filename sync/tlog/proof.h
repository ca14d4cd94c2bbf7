// SPDX-License-Identifier: GPL-3.0-or-later
/// Inclusion and consistency proofs of RFC 6962 / 9162: made from any source of subtree hashes, checked from nothing but
/// hashes. Called by the hub (make), the uplink and pishkhan-verify (check). Follows oversight.md 4.1.
#pragma once
#include <span>

#include "terminal/base/bytes.h"

namespace pishkhan::tlog {

/// Roots of perfect subtrees: node(l, i) = MTH(D[i*2^l : (i+1)*2^l]).
class HashSource {
public:
    virtual ~HashSource() = default;
    virtual Result<Hash> node(unsigned level, std::uint64_t index) const = 0;
};

/// MTH(D[begin:end]). Precondition: begin is a multiple of the smallest power of two ≥ end - begin, or 0.
Result<Hash> rangeRoot(const HashSource& source, std::uint64_t begin, std::uint64_t end);
/// Errors: InvalidInput unless index < size.
Result<std::vector<Hash>> inclusionProof(const HashSource& source, std::uint64_t index, std::uint64_t size);
/// Errors: InvalidInput unless 0 < m ≤ n.
Result<std::vector<Hash>> consistencyProof(const HashSource& source, std::uint64_t m, std::uint64_t n);

/// Errors: Integrity with the reason.
Status verifyInclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                       const Hash& root);
/// Errors: Integrity with the reason; also for m = 0, which proves nothing.
Status verifyConsistency(std::uint64_t m, const Hash& rootM, std::uint64_t n, const Hash& rootN,
                         std::span<const Hash> proof);

} // namespace pishkhan::tlog
