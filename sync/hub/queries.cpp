// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/queries.h"

#include <algorithm>

#include "sync/hub/event_index.h"
#include "terminal/domain/event_catalogue.h"

namespace pishkhan::hub {
namespace {

constexpr const char* eventColumns =
    "leaf, position, device, office, epoch, sequence, kind, kind_version, actor_kind, actor, case_id, agency, at_ms, "
    "received_ms, fields, sentence";

std::int64_t number(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

void bindScope(Statement& statement, const Scope& scope)
{
    for (const std::string& value : scope.values()) {
        statement.bind(value);
    }
}

/// What a reader of headers may know: that something of this kind happened, where and when.
void stripToHeader(ShownEvent& shown)
{
    shown.event.actor.clear();
    shown.event.caseId.clear();
    shown.fieldsJson = "{}";
    const auto* row = domain::findEventRow(shown.event.kind);
    shown.event.sentence = row == nullptr ? std::string() : domain::describe(*row, {}, "fa");
}

ShownEvent eventFrom(const Statement& row, Detail detail)
{
    ShownEvent out;
    IndexedEvent& event = out.event;
    event.leaf = static_cast<std::uint64_t>(row.integer(0));
    event.position = static_cast<std::uint64_t>(row.integer(1));
    event.device = row.text(2);
    event.office = row.text(3);
    event.epoch = static_cast<std::uint32_t>(row.integer(4));
    event.sequence = static_cast<std::uint64_t>(row.integer(5));
    event.kind = row.text(6);
    event.kindVersion = static_cast<std::uint16_t>(row.integer(7));
    event.actorKind = static_cast<std::uint8_t>(row.integer(8));
    event.actor = row.text(9);
    event.caseId = row.text(10);
    event.agency = row.text(11);
    event.at.ms = row.integer(12);
    event.receivedAt.ms = row.integer(13);
    out.fieldsJson = row.text(14);
    event.sentence = row.text(15);
    if (detail == Detail::HeadersOnly) {
        stripToHeader(out);
    }
    return out;
}

Result<std::vector<ShownEvent>> collect(Statement& query, Detail detail)
{
    std::vector<ShownEvent> out;
    while (TRY(query.step())) {
        out.push_back(eventFrom(query, detail));
    }
    return out;
}

std::string selectEvents(const Scope& scope, const char* condition, const char* order)
{
    return std::string("SELECT ") + eventColumns + " FROM event WHERE " + scope.where() + condition + order;
}

} // namespace

Result<std::vector<ShownEvent>> eventsAfter(Database& index, const Scope& scope, std::optional<EventId> after,
                                            std::uint64_t limit)
{
    const char* condition = after ? " AND (leaf, position) > (?, ?)" : "";
    auto query = TRY(index.prepare(selectEvents(scope, condition, " ORDER BY leaf, position LIMIT ?")));
    bindScope(query, scope);
    if (after) {
        query.bind(number(after->leaf)).bind(number(after->position));
    }
    query.bind(number(limit));
    return collect(query, scope.detail());
}

Result<std::vector<ShownEvent>> eventsOfKinds(Database& index, const Scope& scope,
                                              const std::vector<std::string>& kinds, std::uint64_t limit)
{
    std::string marks;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        marks += i == 0 ? "?" : ",?";
    }
    const std::string condition = " AND kind IN (" + marks + ")";
    auto query =
        TRY(index.prepare(selectEvents(scope, condition.c_str(), " ORDER BY leaf DESC, position DESC LIMIT ?")));
    bindScope(query, scope);
    for (const std::string& kind : kinds) {
        query.bind(kind);
    }
    query.bind(number(limit));
    return collect(query, scope.detail());
}

Result<std::vector<ShownEvent>> latestEvents(Database& index, const Scope& scope, std::uint64_t limit)
{
    auto query = TRY(index.prepare(selectEvents(scope, "", " ORDER BY leaf DESC, position DESC LIMIT ?")));
    bindScope(query, scope);
    query.bind(number(limit));
    auto out = TRY(collect(query, scope.detail()));
    std::reverse(out.begin(), out.end());
    return out;
}

Result<std::vector<ShownEvent>> eventsOfCase(Database& index, const Scope& scope, const std::string& caseId)
{
    auto query =
        TRY(index.prepare(selectEvents(scope, " AND case_id = ? AND case_id <> ''", " ORDER BY leaf, position")));
    bindScope(query, scope);
    query.bind(caseId);
    return collect(query, scope.detail());
}

Result<EventId> newestPlace(Database& index)
{
    auto query = TRY(index.prepare("SELECT leaf, position FROM event ORDER BY leaf DESC, position DESC LIMIT 1"));
    if (!TRY(query.step())) {
        return EventId{0, 0};
    }
    return EventId{static_cast<std::uint64_t>(query.integer(0)), static_cast<std::uint64_t>(query.integer(1))};
}

Result<std::vector<CaseRow>> findCases(Database& index, const Scope& scope, const CaseFilter& filter)
{
    std::string sql = std::string("SELECT ") + caseColumns + " FROM cases WHERE " + scope.where();
    const std::pair<const char*, const std::string*> equals[] = {
        {" AND state = ?", &filter.state}, {" AND office = ?", &filter.office}, {" AND service = ?", &filter.service}};
    for (const auto& [condition, value] : equals) {
        sql += value->empty() ? "" : condition;
    }
    if (!filter.prefix.empty()) {
        sql += " AND ? IN (substr(case_id, 1, length(?)), substr(tracking_code, 1, length(?)), "
               "substr(receipt_number, 1, length(?)))";
    }
    sql += filter.before ? " AND (last_leaf, last_position) < (?, ?)" : "";
    sql += " ORDER BY last_leaf DESC, last_position DESC LIMIT ?";
    auto query = TRY(index.prepare(sql));
    bindScope(query, scope);
    for (const auto& [condition, value] : equals) {
        if (!value->empty()) {
            query.bind(*value);
        }
    }
    for (int i = 0; i < 4 && !filter.prefix.empty(); ++i) {
        query.bind(filter.prefix);
    }
    if (filter.before) {
        query.bind(number(filter.before->leaf)).bind(number(filter.before->position));
    }
    query.bind(number(filter.limit));
    std::vector<CaseRow> out;
    while (TRY(query.step())) {
        out.push_back(caseFrom(query));
    }
    return out;
}

Result<std::optional<CaseRow>> findCase(Database& index, const Scope& scope, const std::string& caseId)
{
    auto query = TRY(index.prepare(std::string("SELECT ") + caseColumns + " FROM cases WHERE " + scope.where() +
                                   " AND case_id = ? ORDER BY agency LIMIT 1"));
    bindScope(query, scope);
    query.bind(caseId);
    return TRY(query.step()) ? std::optional<CaseRow>(caseFrom(query)) : std::nullopt;
}

Result<std::vector<OfficePresence>> presence(Database& index, const Scope& scope)
{
    auto query = TRY(index.prepare("SELECT device, max(last_event_ms), epoch, max(sequence) FROM presence WHERE " +
                                   scope.where() + " GROUP BY device ORDER BY device"));
    bindScope(query, scope);
    std::vector<OfficePresence> out;
    while (TRY(query.step())) {
        out.push_back({query.text(0), Instant{query.integer(1)}, static_cast<std::uint64_t>(query.integer(3))});
    }
    return out;
}

} // namespace pishkhan::hub
