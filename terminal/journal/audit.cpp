// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/audit.h"

#include <algorithm>

#include "sync/wire/chain.h"
#include "sync/wire/statement.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"
#include "terminal/journal/schema.h"

namespace pishkhan::journal {
namespace {

/// One pass over log and batch rows side by side.
class Walk {
public:
    Walk(const Database& database, AuditReport& report, crypto::EcdsaPublicKey key,
         const crypto::Certificate* authority)
        : m_database(database), m_report(report), m_key(std::move(key)), m_authority(authority)
    {
    }
    Status run();
    std::uint64_t signedUpTo() const { return m_signed; }

private:
    Status bad(std::string reason);
    Status nextBatch();
    Status event();
    Status caseKeyOf(const wire::EventRecord& event);
    Status closeBatch();
    Status outbox();

    const Database& m_database;
    AuditReport& m_report;
    crypto::EcdsaPublicKey m_key;
    const crypto::Certificate* m_authority;
    Statement m_log, m_batches, m_caseKeys;
    std::optional<wire::LeafData> m_batch; ///< the one the next event belongs to
    std::vector<Hash> m_leaves;            ///< of m_batch so far
    std::uint64_t m_signed = 0;
};

/// The first thing that is wrong ends the walk; it is a finding, told through the report.
Status Walk::bad(std::string reason)
{
    m_report.firstBad = m_report.size + 1;
    m_report.reason = std::move(reason);
    return makeError(ErrorKind::Integrity, m_report.reason, "journal");
}

Status Walk::nextBatch()
{
    m_leaves.clear();
    m_batch.reset();
    if (TRY(m_batches.step()) != Step::Row) {
        return {};
    }
    auto leaf = wire::decodeLeafData(m_batches.blob(1));
    if (!leaf) {
        return bad("a batch cannot be read");
    }
    const wire::BatchHeader& header = leaf->header;
    if (header.device != m_report.device || header.epoch != m_report.epoch ||
        header.firstSequence != m_report.size + 1 ||
        m_batches.integer(0) != static_cast<std::int64_t>(header.firstSequence) ||
        header.previousHead != m_report.head) {
        return bad("a batch does not continue the chain");
    }
    const Bytes bytes = TRY(wire::encodeHeader(header));
    if (!wire::verifyHeader(bytes, leaf->signature, m_key)) {
        return bad("a batch's signature is not the device's");
    }
    m_batch = std::move(*leaf);
    return {};
}

Status Walk::caseKeyOf(const wire::EventRecord& event)
{
    m_caseKeys.bind(1, event.caseId);
    const Step found = TRY(m_caseKeys.step());
    m_caseKeys.reset();
    return found == Step::Row ? Status() : bad("the key of a case is missing");
}

Status Walk::event()
{
    const Bytes bytes = m_log.blob(1);
    const Bytes sealed = m_log.blob(2);
    const auto event = wire::decodeEvent(bytes);
    if (m_log.integer(0) != static_cast<std::int64_t>(m_report.size + 1)) {
        return bad("an event is missing");
    }
    if (!event || event->device != m_report.device || event->epoch != m_report.epoch ||
        event->sequence != m_report.size + 1) {
        return bad("an event cannot be read or is not in its place");
    }
    if (const Status actor = wire::checkActor(*event, m_authority); !actor) {
        return bad(actor.error().what);
    }
    if (sealed.size() != event->sealedLength || crypto::sha256(sealed) != event->sealedHash) {
        return bad("the sealed part does not match its event");
    }
    if (!sealed.empty()) {
        TRY(caseKeyOf(*event));
    }
    const Hash leaf = crypto::leafHash(bytes);
    const Hash head = wire::nextHead(m_report.head, leaf);
    const auto stored = hashColumn(m_log, 3);
    if (!stored || *stored != head) {
        return bad("the chain does not continue");
    }
    m_leaves.push_back(leaf);
    ++m_report.size;
    m_report.head = head;
    return {};
}

Status Walk::closeBatch()
{
    if (!m_batch || m_report.size != m_batch->header.lastSequence()) {
        return {};
    }
    if (m_batch->header.newHead != m_report.head || m_batch->header.eventsRoot != crypto::merkleRoot(m_leaves)) {
        m_report.size = m_batch->header.firstSequence - 1; // nothing of this batch is proven
        return bad("a batch does not match its events");
    }
    m_signed = m_report.size;
    ++m_report.batches;
    return nextBatch();
}

Status Walk::outbox()
{
    if (m_batch) {
        return bad("events of a signed batch are missing");
    }
    const auto row = readOutbox(m_database);
    if (!row || row->lastSequence != m_report.size || row->head != m_report.head || row->acknowledged > m_signed) {
        return bad("the log does not end where the outbox says");
    }
    m_report.acknowledged = row->acknowledged;
    return {};
}

Status Walk::run()
{
    m_log = TRY(m_database.prepare("SELECT seq, event, sealed, head FROM log ORDER BY seq"));
    m_batches = TRY(m_database.prepare("SELECT first_seq, leaf FROM batch ORDER BY first_seq"));
    m_caseKeys = TRY(m_database.prepare("SELECT 1 FROM case_key WHERE case_id = ?1"));
    TRY(nextBatch());
    while (TRY(m_log.step()) == Step::Row) {
        TRY(event());
        TRY(closeBatch());
    }
    return outbox();
}

Result<crypto::EcdsaPublicKey> keyFor(const AuditReport& report, const crypto::EcdsaPublicKey* key)
{
    if (key != nullptr) {
        return *key;
    }
    const crypto::Certificate stored = TRY(crypto::Certificate::fromDer(report.certificateDer));
    return stored.publicKey();
}

} // namespace

Result<AuditReport> auditJournal(const Database& database, const crypto::EcdsaPublicKey* key,
                                 const crypto::Certificate* authority)
{
    const SchemaState schema = TRY(checkSchema(database));
    if (schema == SchemaState::Empty) {
        return makeError(ErrorKind::Integrity, "the file is not a journal", "journal");
    }
    const Identity identity = TRY(readIdentity(database));
    AuditReport report;
    report.device = identity.device;
    report.epoch = identity.epoch;
    report.certificateDer = identity.certificateDer;
    report.head = TRY(wire::genesisHead(identity.device, identity.epoch, crypto::sha256(identity.certificateDer)));
    const auto publicKey = keyFor(report, key);
    if (!publicKey) {
        report.firstBad = 1;
        report.reason = "the stored certificate cannot be read";
        return report;
    }
    Walk walk(database, report, *publicKey, authority);
    const Status walked = walk.run();
    if (!walked && !report.firstBad) {
        return walked.error(); // the file could not be read: not a finding about the books
    }
    report.unsignedEvents = report.size - std::min(report.size, walk.signedUpTo());
    return report;
}

Result<AuditReport> auditJournalFile(const std::string& path, const crypto::EcdsaPublicKey* key,
                                     const crypto::Certificate* authority)
{
    Database database = TRY(Database::openForReading(path));
    TRY(database.exec("BEGIN")); // one moment of the books, although their writer may be at work
    return auditJournal(database, key, authority);
}

Result<Hash> headAt(const std::string& path, std::uint64_t sequence)
{
    const Database database = TRY(Database::openForReading(path));
    Statement row = TRY(database.prepare("SELECT head FROM log WHERE seq = ?1"));
    row.bind(1, static_cast<std::int64_t>(std::min<std::uint64_t>(sequence, INT64_MAX)));
    if (TRY(row.step()) != Step::Row) {
        return makeError(ErrorKind::Integrity, "the journal has no such event", "journal");
    }
    return hashColumn(row, 0);
}

} // namespace pishkhan::journal
