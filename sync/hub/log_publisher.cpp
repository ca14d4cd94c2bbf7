// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/log_publisher.h"

#include <algorithm>
#include <mutex>
#include <shared_mutex>

#include "sync/tlog/checkpoint.h"
#include "sync/tlog/tile.h"
#include "terminal/crypto/ed25519_key.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t checkpointEveryMs = 1000;

std::string keyFile(const std::string& dataFolder)
{
    return dataFolder + "/log.key";
}

Result<std::string> vkeyOf(const std::string& origin, const crypto::Ed25519Key& key)
{
    return tlog::formatVkey(TRY(tlog::makeVerifierKey(origin, tlog::KeyType::Ed25519, key.publicKey())));
}

Status readNewLeaves(BatchStore& store, LogTree& tree)
{
    const auto size = TRY(store.size());
    while (tree.size() < size) {
        tree.append(TRY(store.leafData(tree.size())));
    }
    return {};
}

/// A restored old copy, or a store that was edited, no longer holds what was promised.
Status demandPromised(const LogTree& tree, const Publication& promised)
{
    const auto root = tree.root(promised.size);
    if (!root || *root != promised.root) {
        return makeError(ErrorKind::Integrity,
                         "the stored batches contradict the published checkpoint of size " +
                             std::to_string(promised.size) + "; restore them from a mirror or open a new origin",
                         "hub-log");
    }
    return {};
}

} // namespace

struct LogPublisher::State {
    mutable std::shared_mutex mutex; ///< guards tree and latest; the writer alone changes them
    LogTree tree;
    Publication latest;
    Publication witnessed;
    std::string origin;
    std::string vkey;
    crypto::Ed25519Key key;
};

LogPublisher::LogPublisher(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LogPublisher::LogPublisher(LogPublisher&&) noexcept = default;
LogPublisher::~LogPublisher() = default;

Result<std::string> LogPublisher::create(const std::string& dataFolder, BatchStore& store, const std::string& origin)
{
    const auto key = TRY(crypto::Ed25519Key::generate());
    auto vkey = TRY(vkeyOf(origin, key));
    TRY(store.setMeta("origin", origin));
    TRY(key.save(keyFile(dataFolder)));
    return vkey;
}

Result<LogPublisher> LogPublisher::open(const std::string& dataFolder, BatchStore& store)
{
    auto key = TRY(crypto::Ed25519Key::load(keyFile(dataFolder)));
    const auto origin = TRY(store.meta("origin"));
    const auto vkey = TRY(vkeyOf(origin, key));
    std::unique_ptr<State> state(new State{{}, {}, {}, {}, origin, vkey, std::move(key)});
    TRY(readNewLeaves(store, state->tree));
    if (const auto promised = TRY(store.lastPublication())) {
        TRY(demandPromised(state->tree, *promised));
        state->latest = *promised;
    }
    if (const auto witnessed = TRY(store.lastWitnessed())) {
        TRY(demandPromised(state->tree, *witnessed));
        state->witnessed = *witnessed;
        if (witnessed->size == state->latest.size) {
            state->latest.note = witnessed->note;
        }
    }
    return LogPublisher(std::move(state));
}

Status LogPublisher::publish(BatchStore& store, Instant now, When when)
{
    {
        const std::unique_lock lock(m_state->mutex);
        TRY(readNewLeaves(store, m_state->tree));
    }
    // From here on only this thread could change the tree, so reading needs no lock.
    const Publication& before = m_state->latest;
    const bool tooSoon = when == When::Due && now.ms >= before.at.ms && now.ms - before.at.ms < checkpointEveryMs;
    if (m_state->tree.size() == before.size || tooSoon) {
        return {};
    }
    if (before.size > 0) {
        TRY(demandPromised(m_state->tree, before));
    }
    Publication next;
    next.size = m_state->tree.size();
    next.root = TRY(m_state->tree.root(next.size));
    next.at = now;
    next.note = TRY(tlog::signCheckpoint({m_state->origin, next.size, next.root}, m_state->key));
    next.logNote = next.note;
    TRY(store.publish(next));
    const std::unique_lock lock(m_state->mutex);
    m_state->latest = std::move(next);
    return {};
}

Publication LogPublisher::latest() const
{
    const std::shared_lock lock(m_state->mutex);
    return m_state->latest;
}

std::string LogPublisher::origin() const
{
    return m_state->origin;
}

std::string LogPublisher::vkey() const
{
    return m_state->vkey;
}

Result<std::string> LogPublisher::proof(std::uint64_t leaf) const
{
    const std::shared_lock lock(m_state->mutex);
    if (leaf >= m_state->latest.size) {
        return makeError(ErrorKind::Refused, "no checkpoint covers the leaf yet", "hub-log");
    }
    const Publication& best = leaf < m_state->witnessed.size ? m_state->witnessed : m_state->latest;
    std::string out = "c2sp.org/tlog-proof@v1\nindex " + std::to_string(leaf) + "\n";
    for (const Hash& hash : TRY(tlog::inclusionProof(m_state->tree, leaf, best.size))) {
        out += toBase64(hash) + "\n";
    }
    return out + "\n" + best.note;
}

Publication LogPublisher::witnessed() const
{
    const std::shared_lock lock(m_state->mutex);
    return m_state->witnessed;
}

Result<std::vector<Hash>> LogPublisher::consistencyProof(std::uint64_t m, std::uint64_t n) const
{
    const std::shared_lock lock(m_state->mutex);
    return tlog::consistencyProof(m_state->tree, m, n);
}

Status LogPublisher::attachCosignatures(BatchStore& store, const Publication& published,
                                        const std::vector<tlog::NoteSignature>& lines, const tlog::Policy& policy)
{
    Publication cosigned = published;
    const tlog::Note before = TRY(tlog::parseNote(published.note));
    for (const tlog::NoteSignature& line : lines) {
        const bool known = std::any_of(before.signatures.begin(), before.signatures.end(),
                                       [&](const auto& one) { return one.name == line.name && one.id == line.id; });
        cosigned.note += known ? std::string() : tlog::formatSignatureLine(line);
    }
    const tlog::VerifierKey log = TRY(tlog::parseVkey(m_state->vkey));
    const auto opened = TRY(tlog::openCheckpoint(cosigned.note, log, policy.witnessKeys()));
    const bool reached = policy.accepts(opened.signatures);
    if (reached) {
        TRY(store.keepWitnessed(cosigned));
    }
    const std::unique_lock lock(m_state->mutex);
    if (m_state->latest.size == cosigned.size) {
        m_state->latest.note = cosigned.note; // also below the quorum: the lines that came are shown
    }
    if (reached && cosigned.size >= m_state->witnessed.size) {
        m_state->witnessed = cosigned;
    }
    return {};
}

Result<Bytes> LogPublisher::tile(unsigned level, std::uint64_t index, unsigned width) const
{
    const std::shared_lock lock(m_state->mutex);
    if (width > tlog::widthOf(m_state->latest.size, level, index)) {
        return makeError(ErrorKind::InvalidInput, "no such tile in the published tree", "hub-log");
    }
    return tlog::encodeTile(TRY(m_state->tree.tile(level, index, width)));
}

} // namespace pishkhan::hub
