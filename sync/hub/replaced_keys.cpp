// SPDX-License-Identifier: GPL-3.0-or-later
// BatchStore: another machine takes a terminal's place. Its books go on in the next epoch under another key; the old key stays known, so
// that its batches still verify and the old machine is recognised when somebody turns it on again.
#include <algorithm>

#include "sync/hub/batch_store.h"
#include "sync/wire/chain.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t hourMs = 60LL * 60 * 1000;

Hash hashOf(const Bytes& bytes)
{
    Hash out{};
    std::copy_n(bytes.begin(), std::min(out.size(), bytes.size()), out.begin());
    return out;
}

} // namespace

Result<ReplacedKey> BatchStore::replaceKey(const std::string& name, ByteView certificateDer, Instant now)
{
    auto change = TRY(begin());
    const auto row = TRY(device(name));
    if (!row || toBytes(certificateDer) == row->certificate) {
        return makeError(ErrorKind::Refused, row ? "this key is the device's already" : "the device is not registered",
                         "hub-store");
    }
    auto newest = TRY(m_database.prepare("SELECT coalesce(max(epoch), 1) FROM batch WHERE device = ?"));
    newest.bind(name);
    static_cast<void>(TRY(newest.step()));
    auto spoken = TRY(contact(name));
    ReplacedKey old{static_cast<std::uint32_t>(newest.integer(0)), row->certificate, 0, {}, now};
    old.lastEpoch = spoken ? std::max(old.lastEpoch, spoken->epoch) : old.lastEpoch;
    const Hash genesis = TRY(wire::genesisHead(name, old.lastEpoch, crypto::sha256(row->certificate)));
    const auto reached = TRY(place(name, old.lastEpoch, genesis));
    old.sequence = reached.sequence;
    old.head = reached.head;
    auto keep = TRY(m_database.prepare("INSERT INTO replaced_key VALUES(?,?,?,?,?,?)"));
    keep.bind(name).bind(std::int64_t(old.lastEpoch)).bind(ByteView(old.certificate));
    TRY(keep.bind(static_cast<std::int64_t>(old.sequence)).bind(ByteView(old.head)).bind(now.ms).run());
    auto put = TRY(m_database.prepare("UPDATE device SET certificate = ? WHERE device = ?"));
    TRY(put.bind(certificateDer).bind(name).run());
    if (spoken) { // the new machine has seen no nonce: it is believed by its key
        spoken->nonce = spoken->previousNonce = spoken->displaced = {};
        spoken->mismatch = spoken->quarantined = false;
        spoken->epoch = old.lastEpoch;
        TRY(putContact(name, *spoken));
    }
    TRY(alarm(name, "replaced", "up to epoch " + std::to_string(old.lastEpoch), now));
    TRY(change.commit());
    return old;
}

Result<std::vector<ReplacedKey>> BatchStore::replacedKeys(const std::string& name)
{
    auto query = TRY(m_database.prepare("SELECT last_epoch, certificate, sequence, head, at_ms FROM replaced_key "
                                        "WHERE device = ? ORDER BY last_epoch"));
    query.bind(name);
    std::vector<ReplacedKey> out;
    while (TRY(query.step())) {
        out.push_back({static_cast<std::uint32_t>(query.integer(0)), query.blob(1),
                       static_cast<std::uint64_t>(query.integer(2)), hashOf(query.blob(3)), Instant{query.integer(4)}});
    }
    return out;
}

Result<bool> BatchStore::hasEpochBetween(const std::string& name, std::uint32_t above, std::uint32_t below)
{
    auto query = TRY(m_database.prepare("SELECT 1 FROM batch WHERE device = ? AND epoch > ? AND epoch < ? LIMIT 1"));
    query.bind(name).bind(std::int64_t(above)).bind(std::int64_t(below));
    return query.step();
}

Result<std::string> BatchStore::headAfter(const std::string& name, std::uint32_t epoch, const std::string& sequence)
{
    auto query = TRY(m_database.prepare(
        "SELECT new_head FROM batch WHERE device = ? AND epoch = ? AND CAST(last_seq AS TEXT) = ? LIMIT 1"));
    query.bind(name).bind(std::int64_t(epoch)).bind(sequence);
    return TRY(query.step()) ? toHex(query.blob(0)) : std::string();
}

Status BatchStore::alarmHourly(const std::string& name, const std::string& kind, const std::string& detail, Instant now)
{
    auto query = TRY(m_database.prepare("SELECT 1 FROM alarm WHERE device = ? AND kind = ? AND at_ms > ? LIMIT 1"));
    query.bind(name).bind(kind).bind(now.ms - hourMs);
    return TRY(query.step()) ? Status() : alarm(name, kind, detail, now);
}

} // namespace pishkhan::hub
