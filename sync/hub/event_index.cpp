// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/event_index.h"

#include <nlohmann/json.hpp>

namespace pishkhan::hub {
namespace {

constexpr const char* schema = R"(
CREATE TABLE IF NOT EXISTS progress(one INTEGER PRIMARY KEY CHECK(one = 1), next_leaf INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO progress VALUES(1, 0);
CREATE TABLE IF NOT EXISTS event(
    leaf INTEGER NOT NULL, position INTEGER NOT NULL, device TEXT NOT NULL, office TEXT NOT NULL, epoch INTEGER NOT NULL,
    sequence INTEGER NOT NULL, kind TEXT NOT NULL, kind_version INTEGER NOT NULL, actor_kind INTEGER NOT NULL,
    actor TEXT NOT NULL, case_id TEXT NOT NULL, agency TEXT NOT NULL, audience INTEGER NOT NULL, at_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL, fields TEXT NOT NULL, sentence TEXT NOT NULL,
    PRIMARY KEY(leaf, position)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS event_case ON event(case_id) WHERE case_id <> '';
CREATE TABLE IF NOT EXISTS cases(
    agency TEXT NOT NULL, case_id TEXT NOT NULL, audience INTEGER NOT NULL, service TEXT NOT NULL,
    service_title TEXT NOT NULL, office TEXT NOT NULL, device TEXT NOT NULL, counter TEXT NOT NULL, clerk TEXT NOT NULL,
    opened_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL, paid_ms INTEGER NOT NULL, state TEXT NOT NULL,
    identity TEXT NOT NULL, amount INTEGER NOT NULL, paid_amount INTEGER NOT NULL, payment TEXT NOT NULL,
    tracking_code TEXT NOT NULL, receipt_number TEXT NOT NULL, receipt_state TEXT NOT NULL, last_sentence TEXT NOT NULL,
    last_leaf INTEGER NOT NULL, last_position INTEGER NOT NULL,
    PRIMARY KEY(agency, case_id)) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cases_recent ON cases(last_leaf, last_position);
CREATE INDEX IF NOT EXISTS cases_opened ON cases(opened_ms);
CREATE INDEX IF NOT EXISTS cases_paid ON cases(paid_ms);
CREATE TABLE IF NOT EXISTS presence(
    device TEXT NOT NULL, agency TEXT NOT NULL, audience INTEGER NOT NULL, office TEXT NOT NULL,
    last_event_ms INTEGER NOT NULL, epoch INTEGER NOT NULL, sequence INTEGER NOT NULL,
    PRIMARY KEY(device, agency, audience)) STRICT, WITHOUT ROWID;
)";

std::int64_t number(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

} // namespace

const char* const caseColumns =
    "agency, case_id, service, service_title, office, device, counter, clerk, opened_ms, updated_ms, paid_ms, state, "
    "identity, amount, paid_amount, payment, tracking_code, receipt_number, receipt_state, last_sentence, last_leaf, "
    "last_position";

CaseRow caseFrom(const Statement& row, int column)
{
    CaseRow out;
    for (std::string* text : {&out.agency, &out.caseId, &out.service, &out.serviceTitle, &out.office, &out.device,
                              &out.counter, &out.clerk}) {
        *text = row.text(column++);
    }
    for (Instant* at : {&out.openedAt, &out.updatedAt, &out.paidAt}) {
        at->ms = row.integer(column++);
    }
    out.state = row.text(column++);
    out.identity = row.text(column++);
    out.amount = row.integer(column++);
    out.paidAmount = row.integer(column++);
    for (std::string* text :
         {&out.payment, &out.trackingCode, &out.receiptNumber, &out.receiptState, &out.lastSentence}) {
        *text = row.text(column++);
    }
    out.lastLeaf = static_cast<std::uint64_t>(row.integer(column++));
    out.lastPosition = static_cast<std::uint64_t>(row.integer(column));
    return out;
}

std::string fieldsToJson(const Fields& fields)
{
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    for (const Field& field : fields) {
        object[field.name] = field.value;
    }
    return object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string EventIndex::pathIn(const std::string& dataFolder)
{
    return dataFolder + "/index.db";
}

Result<EventIndex> EventIndex::open(const std::string& path)
{
    auto database = TRY(Database::open(path, OpenMode::Create));
    TRY(database.execute(schema));
    // A commit lost in a power cut is unfolded again from the durable batches, so it need not wait for the disk.
    TRY(database.execute("PRAGMA synchronous=NORMAL"));
    return EventIndex(std::move(database));
}

Result<std::uint64_t> EventIndex::nextLeaf()
{
    auto query = TRY(m_database.prepare("SELECT next_leaf FROM progress"));
    if (!TRY(query.step())) {
        return makeError(ErrorKind::Storage, "the index has lost its place", "hub-index");
    }
    return static_cast<std::uint64_t>(query.integer(0));
}

Status EventIndex::begin()
{
    return m_database.execute("BEGIN IMMEDIATE");
}

Status EventIndex::commit()
{
    return m_database.execute("COMMIT");
}

void EventIndex::rollback()
{
    static_cast<void>(m_database.execute("ROLLBACK"));
}

Status EventIndex::take(std::uint64_t leaf, std::span<const IndexedEvent> events)
{
    if (TRY(nextLeaf()) != leaf) {
        return makeError(ErrorKind::InvalidInput, "leaves are unfolded in order", "hub-index");
    }
    for (const IndexedEvent& event : events) {
        TRY(insert(event));
        TRY(notePresence(event));
        if (!event.caseId.empty()) {
            TRY(foldIntoCase(event));
        }
    }
    auto update = TRY(m_database.prepare("UPDATE progress SET next_leaf = ?"));
    return update.bind(number(leaf + 1)).run();
}

Status EventIndex::insert(const IndexedEvent& event)
{
    auto insert = TRY(m_database.prepare("INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    insert.bind(number(event.leaf)).bind(number(event.position)).bind(event.device).bind(event.office);
    insert.bind(std::int64_t(event.epoch)).bind(number(event.sequence)).bind(event.kind);
    insert.bind(std::int64_t(event.kindVersion)).bind(std::int64_t(event.actorKind)).bind(event.actor);
    insert.bind(event.caseId).bind(event.agency).bind(std::int64_t(event.forAgency ? 1 : 0));
    insert.bind(event.at.ms).bind(event.receivedAt.ms).bind(fieldsToJson(event.fields)).bind(event.sentence);
    return insert.run();
}

Status EventIndex::foldIntoCase(const IndexedEvent& event)
{
    CaseRow row;
    {
        auto query = TRY(
            m_database.prepare(std::string("SELECT ") + caseColumns + " FROM cases WHERE agency = ? AND case_id = ?"));
        query.bind(event.agency).bind(event.caseId);
        if (TRY(query.step())) {
            row = caseFrom(query);
        }
    }
    fold(row, event);
    auto put = TRY(m_database.prepare(std::string("INSERT OR REPLACE INTO cases(audience, ") + caseColumns +
                                      ") VALUES(1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    put.bind(row.agency).bind(row.caseId).bind(row.service).bind(row.serviceTitle).bind(row.office).bind(row.device);
    put.bind(row.counter).bind(row.clerk).bind(row.openedAt.ms).bind(row.updatedAt.ms).bind(row.paidAt.ms);
    put.bind(row.state).bind(row.identity).bind(row.amount).bind(row.paidAmount).bind(row.payment);
    put.bind(row.trackingCode).bind(row.receiptNumber).bind(row.receiptState).bind(row.lastSentence);
    put.bind(number(row.lastLeaf)).bind(number(row.lastPosition));
    return put.run();
}

Status EventIndex::notePresence(const IndexedEvent& event)
{
    auto put = TRY(m_database.prepare("INSERT OR REPLACE INTO presence VALUES(?,?,?,?,?,?,?)"));
    put.bind(event.device).bind(event.agency).bind(std::int64_t(event.forAgency ? 1 : 0)).bind(event.office);
    put.bind(event.at.ms).bind(std::int64_t(event.epoch)).bind(number(event.sequence));
    return put.run();
}

} // namespace pishkhan::hub
