// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/journal/case_extract.h"

#include <algorithm>

#include "terminal/crypto/merkle_hash.h"
#include "terminal/journal/audit.h"

namespace pishkhan::journal {
namespace {

Error refused(ErrorKind kind, const std::string& what)
{
    return makeError(kind, what, "journal");
}

/// Where the case lies in the log, and where the program run began that it started in.
struct Place {
    std::uint64_t begin = 1;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

Result<Place> find(const Database& database, const CaseQuestion& question)
{
    Place place;
    Statement rows = TRY(database.prepare("SELECT event FROM log ORDER BY seq"));
    while (TRY(rows.step()) == Step::Row) {
        const wire::EventRecord event = TRY(wire::decodeEvent(rows.blob(0)));
        if (event.caseId == question.caseId) {
            place.first = place.first == 0 ? event.sequence : place.first;
            place.last = event.sequence;
        } else if (place.first == 0 && event.kind == question.startKind) {
            place.begin = event.sequence;
        }
    }
    if (place.first == 0) {
        return refused(ErrorKind::Refused, "the journal holds no such case");
    }
    return place;
}

Status takeEvents(const Database& database, const CaseQuestion& question, wire::EvidenceBatch& batch, CaseExtract& out)
{
    const wire::BatchHeader& header = batch.leaf.header;
    Statement rows = TRY(database.prepare("SELECT event, sealed FROM log WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq"));
    rows.bind(1, static_cast<std::int64_t>(header.firstSequence));
    rows.bind(2, static_cast<std::int64_t>(header.lastSequence()));
    while (TRY(rows.step()) == Step::Row) {
        Bytes bytes = rows.blob(0);
        batch.events.push_back(crypto::leafHash(bytes));
        wire::EventRecord event = TRY(wire::decodeEvent(bytes));
        if (event.caseId.empty() || event.caseId == question.caseId) {
            out.items.push_back({std::move(bytes), rows.blob(1)});
            out.events.push_back(std::move(event));
        }
    }
    return {};
}

Status takeBatches(const Database& database, const CaseQuestion& question, const Place& place, CaseExtract& out)
{
    Statement rows = TRY(database.prepare("SELECT leaf FROM batch WHERE first_seq <= ?1 ORDER BY first_seq"));
    rows.bind(1, static_cast<std::int64_t>(place.last));
    while (TRY(rows.step()) == Step::Row) {
        wire::EvidenceBatch batch;
        batch.leafData = rows.blob(0);
        batch.leaf = TRY(wire::decodeLeafData(batch.leafData));
        if (batch.leaf.header.lastSequence() >= place.begin) {
            TRY(takeEvents(database, question, batch, out));
            out.batches.push_back(std::move(batch));
        }
    }
    return {};
}

} // namespace

Result<CaseExtract> extractCase(const CaseQuestion& question)
{
    Database database = TRY(Database::openForReading(question.path));
    TRY(database.exec("BEGIN")); // one moment of the books, although the terminal may be writing
    const AuditReport report = TRY(auditJournal(database, nullptr));
    if (report.firstBad) {
        return refused(ErrorKind::Integrity,
                       report.reason + " at sequence " + std::to_string(*report.firstBad) + "; nothing was exported");
    }
    const Place place = TRY(find(database, question));
    if (place.last > report.signedUpTo()) {
        return refused(ErrorKind::Refused, "the case's last events are not signed yet; start the terminal once");
    }
    CaseExtract out;
    out.device = report.device;
    out.epoch = report.epoch;
    out.certificateDer = report.certificateDer;
    TRY(takeBatches(database, question, place, out));
    return out;
}

Result<std::string> findCaseId(const std::string& path, const std::string& text,
                               std::span<const std::string_view> fieldNames)
{
    const Database database = TRY(Database::openForReading(path));
    Statement rows = TRY(database.prepare("SELECT event FROM log ORDER BY seq DESC"));
    while (TRY(rows.step()) == Step::Row) {
        const wire::EventRecord event = TRY(wire::decodeEvent(rows.blob(0)));
        const bool says = std::any_of(fieldNames.begin(), fieldNames.end(),
                                      [&](std::string_view name) { return valueOf(event.clear, name) == text; });
        if (!event.caseId.empty() && (event.caseId == text || says)) {
            return event.caseId;
        }
    }
    return refused(ErrorKind::Refused, "the journal holds no such case");
}

bool CaseOutline::has(std::string_view kind) const
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Result<CaseOutline> outlineOf(const std::string& path, const std::string& caseId)
{
    const Database database = TRY(Database::openForReading(path));
    Statement rows = TRY(database.prepare("SELECT event FROM log ORDER BY seq"));
    CaseOutline out;
    while (TRY(rows.step()) == Step::Row) {
        const wire::EventRecord event = TRY(wire::decodeEvent(rows.blob(0)));
        if (event.caseId == caseId) {
            out.agency = event.agency.empty() ? out.agency : event.agency;
            out.kinds.push_back(event.kind);
        }
    }
    return out.kinds.empty() ? Result<CaseOutline>(refused(ErrorKind::Refused, "the journal holds no such case")) : out;
}

} // namespace pishkhan::journal
