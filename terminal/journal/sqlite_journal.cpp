// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteJournal: appending and reading back.
#include "terminal/journal/sqlite_journal.h"

#include <algorithm>

#include "sync/wire/chain.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"
#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {
namespace {

constexpr std::size_t maxCaseKeysOpen = 64; ///< open cases at a counter are a handful

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "journal");
}

} // namespace

SqliteJournal::SqliteJournal(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
SqliteJournal::~SqliteJournal() = default;

void SqliteJournal::Parts::forgetCaseKeys()
{
    for (auto& [caseId, key] : caseKeys) {
        crypto::wipe(key);
    }
    caseKeys.clear();
}

Status SqliteJournal::Parts::prepare()
{
    insertEvent = TRY(database.prepare("INSERT INTO log (seq, event, sealed, head) VALUES (?1, ?2, ?3, ?4)"));
    updateOutbox = TRY(database.prepare("UPDATE outbox SET last_seq = ?1, head = ?2, acknowledged = ?3, mac = ?4 "
                                        "WHERE id = 1 AND mac = ?5"));
    findCaseKey = TRY(database.prepare("SELECT wrapped FROM case_key WHERE case_id = ?1"));
    insertCaseKey = TRY(database.prepare("INSERT INTO case_key (case_id, wrapped) VALUES (?1, ?2)"));
    return {};
}

std::uint64_t SqliteJournal::Parts::wallMs() const
{
    const std::int64_t ms = clock.now().ms;
    return ms < 0 ? 0 : static_cast<std::uint64_t>(ms);
}

Status SqliteJournal::Parts::checkWritable() const
{
    if (writing == Writing::StoppedByDisk) {
        return refused(ErrorKind::Storage, "the disk failed while writing; the journal must be opened again");
    }
    return {};
}

Status SqliteJournal::Parts::attempt(const std::function<Status(Tail&)>& work)
{
    Tail next = tail;
    const auto run = [&]() -> Status {
        Transaction transaction = TRY(Transaction::begin(database));
        TRY(work(next));
        return transaction.commit();
    };
    Status done = run();
    if (done) {
        tail = next;
    } else {
        forgetCaseKeys(); // one of them may have been rolled back
    }
    return done;
}

Status SqliteJournal::Parts::limitPages(std::uint64_t bytes)
{
    constexpr std::uint64_t pageBytes = 4096;
    return database.exec("PRAGMA max_page_count = " + std::to_string(bytes / pageBytes));
}

Status SqliteJournal::Parts::commit(const std::function<Status(Tail&)>& work, Need need)
{
    TRY(checkWritable());
    Status done = attempt(work);
    if (!done && isDiskFull(done.error()) && need == Need::Necessary && ballast.release()) {
        if (settings.largestBytes > 0) {
            TRY(limitPages(settings.largestBytes + settings.reserveBytes));
        }
        done = attempt(work);
    }
    if (!done && isDiskFailure(done.error())) {
        writing = Writing::StoppedByDisk;
    }
    return done;
}

/// The row must still be the one we wrote last: another writer that got around the lock is found here.
Status SqliteJournal::Parts::writeOutbox(const Tail& before, Tail& after)
{
    after.outbox.mac = keys.outboxMac(after.outbox);
    updateOutbox.bind(1, static_cast<std::int64_t>(after.outbox.lastSequence)).bind(2, after.outbox.head);
    updateOutbox.bind(3, static_cast<std::int64_t>(after.outbox.acknowledged)).bind(4, after.outbox.mac);
    updateOutbox.bind(5, before.outbox.mac);
    TRY(updateOutbox.run());
    if (database.changedRows() != 1) {
        return refused(ErrorKind::Integrity, "another program wrote into this journal");
    }
    return {};
}

Result<std::optional<crypto::SymmetricKey>> SqliteJournal::Parts::caseKey(const std::string& caseId)
{
    if (const auto open = caseKeys.find(caseId); open != caseKeys.end()) {
        return std::optional(open->second);
    }
    findCaseKey.bind(1, caseId);
    const Step found = TRY(findCaseKey.step());
    const Bytes wrapped = found == Step::Row ? findCaseKey.blob(0) : Bytes();
    findCaseKey.reset();
    if (found != Step::Row) {
        return refused(ErrorKind::Integrity, "the key of a case is missing");
    }
    if (wrapped.empty()) {
        return std::optional<crypto::SymmetricKey>();
    }
    const crypto::SymmetricKey key = TRY(keys.unwrap(caseId, wrapped));
    if (caseKeys.size() >= maxCaseKeysOpen) {
        forgetCaseKeys();
    }
    caseKeys.emplace(caseId, key);
    return std::optional(key);
}

Result<crypto::SymmetricKey> SqliteJournal::Parts::caseKeyForWriting(const ports::JournalEntry& entry, Tail& next,
                                                                     std::uint64_t now)
{
    const std::string& caseId = entry.caseId;
    findCaseKey.bind(1, caseId);
    const Step found = TRY(findCaseKey.step());
    findCaseKey.reset();
    if (found == Step::Done) {
        const KeyBox::WrappedKey fresh = TRY(keys.makeCaseKey(caseId));
        insertCaseKey.bind(1, caseId).bind(2, fresh.wrapped);
        TRY(insertCaseKey.run());
        TRY(shareCaseKey(entry, fresh.key, next, now));
        return fresh.key;
    }
    const std::optional<crypto::SymmetricKey> key = TRY(caseKey(caseId));
    if (!key) {
        return refused(ErrorKind::Refused, "the case was erased; nothing personal can be added to it");
    }
    return *key;
}

/// One entry becomes event bytes, the next head and its rows, inside the caller's transaction.
Result<wire::BatchItem> SqliteJournal::Parts::write(const ports::JournalEntry& entry, Tail& next, std::uint64_t now)
{
    if (!entry.personal.empty() && entry.caseId.empty()) {
        return refused(ErrorKind::InvalidInput, "personal fields need a case");
    }
    std::optional<crypto::SymmetricKey> key;
    if (!entry.personal.empty()) {
        key = TRY(caseKeyForWriting(entry, next, now)); // a new key is told to the agency in an event before this one
    }
    wire::EventRecord event;
    event.device = settings.device;
    event.epoch = settings.epoch;
    event.sequence = next.outbox.lastSequence + 1;
    event.kind = entry.kind;
    event.kindVersion = entry.kindVersion;
    event.actor = entry.actor;
    event.caseId = entry.caseId;
    event.agency = entry.agency;
    event.office = settings.office;
    event.wallMs = now;
    event.monoMs = static_cast<std::uint64_t>(std::max<std::int64_t>(0, clock.monotonicMs()));
    event.bootId = bootId;
    event.clear = entry.clear;
    wire::BatchItem item;
    Bytes clear = TRY(wire::encodeUpToClear(event));
    if (!entry.personal.empty()) {
        Bytes plain = TRY(wire::encodeFields(entry.personal));
        item.sealed = TRY(crypto::seal(*key, plain, clear));
        crypto::wipe(plain);
    }
    item.event = wire::finishEvent(std::move(clear), item.sealed);
    TRY(checkAcceptable(item.event)); // what no verifier would accept is refused here, not found in ten years
    next.outbox.lastSequence = event.sequence;
    next.outbox.head = wire::nextHead(next.outbox.head, crypto::leafHash(item.event));
    insertEvent.bind(1, static_cast<std::int64_t>(event.sequence)).bind(2, item.event);
    insertEvent.bind(3, item.sealed).bind(4, next.outbox.head);
    TRY(insertEvent.run());
    return item;
}

Result<std::vector<ports::JournalEvent>> SqliteJournal::append(std::span<const ports::JournalEntry> entries)
{
    std::vector<ports::JournalEvent> out;
    if (entries.empty()) {
        return out;
    }
    const std::uint64_t now = m_parts->wallMs();
    const bool necessary = std::any_of(entries.begin(), entries.end(), [](const ports::JournalEntry& entry) {
        return !entry.caseId.empty() || entry.actor.kind == ActorKind::Human;
    });
    const auto work = [&](Tail& next) -> Status {
        const Tail before = next;
        out.clear(); // a second attempt starts anew
        for (const ports::JournalEntry& entry : entries) {
            TRY(m_parts->write(entry, next, now));
            out.push_back({next.outbox.lastSequence, entry, Instant{static_cast<std::int64_t>(now)}, false});
        }
        return m_parts->writeOutbox(before, next);
    };
    TRY(m_parts->commit(work, necessary ? Need::Necessary : Need::Ordinary));
    return out;
}

Result<ports::JournalEvent> SqliteJournal::Parts::readEvent(ByteView bytes, ByteView sealed)
{
    wire::EventRecord event = TRY(wire::decodeEvent(bytes));
    ports::JournalEvent out;
    out.sequence = event.sequence;
    out.at = Instant{static_cast<std::int64_t>(event.wallMs)};
    out.entry.kind = std::move(event.kind);
    out.entry.kindVersion = event.kindVersion;
    out.entry.actor = std::move(event.actor);
    out.entry.caseId = std::move(event.caseId);
    out.entry.agency = std::move(event.agency);
    out.entry.clear = std::move(event.clear);
    if (event.sealedLength == 0) {
        return out;
    }
    const std::optional<crypto::SymmetricKey> key = TRY(caseKey(out.entry.caseId));
    out.personalErased = !key.has_value();
    if (key) {
        Bytes plain = TRY(crypto::unseal(*key, sealed, wire::upToClear(bytes)));
        out.entry.personal = TRY(wire::decodeFields(plain));
        crypto::wipe(plain);
    }
    return out;
}

Status SqliteJournal::replay(const std::function<Status(const ports::JournalEvent&)>& take) const
{
    Statement rows = TRY(m_parts->database.prepare("SELECT event, sealed FROM log ORDER BY seq"));
    while (TRY(rows.step()) == Step::Row) {
        const ports::JournalEvent event = TRY(m_parts->readEvent(rows.blob(0), rows.blob(1)));
        if (!isOwnKind(event.entry.kind)) {
            TRY(take(event));
        }
    }
    return {};
}

bool SqliteJournal::isOnItsMachine() const
{
    return m_parts->keys.isAtHome();
}
Status SqliteJournal::settleOnThisMachine()
{
    return m_parts->keys.settle(m_parts->settings.machineKeyFile, m_parts->settings.vaults);
}
std::uint64_t SqliteJournal::lastSequence() const
{
    return m_parts->tail.outbox.lastSequence;
}
Hash SqliteJournal::head() const
{
    return m_parts->tail.outbox.head;
}
const std::string& SqliteJournal::device() const
{
    return m_parts->settings.device;
}
std::uint32_t SqliteJournal::epoch() const
{
    return m_parts->settings.epoch;
}
const std::string& SqliteJournal::certificatePem() const
{
    return m_parts->settings.certificatePem;
}

} // namespace pishkhan::journal
