// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteJournal: a case's key on its way to the agency, and its end.
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/cms.h"
#include "terminal/crypto/digest.h"
#include "terminal/journal/journal_parts.h"

namespace pishkhan::journal {
namespace {

constexpr const char* keyKind = "case-key";
constexpr const char* erasedKind = "case-erased";

/// GCM does not commit to its key; this does (oversight.md 5.8).
Hash commitmentTo(const crypto::SymmetricKey& key)
{
    return crypto::Sha256().add("kc").add(ByteView(key)).finish();
}

} // namespace

bool isOwnKind(const std::string& kind)
{
    return kind == keyKind || kind == erasedKind;
}

Status SqliteJournal::Parts::shareCaseKey(const ports::JournalEntry& entry, const crypto::SymmetricKey& key, Tail& next,
                                          std::uint64_t now)
{
    const std::string pem = settings.agencyCertificate ? settings.agencyCertificate(entry.agency) : std::string();
    if (pem.empty()) {
        return {};
    }
    const crypto::Certificate recipient = TRY(crypto::Certificate::fromPem(pem));
    const Hash commitment = commitmentTo(key);
    Bytes plain = toBytes(ByteView(key));
    pishkhan::append(plain, commitment);
    const auto sealed = crypto::sealToCertificate(pem, plain);
    crypto::wipe(plain);
    const Bytes cms = TRY(sealed);
    ports::JournalEntry shared;
    shared.kind = keyKind;
    shared.actor = {ActorKind::System, "journal"};
    shared.caseId = entry.caseId;
    shared.agency = entry.agency;
    shared.clear = {
        {"recipient", toHex(recipient.sha256())}, {"commitment", toBase64(commitment)}, {"cms", toBase64(cms)}};
    TRY(write(shared, next, now));
    return {};
}

Result<Erased> SqliteJournal::eraseCase(const Erasure& erasure)
{
    const bool twoPeople =
        !erasure.orderedBy.empty() && !erasure.confirmedBy.empty() && erasure.orderedBy != erasure.confirmedBy;
    if (!twoPeople || erasure.legalBasis.empty()) {
        return makeError(ErrorKind::InvalidInput, "an erasure needs a legal basis and two people", "journal");
    }
    ports::JournalEntry fact;
    fact.kind = erasedKind;
    fact.actor = {ActorKind::Human, erasure.orderedBy};
    fact.caseId = erasure.caseId;
    fact.agency = erasure.agency;
    fact.clear = {
        {"legalBasis", erasure.legalBasis}, {"orderedBy", erasure.orderedBy}, {"confirmedBy", erasure.confirmedBy}};
    Statement row =
        TRY(m_parts->database.prepare("UPDATE case_key SET wrapped = x'' WHERE case_id = ?1 AND wrapped <> x''"));
    row.bind(1, erasure.caseId);
    const auto both = [&](Tail& next) -> Status {
        const Tail before = next;
        TRY(m_parts->write(fact, next, m_parts->wallMs()));
        TRY(row.run());
        if (m_parts->database.changedRows() != 1) {
            return makeError(ErrorKind::Refused, "the case has no personal fields, or they were erased before",
                             "journal");
        }
        return m_parts->writeOutbox(before, next);
    };
    TRY(m_parts->commit(both));
    m_parts->forgetCaseKeys();
    const auto folded = m_parts->database.foldBack(); // the old page must not survive in the WAL
    return folded && *folded == FoldedBack::Whole ? Erased::Everywhere : Erased::AtNextOpening;
}

} // namespace pishkhan::journal
