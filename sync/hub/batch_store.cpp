// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/batch_store.h"

#include <algorithm>

#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t mostForksOfDevice = 100;

constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS device(
    device TEXT PRIMARY KEY, certificate BLOB NOT NULL, office TEXT NOT NULL, office_title TEXT NOT NULL,
    counter TEXT NOT NULL, active INTEGER NOT NULL, added_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS batch(
    leaf INTEGER PRIMARY KEY, device TEXT NOT NULL, epoch INTEGER NOT NULL, first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL, new_head BLOB NOT NULL, leaf_data BLOB NOT NULL, bytes BLOB NOT NULL,
    received_ms INTEGER NOT NULL, UNIQUE(device, epoch, first_seq)) STRICT;
CREATE TRIGGER IF NOT EXISTS batch_kept BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER IF NOT EXISTS batch_fixed BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'fixed'); END;
CREATE TABLE IF NOT EXISTS contact(
    device TEXT PRIMARY KEY, nonce BLOB NOT NULL, previous_nonce BLOB NOT NULL, seen_ms INTEGER NOT NULL,
    epoch INTEGER NOT NULL, sequence INTEGER NOT NULL, head BLOB NOT NULL, mismatch INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ratchet(
    device TEXT PRIMARY KEY, displaced BLOB NOT NULL, quarantined INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS replaced_key(
    device TEXT NOT NULL, last_epoch INTEGER NOT NULL, certificate BLOB NOT NULL, sequence INTEGER NOT NULL,
    head BLOB NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY(device, last_epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fork(
    digest BLOB PRIMARY KEY, device TEXT NOT NULL, epoch INTEGER NOT NULL, first_seq INTEGER NOT NULL,
    bytes BLOB NOT NULL, received_ms INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS alarm(
    id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, device TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL)
    STRICT;
CREATE TABLE IF NOT EXISTS statement(
    number INTEGER PRIMARY KEY, device TEXT NOT NULL, digest BLOB NOT NULL UNIQUE, parcel BLOB NOT NULL,
    added_ms INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS statement_device ON statement(device, number);
CREATE TABLE IF NOT EXISTS checkpoint(
    size INTEGER PRIMARY KEY, root BLOB NOT NULL, note TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS witnessed(
    size INTEGER PRIMARY KEY, root BLOB NOT NULL, note TEXT NOT NULL, log_note TEXT NOT NULL, at_ms INTEGER NOT NULL)
    STRICT;
)";

std::int64_t number(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

template <std::size_t N> std::array<std::uint8_t, N> fixed(const Bytes& bytes)
{
    std::array<std::uint8_t, N> out{};
    std::copy_n(bytes.begin(), std::min(N, bytes.size()), out.begin());
    return out;
}

DeviceRow deviceFrom(const Statement& row)
{
    return {row.text(0), row.blob(1), row.text(2), row.text(3), row.text(4), row.integer(5) == 1};
}

} // namespace

Result<BatchStore> BatchStore::open(const std::string& dataFolder, OpenMode mode)
{
    auto database = TRY(Database::open(dataFolder + "/hub.db", mode));
    if (mode == OpenMode::Create) {
        TRY(database.execute(schema));
    }
    return BatchStore(std::move(database));
}

Status BatchStore::setMeta(const std::string& key, const std::string& value)
{
    auto put = TRY(m_database.prepare("INSERT INTO meta VALUES(?,?)"));
    return put.bind(key).bind(value).run();
}

Result<std::string> BatchStore::meta(const std::string& key)
{
    auto query = TRY(m_database.prepare("SELECT value FROM meta WHERE key = ?"));
    query.bind(key);
    if (!TRY(query.step())) {
        return makeError(ErrorKind::Storage, "not initialised: run pishkhan-hub init", "hub-store");
    }
    return query.text(0);
}

Status BatchStore::addDevice(const DeviceRow& device, Instant now)
{
    auto put = TRY(m_database.prepare("INSERT INTO device VALUES(?,?,?,?,?,?,?)"));
    put.bind(device.device).bind(ByteView(device.certificate)).bind(device.office).bind(device.officeTitle);
    put.bind(device.counter).bind(std::int64_t(device.active ? 1 : 0)).bind(now.ms);
    return put.run();
}

Result<std::optional<DeviceRow>> BatchStore::device(const std::string& name)
{
    auto query = TRY(m_database.prepare(
        "SELECT device, certificate, office, office_title, counter, active FROM device WHERE device = ?"));
    query.bind(name);
    if (!TRY(query.step())) {
        return std::optional<DeviceRow>();
    }
    return std::optional<DeviceRow>(deviceFrom(query));
}

Result<std::vector<DeviceRow>> BatchStore::devices()
{
    auto query = TRY(m_database.prepare(
        "SELECT device, certificate, office, office_title, counter, active FROM device ORDER BY office, device"));
    std::vector<DeviceRow> out;
    while (TRY(query.step())) {
        out.push_back(deviceFrom(query));
    }
    return out;
}

Result<JournalPlace> BatchStore::place(const std::string& device, std::uint32_t epoch, const Hash& genesis)
{
    auto query = TRY(m_database.prepare("SELECT last_seq, new_head FROM batch WHERE device = ? AND epoch = ? "
                                        "ORDER BY first_seq DESC LIMIT 1"));
    query.bind(device).bind(std::int64_t(epoch));
    if (!TRY(query.step())) {
        return JournalPlace{0, genesis};
    }
    return JournalPlace{static_cast<std::uint64_t>(query.integer(0)), fixed<32>(query.blob(1))};
}

Result<std::optional<wire::LeafData>> BatchStore::batchAt(const std::string& device, std::uint32_t epoch,
                                                          std::uint64_t firstSequence)
{
    auto query =
        TRY(m_database.prepare("SELECT leaf_data FROM batch WHERE device = ? AND epoch = ? AND first_seq = ?"));
    query.bind(device).bind(std::int64_t(epoch)).bind(number(firstSequence));
    if (!TRY(query.step())) {
        return std::optional<wire::LeafData>();
    }
    const Bytes bytes = query.blob(0);
    return std::optional<wire::LeafData>(TRY(wire::decodeLeafData(bytes)));
}

Result<std::uint64_t> BatchStore::leafHolding(const std::string& device, std::uint32_t epoch, std::uint64_t sequence)
{
    auto query = TRY(m_database.prepare("SELECT leaf, last_seq FROM batch WHERE device = ? AND epoch = ? "
                                        "AND first_seq <= ? ORDER BY first_seq DESC LIMIT 1"));
    query.bind(device).bind(std::int64_t(epoch)).bind(number(sequence));
    if (!TRY(query.step()) || query.integer(1) < number(sequence)) {
        return makeError(ErrorKind::Refused, "no stored batch holds this sequence", "hub-store");
    }
    return static_cast<std::uint64_t>(query.integer(0));
}

Result<std::uint64_t> BatchStore::append(const wire::Batch& batch, Instant receivedAt)
{
    const auto leaf = TRY(size());
    const Bytes bytes = TRY(wire::encodeBatch(batch.header, batch.signature, batch.items));
    auto put = TRY(m_database.prepare("INSERT INTO batch VALUES(?,?,?,?,?,?,?,?,?)"));
    put.bind(number(leaf)).bind(batch.header.device).bind(std::int64_t(batch.header.epoch));
    put.bind(number(batch.header.firstSequence)).bind(number(batch.header.lastSequence()));
    put.bind(ByteView(batch.header.newHead)).bind(ByteView(batch.leafData)).bind(ByteView(bytes)).bind(receivedAt.ms);
    TRY(put.run());
    return leaf;
}

Result<std::uint64_t> BatchStore::size()
{
    auto query = TRY(m_database.prepare("SELECT coalesce(max(leaf) + 1, 0) FROM batch"));
    TRY(query.step());
    return static_cast<std::uint64_t>(query.integer(0));
}

Result<Bytes> BatchStore::leafData(std::uint64_t leaf)
{
    auto query = TRY(m_database.prepare("SELECT leaf_data FROM batch WHERE leaf = ?"));
    query.bind(number(leaf));
    if (!TRY(query.step())) {
        return makeError(ErrorKind::Integrity, "a leaf is missing", "hub-store");
    }
    return query.blob(0);
}

Result<StoredBatch> BatchStore::batch(std::uint64_t leaf)
{
    auto query = TRY(m_database.prepare("SELECT bytes, received_ms FROM batch WHERE leaf = ?"));
    query.bind(number(leaf));
    if (!TRY(query.step())) {
        return makeError(ErrorKind::Integrity, "a batch is missing", "hub-store");
    }
    const Bytes bytes = query.blob(0);
    return StoredBatch{leaf, TRY(wire::decodeBatch(bytes)), Instant{query.integer(1)}};
}

Result<std::optional<Contact>> BatchStore::contact(const std::string& device)
{
    auto query = TRY(m_database.prepare("SELECT nonce, previous_nonce, seen_ms, epoch, sequence, head, mismatch, "
                                        "coalesce(displaced, x''), coalesce(quarantined, 0) FROM contact "
                                        "LEFT JOIN ratchet USING (device) WHERE device = ?"));
    query.bind(device);
    if (!TRY(query.step())) {
        return std::optional<Contact>();
    }
    return std::optional<Contact>(Contact{fixed<16>(query.blob(0)), fixed<16>(query.blob(1)), Instant{query.integer(2)},
                                          static_cast<std::uint32_t>(query.integer(3)),
                                          static_cast<std::uint64_t>(query.integer(4)), fixed<32>(query.blob(5)),
                                          query.integer(6) == 1, fixed<16>(query.blob(7)), query.integer(8) == 1});
}

Status BatchStore::putContact(const std::string& device, const Contact& contact)
{
    auto put = TRY(m_database.prepare("INSERT OR REPLACE INTO contact VALUES(?,?,?,?,?,?,?,?)"));
    put.bind(device).bind(ByteView(contact.nonce)).bind(ByteView(contact.previousNonce)).bind(contact.seenAt.ms);
    put.bind(std::int64_t(contact.epoch)).bind(number(contact.sequence)).bind(ByteView(contact.head));
    put.bind(std::int64_t(contact.mismatch ? 1 : 0));
    TRY(put.run());
    auto ratchet = TRY(m_database.prepare("INSERT OR REPLACE INTO ratchet VALUES(?,?,?)"));
    ratchet.bind(device).bind(ByteView(contact.displaced)).bind(std::int64_t(contact.quarantined ? 1 : 0));
    return ratchet.run();
}

Status BatchStore::release(const std::string& name, Instant now)
{
    auto change = TRY(begin());
    auto known = TRY(contact(name));
    if (!known || !known->quarantined) {
        return makeError(ErrorKind::Refused, "the device is not in quarantine", "hub-store");
    }
    known->quarantined = known->mismatch = false;
    known->nonce = known->previousNonce = known->displaced = {};
    TRY(putContact(name, *known));
    TRY(alarm(name, "released", "a supervisor let one copy speak again", now));
    return change.commit();
}

Result<Bytes> BatchStore::batchesAfter(const std::string& device, std::uint32_t epoch, std::uint64_t afterSequence,
                                       std::size_t maxBytes)
{
    auto query = TRY(m_database.prepare("SELECT bytes FROM batch WHERE device = ? AND epoch = ? AND last_seq > ? "
                                        "ORDER BY first_seq"));
    query.bind(device).bind(std::int64_t(epoch)).bind(number(std::min<std::uint64_t>(afterSequence, INT64_MAX)));
    Bytes out;
    while (TRY(query.step())) {
        const Bytes one = query.blob(0);
        if (!out.empty() && out.size() + one.size() > maxBytes) {
            break;
        }
        pishkhan::append(out, one);
    }
    return out;
}

Status BatchStore::keepFork(const wire::Batch& batch, ByteView bytes, Instant now)
{
    auto put = TRY(m_database.prepare("INSERT OR IGNORE INTO fork SELECT ?,?,?,?,?,? "
                                      "WHERE (SELECT count(*) FROM fork WHERE device = ?) < ?"));
    put.bind(ByteView(crypto::sha256(bytes))).bind(batch.header.device).bind(std::int64_t(batch.header.epoch));
    put.bind(number(batch.header.firstSequence)).bind(bytes).bind(now.ms).bind(batch.header.device);
    return put.bind(mostForksOfDevice).run();
}

Status BatchStore::alarm(const std::string& device, const std::string& kind, const std::string& detail, Instant now)
{
    auto put = TRY(m_database.prepare("INSERT INTO alarm(at_ms, device, kind, detail) VALUES(?,?,?,?)"));
    return put.bind(now.ms).bind(device).bind(kind).bind(detail).run();
}

Result<std::vector<StoredAlarm>> BatchStore::alarms(std::uint64_t limit)
{
    auto query = TRY(m_database.prepare("SELECT at_ms, device, kind FROM alarm ORDER BY id DESC LIMIT ?"));
    query.bind(number(limit));
    std::vector<StoredAlarm> out;
    while (TRY(query.step())) {
        out.push_back({Instant{query.integer(0)}, query.text(1), query.text(2)});
    }
    return out;
}

Result<std::optional<Publication>> BatchStore::lastPublication()
{
    auto query = TRY(m_database.prepare("SELECT size, root, note, at_ms FROM checkpoint ORDER BY size DESC LIMIT 1"));
    if (!TRY(query.step())) {
        return std::optional<Publication>();
    }
    return std::optional<Publication>(Publication{static_cast<std::uint64_t>(query.integer(0)),
                                                  fixed<32>(query.blob(1)), query.text(2), query.text(2),
                                                  Instant{query.integer(3)}});
}

Result<std::optional<Publication>> BatchStore::lastWitnessed()
{
    auto query =
        TRY(m_database.prepare("SELECT size, root, note, log_note, at_ms FROM witnessed ORDER BY size DESC LIMIT 1"));
    if (!TRY(query.step())) {
        return std::optional<Publication>();
    }
    return std::optional<Publication>(Publication{static_cast<std::uint64_t>(query.integer(0)),
                                                  fixed<32>(query.blob(1)), query.text(2), query.text(3),
                                                  Instant{query.integer(4)}});
}

Status BatchStore::keepWitnessed(const Publication& publication)
{
    auto put = TRY(m_database.prepare("INSERT OR REPLACE INTO witnessed VALUES(?,?,?,?,?)"));
    put.bind(number(publication.size)).bind(ByteView(publication.root)).bind(publication.note);
    return put.bind(publication.logNote).bind(publication.at.ms).run();
}

Status BatchStore::publish(const Publication& publication)
{
    auto put = TRY(m_database.prepare("INSERT INTO checkpoint VALUES(?,?,?,?)"));
    put.bind(number(publication.size)).bind(ByteView(publication.root)).bind(publication.note).bind(publication.at.ms);
    return put.run();
}

} // namespace pishkhan::hub
