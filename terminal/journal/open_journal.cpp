// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteJournal's opening: lock, make or recognise the file, recompute the chain, check the keys.
#include <algorithm>

#include "sync/wire/chain.h"
#include "sync/wire/statement.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"
#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {
namespace {

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "journal");
}

bool isDeviceName(const std::string& name)
{
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

Status checkSettings(const JournalSettings& settings, const crypto::Certificate& certificate)
{
    if (!isDeviceName(settings.device) || settings.office.empty() || settings.office.size() > 64 ||
        settings.key == nullptr) {
        return refused(ErrorKind::InvalidInput, "a journal needs a device name of [0-9A-Z-], an office and a key");
    }
    const std::string pem = TRY(settings.key->publicKeyPem());
    const crypto::EcdsaPublicKey own = TRY(crypto::EcdsaPublicKey::fromPem(pem));
    const crypto::EcdsaPublicKey certified = TRY(certificate.publicKey());
    if (!(own == certified)) {
        return refused(ErrorKind::Denied, "the batch key is not the certificate's");
    }
    return {};
}

Status makeNew(Database& database, const JournalSettings& settings, const crypto::Certificate& certificate,
               const KeyBox& keys)
{
    OutboxRow first;
    first.head = TRY(wire::genesisHead(settings.device, settings.epoch, certificate.sha256()));
    first.mac = keys.outboxMac(first);
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(createSchema(database, {settings.device, settings.epoch, certificate.der(), keys.machineCheck()}, first));
    return transaction.commit();
}

Status checkIdentity(const Database& database, const JournalSettings& settings, const crypto::Certificate& certificate,
                     const KeyBox& keys)
{
    const Identity found = TRY(readIdentity(database));
    if (found.device != settings.device || found.epoch != settings.epoch) {
        return refused(ErrorKind::InvalidInput, "this journal belongs to another device or epoch");
    }
    if (found.certificateDer != certificate.der()) {
        return refused(ErrorKind::InvalidInput, "this journal was begun with another certificate");
    }
    if (found.machineCheck != keys.machineCheck()) {
        return refused(ErrorKind::Denied, "the machine's key is not the one this journal was begun with");
    }
    return {};
}

/// Recompute everything; what holds tells where the chain stands.
Result<Tail> checkBooks(const Database& database, const KeyBox& keys)
{
    const AuditReport report = TRY(auditJournal(database, nullptr)); // the stored certificate was found to be ours
    if (report.firstBad) {
        return refused(ErrorKind::Integrity, "the journal is not whole from sequence " +
                                                 std::to_string(*report.firstBad) + " on: " + report.reason);
    }
    Tail tail;
    tail.outbox = TRY(readOutbox(database));
    if (keys.outboxMac(tail.outbox) != tail.outbox.mac) {
        return refused(ErrorKind::Integrity, "the outbox row was changed by another program; first sequence " +
                                                 std::to_string(tail.outbox.acknowledged + 1));
    }
    tail.signedUpTo = report.signedUpTo();
    tail.signedHead = tail.outbox.head;
    if (report.unsignedEvents > 0) {
        Statement row = TRY(database.prepare("SELECT head FROM log WHERE seq = ?1"));
        row.bind(1, static_cast<std::int64_t>(tail.signedUpTo));
        const Step found = TRY(row.step());
        tail.signedHead = found == Step::Row ? TRY(hashColumn(row, 0)) : Hash{};
    }
    return tail;
}

} // namespace

Status SqliteJournal::Parts::checkCaseKeys()
{
    Statement rows = TRY(database.prepare("SELECT case_id, wrapped FROM case_key"));
    while (TRY(rows.step()) == Step::Row) {
        const Bytes wrapped = rows.blob(1);
        if (!wrapped.empty() && !keys.unwrap(rows.text(0), wrapped)) {
            return refused(ErrorKind::Integrity, "the wrapped key of a case was changed by another program");
        }
    }
    return {};
}

Status SqliteJournal::Parts::checkAcceptable(ByteView bytes) const
{
    const wire::EventRecord event = TRY(wire::decodeEvent(bytes));
    if (event.actor.kind == ActorKind::Human || event.actor.kind == ActorKind::System) {
        return {};
    }
    const auto authority = crypto::Certificate::fromPem(settings.authorityPem);
    return authority ? wire::checkActor(event, &*authority)
                     : refused(ErrorKind::Integrity, "nobody certifies actors outside the office here");
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const JournalSettings& settings, const ports::Clock& clock)
{
    const crypto::Certificate certificate = TRY(crypto::Certificate::fromPem(settings.certificatePem));
    TRY(checkSettings(settings, certificate));
    WriterLock lock = TRY(WriterLock::take(settings.path + ".lock"));
    if (fileExists(settings.path) && !fileExists(settings.machineKeyFile)) {
        return refused(ErrorKind::Denied, "the machine's key is missing: " + settings.machineKeyFile);
    }
    KeyBox keys = TRY(KeyBox::open(settings.machineKeyFile, settings.vaults, settings.device, settings.epoch));
    Database database = TRY(Database::openForWriting(settings.path, settings.vfs));
    if (TRY(checkSchema(database)) == SchemaState::Empty) {
        TRY(makeNew(database, settings, certificate, keys));
    }
    TRY(checkIdentity(database, settings, certificate, keys));
    Tail tail = TRY(checkBooks(database, keys));
    if (tail.signedUpTo == 0) {
        tail.signedHead = TRY(wire::genesisHead(settings.device, settings.epoch, certificate.sha256()));
    }
    const wire::BootId bootId = TRY(readBootId());
    auto parts =
        std::unique_ptr<Parts>(new Parts{settings, clock, std::move(lock), std::move(keys), std::move(database), bootId,
                                         tail, DiskReserve(settings.path + ".reserve", settings.reserveBytes)});
    if (settings.largestBytes > 0) {
        TRY(parts->limitPages(settings.largestBytes));
    }
    TRY(parts->prepare());
    TRY(parts->checkCaseKeys());
    // A key destroyed just before a power cut leaves the WAL now; on a full disk this waits for room and stops nothing.
    static_cast<void>(parts->database.foldBack().has_value());
    return std::unique_ptr<SqliteJournal>(new SqliteJournal(std::move(parts)));
}

} // namespace pishkhan::journal
