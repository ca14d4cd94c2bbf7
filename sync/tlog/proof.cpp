// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tlog/proof.h"

#include <bit>

#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::tlog {
namespace {

using crypto::nodeHash;

Error wrong(const char* what)
{
    return makeError(ErrorKind::Integrity, what, "tlog");
}

/// The largest power of two below n (n ≥ 2).
std::uint64_t split(std::uint64_t n)
{
    return std::bit_floor(n - 1);
}

Status pathTo(const HashSource& source, std::uint64_t index, std::uint64_t begin, std::uint64_t end,
              std::vector<Hash>& path)
{
    if (end - begin == 1) {
        return {};
    }
    const std::uint64_t middle = begin + split(end - begin);
    if (index < middle) {
        TRY(pathTo(source, index, begin, middle, path));
        path.push_back(TRY(rangeRoot(source, middle, end)));
    } else {
        TRY(pathTo(source, index, middle, end, path));
        path.push_back(TRY(rangeRoot(source, begin, middle)));
    }
    return {};
}

enum class OldRoot { Known, Needed }; ///< RFC 6962's flag b of SUBPROOF

Status subproof(const HashSource& source, std::uint64_t m, std::uint64_t begin, std::uint64_t end, OldRoot old,
                std::vector<Hash>& proof)
{
    if (m == end) {
        if (old == OldRoot::Needed) {
            proof.push_back(TRY(rangeRoot(source, begin, end)));
        }
        return {};
    }
    const std::uint64_t middle = begin + split(end - begin);
    if (m <= middle) {
        TRY(subproof(source, m, begin, middle, old, proof));
        proof.push_back(TRY(rangeRoot(source, middle, end)));
    } else {
        TRY(subproof(source, m, middle, end, OldRoot::Needed, proof));
        proof.push_back(TRY(rangeRoot(source, begin, middle)));
    }
    return {};
}

/// Up past every level where this node is an only child (RFC 9162 2.1.3.2, step "until LSB(fn) is set").
void climb(std::uint64_t& fn, std::uint64_t& sn)
{
    while (fn != 0 && (fn & 1U) == 0) {
        fn >>= 1U;
        sn >>= 1U;
    }
}

} // namespace

Result<Hash> rangeRoot(const HashSource& source, std::uint64_t begin, std::uint64_t end)
{
    if (end <= begin) {
        return crypto::merkleRoot({});
    }
    const std::uint64_t count = end - begin;
    if (std::has_single_bit(count)) {
        return source.node(static_cast<unsigned>(std::countr_zero(count)), begin / count);
    }
    const std::uint64_t middle = begin + split(count);
    const Hash left = TRY(rangeRoot(source, begin, middle));
    const Hash right = TRY(rangeRoot(source, middle, end));
    return nodeHash(left, right);
}

Result<std::vector<Hash>> inclusionProof(const HashSource& source, std::uint64_t index, std::uint64_t size)
{
    if (index >= size) {
        return makeError(ErrorKind::InvalidInput, "the index is not in a tree of this size", "tlog");
    }
    std::vector<Hash> path;
    TRY(pathTo(source, index, 0, size, path));
    return path;
}

Result<std::vector<Hash>> consistencyProof(const HashSource& source, std::uint64_t m, std::uint64_t n)
{
    if (m == 0 || m > n) {
        return makeError(ErrorKind::InvalidInput, "no consistency proof between these sizes", "tlog");
    }
    std::vector<Hash> proof;
    TRY(subproof(source, m, 0, n, OldRoot::Known, proof));
    return proof;
}

Status verifyInclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                       const Hash& root)
{
    if (index >= size) {
        return wrong("the index is not in the tree");
    }
    std::uint64_t fn = index;
    std::uint64_t sn = size - 1;
    Hash r = leaf;
    for (const Hash& p : proof) {
        if (sn == 0) {
            return wrong("the inclusion proof is too long");
        }
        if ((fn & 1U) != 0 || fn == sn) {
            r = nodeHash(p, r);
            climb(fn, sn);
        } else {
            r = nodeHash(r, p);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    if (sn != 0) {
        return wrong("the inclusion proof is too short");
    }
    return r == root ? Status() : Status(wrong("the inclusion proof does not lead to the root"));
}

Status verifyConsistency(std::uint64_t m, const Hash& rootM, std::uint64_t n, const Hash& rootN,
                         std::span<const Hash> proof)
{
    if (m == 0 || m > n) {
        return wrong("no consistency can be shown between these sizes");
    }
    if (m == n) {
        return proof.empty() && rootM == rootN ? Status() : Status(wrong("two roots of the same size differ"));
    }
    std::vector<Hash> path(proof.begin(), proof.end());
    if (std::has_single_bit(m)) {
        path.insert(path.begin(), rootM);
    }
    if (path.empty()) {
        return wrong("the consistency proof is empty");
    }
    std::uint64_t fn = m - 1;
    std::uint64_t sn = n - 1;
    while ((fn & 1U) != 0) {
        fn >>= 1U;
        sn >>= 1U;
    }
    Hash fr = path.front();
    Hash sr = path.front();
    for (std::size_t i = 1; i < path.size(); ++i) {
        if (sn == 0) {
            return wrong("the consistency proof is too long");
        }
        if ((fn & 1U) != 0 || fn == sn) {
            fr = nodeHash(path[i], fr);
            sr = nodeHash(path[i], sr);
            climb(fn, sn);
        } else {
            sr = nodeHash(sr, path[i]);
        }
        fn >>= 1U;
        sn >>= 1U;
    }
    return sn == 0 && fr == rootM && sr == rootN ? Status()
                                                 : Status(wrong("the consistency proof does not lead to both roots"));
}

} // namespace pishkhan::tlog
