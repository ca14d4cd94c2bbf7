// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/hub_check.h"

#include <algorithm>
#include <optional>

#include "sync/tlog/checkpoint.h"
#include "sync/tlog/policy.h"
#include "sync/tlog/tile_store.h"
#include "sync/verify/device_chains.h"
#include "terminal/base/files.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::verify {
namespace {

Error wrong(const std::string& what)
{
    return makeError(ErrorKind::Integrity, what, "verify");
}

/// One walk over a log; findings end it.
class HubWalk {
public:
    HubWalk(const HubQuestion& question, Verdict& verdict) : m_store(question.folder), m_verdict(verdict) {}
    Status run(const tlog::VerifierKey& log, const std::optional<tlog::Policy>& policy, DeviceChains& chains);
    Status contains(const std::string& olderNote, const tlog::VerifierKey& log) const;

private:
    Status openCheckpoint(const tlog::VerifierKey& log, const std::optional<tlog::Policy>& policy);
    Status openWitnessed(const tlog::VerifierKey& log, const tlog::Policy& policy);
    Status readLeaves(DeviceChains& chains);
    Status compareLevel(unsigned level, const std::vector<Hash>& hashes);

    tlog::FolderTiles m_store;
    Verdict& m_verdict;
    tlog::Checkpoint m_checkpoint;
    std::vector<Hash> m_leaves;
    std::string m_witnessed; ///< an older note with the quorum, when the newest has none yet
    std::uint64_t m_tiles = 0;
};

Status HubWalk::openCheckpoint(const tlog::VerifierKey& log, const std::optional<tlog::Policy>& policy)
{
    const Bytes bytes = TRY(m_store.read("checkpoint"));
    const std::vector<tlog::VerifierKey> witnesses = policy ? policy->witnessKeys() : std::vector<tlog::VerifierKey>();
    const tlog::OpenedCheckpoint opened = TRY(tlog::openCheckpoint(text(bytes), log, witnesses));
    m_checkpoint = opened.checkpoint;
    m_verdict.fields["origin"] = m_checkpoint.origin;
    m_verdict.fields["size"] = m_checkpoint.size;
    m_verdict.fields["root"] = toBase64(m_checkpoint.root);
    auto cosigned = nlohmann::ordered_json::array();
    for (const tlog::VerifiedSignature& signature : opened.signatures) {
        if (signature.cosignedAt != 0) {
            cosigned.push_back({{"name", signature.name}, {"time", signature.cosignedAt}});
        }
    }
    m_verdict.fields["cosignatures"] = cosigned;
    m_verdict.fields["quorum"] = nullptr;
    if (policy) {
        const bool reached = policy->accepts(opened.signatures);
        m_verdict.fields["quorum"] = reached;
        m_verdict.fields["witnessedSize"] = reached ? m_checkpoint.size : 0;
        return reached ? Status() : openWitnessed(log, *policy);
    }
    return {};
}

/// The newest checkpoint may be seconds old; the newest one the witnesses cosigned then stands beside it, and the tree
/// must contain it.
Status HubWalk::openWitnessed(const tlog::VerifierKey& log, const tlog::Policy& policy)
{
    const auto bytes = m_store.read("witnessed");
    if (!bytes) {
        return wrong("the checkpoint does not reach the policy's quorum of witnesses");
    }
    const tlog::OpenedCheckpoint opened = TRY(tlog::openCheckpoint(text(*bytes), log, policy.witnessKeys()));
    if (!policy.accepts(opened.signatures)) {
        return wrong("the checkpoint does not reach the policy's quorum of witnesses");
    }
    m_verdict.fields["quorum"] = true;
    m_verdict.fields["witnessedSize"] = opened.checkpoint.size;
    m_witnessed = std::string(text(*bytes));
    return {};
}

Status HubWalk::readLeaves(DeviceChains& chains)
{
    for (std::uint64_t bundle = 0; bundle * tlog::tileWidth < m_checkpoint.size; ++bundle) {
        const auto entries = tlog::readEntries(m_store, m_checkpoint.size, bundle);
        if (!entries) {
            return wrong("entry bundle " + std::to_string(bundle) + ": " + entries.error().what);
        }
        for (const Bytes& entry : *entries) {
            TRY(chains.take(m_leaves.size(), entry));
            m_leaves.push_back(crypto::leafHash(entry));
        }
    }
    return {};
}

/// Every tile of a level, full and partial, against what the entries say.
Status HubWalk::compareLevel(unsigned level, const std::vector<Hash>& hashes)
{
    for (std::uint64_t tile = 0; tile * tlog::tileWidth < hashes.size(); ++tile) {
        const auto found = tlog::readTile(m_store, m_checkpoint.size, level, tile);
        const std::size_t first = tile * tlog::tileWidth;
        const bool same =
            found && std::equal(found->begin(), found->end(), hashes.begin() + static_cast<std::ptrdiff_t>(first));
        if (!same) {
            return wrong("tile " + std::to_string(tile) + " of level " + std::to_string(level) +
                         (found ? " does not match the entries" : " cannot be read"));
        }
        ++m_tiles;
    }
    return {};
}

Status HubWalk::run(const tlog::VerifierKey& log, const std::optional<tlog::Policy>& policy, DeviceChains& chains)
{
    TRY(openCheckpoint(log, policy));
    TRY(readLeaves(chains));
    std::vector<Hash> hashes = m_leaves;
    for (unsigned level = 0; !hashes.empty(); ++level) {
        TRY(compareLevel(level, hashes));
        std::vector<Hash> above;
        for (std::size_t i = 0; i + tlog::tileWidth <= hashes.size(); i += tlog::tileWidth) {
            above.push_back(crypto::merkleRoot(std::span(hashes).subspan(i, tlog::tileWidth)));
        }
        hashes = std::move(above);
    }
    m_verdict.fields["tiles"] = m_tiles;
    if (crypto::merkleRoot(m_leaves) != m_checkpoint.root) {
        return wrong("the entries do not lead to the checkpoint's root");
    }
    return m_witnessed.empty() ? Status() : contains(m_witnessed, log);
}

Status HubWalk::contains(const std::string& olderNote, const tlog::VerifierKey& log) const
{
    const tlog::OpenedCheckpoint older = TRY(tlog::openCheckpoint(olderNote, log, {}));
    if (older.checkpoint.size > m_checkpoint.size) {
        return wrong("the older checkpoint is longer than this log: the log was cut or rolled back");
    }
    if (crypto::merkleRoot(std::span(m_leaves).first(older.checkpoint.size)) != older.checkpoint.root) {
        return wrong("the log does not contain the older checkpoint: two views were shown");
    }
    return {};
}

} // namespace

Result<Verdict> checkHubLog(const HubQuestion& question)
{
    const tlog::VerifierKey log = TRY(tlog::parseVkey(question.vkey));
    std::optional<tlog::Policy> policy;
    if (!question.policyFile.empty()) {
        const Bytes bytes = TRY(readFile(question.policyFile));
        policy = TRY(tlog::parsePolicy(text(bytes)));
    }
    DeviceChains chains;
    for (const std::string& path : question.certificates) {
        TRY(chains.trust(path));
    }
    Verdict out;
    HubWalk walk(question, out);
    Status found = walk.run(log, policy, chains);
    if (found && !question.sinceFile.empty()) {
        const Bytes older = TRY(readFile(question.sinceFile));
        found = walk.contains(std::string(text(older)), log);
        out.fields["consistent"] = found.has_value();
    }
    out.fields["devices"] = chains.summary();
    out.valid = found.has_value();
    out.reason = found ? "ok" : found.error().what;
    return out;
}

} // namespace pishkhan::verify
