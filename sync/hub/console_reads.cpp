// SPDX-License-Identifier: GPL-3.0-or-later
// The reading routes of ConsoleApi: each asks through a Scope, notes the read, answers.
#include <algorithm>
#include <cstdio>

#include "sync/hub/answers.h"
#include "sync/hub/api_json.h"
#include "sync/hub/console_api.h"
#include "sync/hub/queries.h"

namespace pishkhan::hub {
namespace {

constexpr std::int64_t tehranOffsetMs = (3 * 60 + 30) * 60 * 1000LL; // no summer time since 1401
constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
constexpr Milliseconds silentAfter{90'000};

/// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant's era arithmetic).
std::int64_t daysFromCivil(std::int64_t year, std::int64_t month, std::int64_t day)
{
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

std::string stateOf(const std::optional<Contact>& contact, std::uint64_t waiting, Instant now)
{
    if (contact && contact->mismatch) {
        return "mismatch";
    }
    if (!contact || now - contact->seenAt > silentAfter) {
        return "silent";
    }
    return waiting > 0 ? "lagging" : "live";
}

const std::set<std::string> everything{std::string(everyOffice)};

std::set<std::string> officesOf(const std::vector<ShownEvent>& shown)
{
    std::set<std::string> out;
    for (const ShownEvent& one : shown) {
        out.insert(one.event.office);
    }
    return out;
}

} // namespace

std::string tehranDate(Instant at)
{
    return toRfc3339(at + Milliseconds(tehranOffsetMs)).substr(0, 10);
}

Result<Instant> tehranDay(const std::string& date)
{
    const auto refuse = [] { return makeError(ErrorKind::InvalidInput, "a date reads YYYY-MM-DD", "hub-api"); };
    int year = 0;
    int month = 0;
    int day = 0;
    char rest = 0;
    if (date.size() != 10 || std::sscanf(date.c_str(), "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3) {
        return refuse();
    }
    const Instant start{daysFromCivil(year, month, day) * dayMs - tehranOffsetMs};
    if (tehranDate(start) != date) {
        return refuse();
    }
    return start;
}

Result<HttpAnswer> ConsoleApi::events(const Call& call)
{
    const auto scope = TRY(scopeFor(call.grant, Subject::Events));
    const auto latest = TRY(call.target.number("latest", 0, 1, 500));
    const auto limit = TRY(call.target.number("limit", 100, 1, 500));
    const auto from = call.target.parameter("from").value_or("");
    std::vector<ShownEvent> shown;
    if (latest > 0) {
        shown = TRY(latestEvents(call.desk.index, scope, latest));
    } else {
        std::optional<EventId> after;
        if (!from.empty()) {
            after = TRY(parseEventId(from));
        }
        shown = TRY(eventsAfter(call.desk.index, scope, after, limit));
    }
    TRY(note(call, "events", shown.size(), officesOf(shown)));
    const auto next = shown.empty() ? from : toText(EventId{shown.back().event.leaf, shown.back().event.position});
    return jsonAnswer(200, eventsJson(shown, next));
}

Result<HttpAnswer> ConsoleApi::cases(const Call& call)
{
    const auto scope = TRY(scopeFor(call.grant, Subject::Cases));
    CaseFilter filter;
    filter.state = call.target.parameter("state").value_or("");
    filter.office = call.target.parameter("office").value_or("");
    filter.service = call.target.parameter("service").value_or("");
    filter.prefix = call.target.parameter("q").value_or("");
    filter.limit = TRY(call.target.number("limit", 50, 1, 200));
    if (const auto before = call.target.parameter("before"); before && !before->empty()) {
        filter.before = TRY(parseEventId(*before));
    }
    const auto rows = TRY(findCases(call.desk.index, scope, filter));
    std::set<std::string> offices;
    for (const CaseRow& row : rows) {
        offices.insert(row.office);
    }
    TRY(note(call, "cases", rows.size(), offices));
    const bool more = rows.size() == filter.limit;
    return jsonAnswer(200,
                      casesJson(rows, more ? toText(EventId{rows.back().lastLeaf, rows.back().lastPosition}) : ""));
}

Result<HttpAnswer> ConsoleApi::oneCase(const Call& call)
{
    const auto cases = TRY(scopeFor(call.grant, Subject::Cases));
    const auto row = TRY(findCase(call.desk.index, cases, call.target.segments[2]));
    TRY(note(call, "case", row ? 1 : 0, row ? std::set{row->office} : std::set<std::string>(), row ? row->caseId : ""));
    if (!row) {
        return errorAnswer("not-found");
    }
    const auto scope = TRY(scopeFor(call.grant, Subject::Events));
    const auto shown = TRY(eventsOfCase(call.desk.index, scope, row->caseId));
    return jsonAnswer(200, caseJson(*row, shown, m_log.latest().size));
}

Result<HttpAnswer> ConsoleApi::proof(const Call& call)
{
    const auto cases = TRY(scopeFor(call.grant, Subject::Cases));
    const auto row = TRY(findCase(call.desk.index, cases, call.target.segments[2]));
    TRY(note(call, "proof", row ? 1 : 0, row ? std::set{row->office} : std::set<std::string>(),
             row ? row->caseId : ""));
    if (!row) {
        return errorAnswer("not-found");
    }
    HttpAnswer answer{
        200, "text/plain; charset=utf-8", TRY(m_log.proof(row->lastLeaf)), {{"Cache-Control", "no-store"}}};
    addPageHeaders(answer);
    return answer;
}

Result<HttpAnswer> ConsoleApi::offices(const Call& call)
{
    const auto scope = TRY(scopeFor(call.grant, Subject::Presence));
    const auto seen = TRY(presence(call.desk.index, scope));
    std::vector<OfficeLine> lines;
    for (const DeviceRow& device : TRY(call.desk.store.devices())) {
        OfficeLine line{device.office, device.officeTitle, device.device, device.counter, "", {}, {}, 0, 0};
        bool visible = scope.coversEverything();
        for (const OfficePresence& place : seen) {
            if (place.device == device.device) {
                visible = true;
                line.lastEventAt = place.lastEventAt;
                line.sequence = place.sequence;
            }
        }
        if (!visible) {
            continue;
        }
        const auto contact = TRY(call.desk.store.contact(device.device));
        if (contact) {
            const auto place = TRY(call.desk.store.place(device.device, contact->epoch, Hash{}));
            line.lastSeenAt = contact->seenAt;
            line.waiting = contact->sequence > place.sequence ? contact->sequence - place.sequence : 0;
        }
        line.state = stateOf(contact, line.waiting, call.now);
        lines.push_back(std::move(line));
    }
    TRY(note(call, "offices", lines.size(), everything));
    return jsonAnswer(200, officesJson(lines));
}

/// Those whose offices the grant covers; an agency sees the offices that worked for it.
Result<std::vector<DeviceRow>> ConsoleApi::visibleDevices(const Call& call)
{
    const auto scope = TRY(scopeFor(call.grant, Subject::Presence));
    const auto seen = TRY(presence(call.desk.index, scope));
    std::vector<DeviceRow> out;
    for (DeviceRow& device : TRY(call.desk.store.devices())) {
        const bool worked = std::any_of(seen.begin(), seen.end(),
                                        [&device](const OfficePresence& one) { return one.device == device.device; });
        if (scope.coversEverything() || worked) {
            out.push_back(std::move(device));
        }
    }
    return out;
}

Result<HttpAnswer> ConsoleApi::alarms(const Call& call)
{
    constexpr std::uint64_t mostStored = 1000;
    const auto limit = TRY(call.target.number("limit", 100, 1, 500));
    const auto visible = TRY(visibleDevices(call));
    const auto stored = TRY(call.desk.store.alarms(mostStored));
    std::vector<ShownEvent> events;
    if (const auto scope = scopeFor(call.grant, Subject::Events); scope) { // a hub operator reads no events
        events = TRY(eventsOfKinds(call.desk.index, *scope, alarmEventKinds(), limit));
    }
    std::vector<std::pair<std::string, Instant>> seenAt;
    for (const DeviceRow& device : visible) {
        if (const auto contact = TRY(call.desk.store.contact(device.device)); contact) {
            seenAt.emplace_back(device.device, contact->seenAt);
        }
    }
    const auto alarms = gatherAlarms(visible, stored, events, seenAt, call.now, limit);
    TRY(note(call, "alarms", alarms.size(), everything));
    return jsonAnswer(200, alarmsJson(alarms));
}

Result<HttpAnswer> ConsoleApi::summary(const Call& call)
{
    const auto scope = TRY(scopeFor(call.grant, Subject::Counts));
    const auto date = call.target.parameter("date").value_or(tehranDate(call.now));
    const Instant from = TRY(tehranDay(date));
    const auto sums = TRY(summarise(call.desk.index, scope, from, from + Milliseconds(dayMs)));
    TRY(note(call, "summary", 1, everything));
    return jsonAnswer(200, summaryJson(date, sums));
}

Result<HttpAnswer> ConsoleApi::status(const Call& call)
{
    TRY(note(call, "status", 1, {})); // about the log, no office
    return jsonAnswer(200, statusJson(m_log.origin(), m_log.vkey(), m_log.latest(), m_log.witnessed()));
}

} // namespace pishkhan::hub
