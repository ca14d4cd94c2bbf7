// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/api_json.h"

#include <array>

#include <nlohmann/json.hpp>

namespace pishkhan::hub {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longestCredentials = 4096;

std::string dump(const Json& json)
{
    // Bytes that are no text become U+FFFD instead of an exception.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json instant(Instant at)
{
    return at.ms == 0 ? Json("") : Json(toRfc3339(at));
}

const char* actorKind(std::uint8_t kind)
{
    static constexpr std::array<const char*, 5> names = {"", "human", "system", "central", "support"};
    return kind < names.size() ? names[kind] : "";
}

Json toJson(const ShownEvent& shown)
{
    const IndexedEvent& event = shown.event;
    Json out;
    out["id"] = toText(EventId{event.leaf, event.position});
    out["device"] = event.device;
    out["office"] = event.office;
    out["sequence"] = event.sequence;
    out["kind"] = event.kind;
    out["kindVersion"] = event.kindVersion;
    out["actorKind"] = actorKind(event.actorKind);
    out["actor"] = event.actor;
    out["caseId"] = event.caseId;
    out["agency"] = event.agency;
    out["at"] = instant(event.at);
    out["receivedAt"] = instant(event.receivedAt);
    out["fields"] = Json::parse(shown.fieldsJson, nullptr, false);
    out["sentence"] = event.sentence;
    return out;
}

Json toJson(const CaseRow& row)
{
    Json out;
    out["caseId"] = row.caseId;
    out["agency"] = row.agency;
    out["service"] = row.service;
    out["serviceTitle"] = row.serviceTitle;
    out["office"] = row.office;
    out["device"] = row.device;
    out["counter"] = row.counter;
    out["clerk"] = row.clerk;
    out["openedAt"] = instant(row.openedAt);
    out["updatedAt"] = instant(row.updatedAt);
    out["state"] = row.state;
    out["stateTitle"] = stateTitle(row.state);
    out["identity"] = row.identity;
    out["amount"] = row.amount;
    out["payment"] = row.payment;
    out["trackingCode"] = row.trackingCode;
    out["receiptNumber"] = row.receiptNumber;
    out["receiptState"] = row.receiptState;
    out["lastSentence"] = row.lastSentence;
    return out;
}

} // namespace

std::string eventJson(const ShownEvent& shown)
{
    return dump(toJson(shown));
}

std::string eventsJson(const std::vector<ShownEvent>& events, const std::string& next)
{
    Json list = Json::array();
    for (const ShownEvent& event : events) {
        list.push_back(toJson(event));
    }
    return dump({{"events", std::move(list)}, {"next", next}});
}

std::string casesJson(const std::vector<CaseRow>& cases, const std::string& next)
{
    Json list = Json::array();
    for (const CaseRow& row : cases) {
        list.push_back(toJson(row));
    }
    return dump({{"cases", std::move(list)}, {"next", next}});
}

std::string caseJson(const CaseRow& row, const std::vector<ShownEvent>& events, std::uint64_t publishedSize)
{
    Json list = Json::array();
    for (const ShownEvent& shown : events) {
        Json event = toJson(shown);
        event["proof"] = {{"leaf", shown.event.leaf},
                          {"index", shown.event.position},
                          {"available", shown.event.leaf < publishedSize}};
        list.push_back(std::move(event));
    }
    return dump({{"case", toJson(row)}, {"events", std::move(list)}});
}

std::string summaryJson(const std::string& date, const Summary& sums)
{
    Json out;
    out["date"] = date;
    out["cases"] = sums.cases;
    out["open"] = sums.open;
    out["closed"] = sums.closed;
    out["cancelled"] = sums.cancelled;
    out["paidCount"] = sums.paidCount;
    out["paidAmount"] = sums.paidAmount;
    out["receiptsOwed"] = sums.receiptsOwed;
    out["deferredInquiries"] = sums.deferredInquiries;
    out["awaitingTrackingCode"] = sums.awaitingTrackingCode;
    out["payments"] = {{"paid", sums.paid},
                       {"notPaid", sums.notPaid},
                       {"unknown", sums.unknown},
                       {"needsOperator", sums.needsOperator},
                       {"conflict", sums.conflict}};
    out["services"] = Json::array();
    for (const ServiceSums& service : sums.services) {
        out["services"].push_back({{"service", service.service},
                                   {"serviceTitle", service.serviceTitle},
                                   {"cases", service.cases},
                                   {"closed", service.closed},
                                   {"paidCount", service.paidCount},
                                   {"paidAmount", service.paidAmount}});
    }
    out["hours"] = Json::array();
    for (std::size_t hour = 0; hour < sums.hours.size(); ++hour) {
        out["hours"].push_back(
            {{"hour", hour}, {"cases", sums.hours[hour].cases}, {"paidAmount", sums.hours[hour].paidAmount}});
    }
    return dump(out);
}

std::string grantJson(const Grant& grant)
{
    Json agencies = Json::array();
    for (const Agency& agency : grant.agencies) {
        agencies.push_back({{"code", agency.code}, {"title", agency.title}});
    }
    return dump({{"user", grant.user},
                 {"displayName", grant.displayName},
                 {"role", toText(grant.role)},
                 {"agencies", std::move(agencies)},
                 {"offices", grant.offices}});
}

std::string officesJson(const std::vector<OfficeLine>& offices)
{
    Json list = Json::array();
    for (const OfficeLine& line : offices) {
        list.push_back({{"office", line.office},
                        {"title", line.title},
                        {"device", line.device},
                        {"counter", line.counter},
                        {"state", line.state},
                        {"lastSeenAt", instant(line.lastSeenAt)},
                        {"lastEventAt", instant(line.lastEventAt)},
                        {"waiting", line.waiting},
                        {"sequence", line.sequence}});
    }
    return dump({{"offices", std::move(list)}});
}

std::string statusJson(const std::string& origin, const std::string& vkey, const Publication& latest,
                       const Publication& witnessed)
{
    return dump({{"origin", origin},
                 {"size", latest.size},
                 {"root", latest.size == 0 ? std::string() : toBase64(latest.root)},
                 {"checkpointAt", instant(latest.at)},
                 {"witnessedSize", witnessed.size},
                 {"witnessedAt", witnessed.size == 0 ? Json() : instant(witnessed.at)},
                 {"vkey", vkey}});
}

std::string errorJson(std::string_view code, std::string_view message)
{
    return dump({{"error", code}, {"message", message}});
}

std::string ingestJson(const std::string& device, std::uint32_t epoch, const IngestAnswer& answer, std::size_t window)
{
    Json out;
    if (answer.refusal) {
        out["error"] = answer.refusal->code;
        out["message"] = answer.refusal->message;
    }
    out["device"] = device;
    out["epoch"] = epoch;
    out["durableSequence"] = answer.place.sequence;
    out["durableHead"] = toHex(answer.place.head);
    out["nonce"] = toHex(answer.nonce);
    out["window"] = window;
    out["hubTime"] = toRfc3339(answer.hubTime);
    out["newestEpoch"] = answer.newestEpoch;
    out["checkpoint"] = answer.checkpoint;
    out["newestStatement"] = answer.newestStatement;
    return dump(out);
}

std::string alarmsJson(const std::vector<Alarm>& alarms)
{
    Json rows = Json::array();
    for (const Alarm& one : alarms) {
        Json row;
        row["at"] = instant(one.at);
        row["device"] = one.device;
        row["office"] = one.office;
        row["officeTitle"] = one.officeTitle;
        row["kind"] = one.kind;
        row["tone"] = one.tone;
        row["sentence"] = one.sentence;
        row["toDo"] = one.toDo;
        rows.push_back(std::move(row));
    }
    return dump({{"alarms", std::move(rows)}});
}

std::string textField(const ShownEvent& shown, const char* name)
{
    const Json fields = Json::parse(shown.fieldsJson, nullptr, false);
    const auto found = fields.is_object() ? fields.find(name) : fields.end();
    return found != fields.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string statementsJson(const std::vector<StatementLine>& lines)
{
    Json rows = Json::array();
    for (const StatementLine& line : lines) {
        const wire::Statement& what = line.statement;
        Json row;
        row["id"] = what.id;
        row["signer"] = what.signer;
        row["signerKind"] = actorKind(static_cast<std::uint8_t>(what.from));
        row["device"] = what.device;
        row["office"] = what.office;
        row["issuedAt"] = instant(Instant{static_cast<std::int64_t>(what.issuedMs)});
        row["addedAt"] = instant(line.addedAt);
        if (line.detail == Detail::Full) {
            row["subject"] = what.subject;
            row["about"] = what.about;
            row["amount"] = what.amountRials;
            row["text"] = what.text;
            row["expiresAt"] = instant(Instant{static_cast<std::int64_t>(what.expiresMs)});
            const bool accepted = line.answer != nullptr && line.answer->event.kind == "proposal-accepted";
            row["state"] = line.answer == nullptr ? "open" : accepted ? "accepted" : "disputed";
            row["answeredAt"] = line.answer == nullptr ? Json("") : instant(line.answer->event.at);
            row["answeredBy"] = line.answer == nullptr ? "" : line.answer->event.actor;
            row["reason"] = line.answer == nullptr ? "" : textField(*line.answer, "reason");
        }
        rows.push_back(std::move(row));
    }
    return dump({{"statements", std::move(rows)}});
}

std::string accessesJson(const std::vector<Seen>& seen)
{
    Json rows = Json::array();
    for (const Seen& one : seen) {
        Json row;
        row["office"] = one.office == everyOffice ? "" : one.office;
        row["who"] = one.displayName;
        row["role"] = one.role;
        row["agencies"] = one.agencies;
        row["action"] = one.action;
        row["caseId"] = one.caseId;
        row["times"] = one.times;
        row["firstAt"] = instant(one.firstAt);
        row["lastAt"] = instant(one.lastAt);
        rows.push_back(std::move(row));
    }
    return dump({{"accesses", std::move(rows)}});
}

Result<Credentials> parseCredentials(std::string_view body)
{
    const auto refuse = [] { return makeError(ErrorKind::InvalidInput, "not a sign-in", "hub-api"); };
    if (body.size() > longestCredentials) {
        return refuse();
    }
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object()) {
        return refuse();
    }
    const auto user = json.find("user");
    const auto password = json.find("password");
    if (user == json.end() || password == json.end() || !user->is_string() || !password->is_string()) {
        return refuse();
    }
    return Credentials{user->get<std::string>(), password->get<std::string>()};
}

} // namespace pishkhan::hub
