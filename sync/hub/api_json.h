// SPDX-License-Identifier: GPL-3.0-or-later
/// The console API's JSON texts, as README.md describes them, and the one body the API reads. Pure; called by the routes
/// and by live_feed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "sync/hub/alarms.h"
#include "sync/hub/batch_store.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/people.h"
#include "sync/hub/queries.h"
#include "sync/wire/statement.h"

namespace pishkhan::hub {

std::string eventJson(const ShownEvent& shown);
std::string eventsJson(const std::vector<ShownEvent>& events, const std::string& next);
std::string casesJson(const std::vector<CaseRow>& cases, const std::string& next);
/// `publishedSize`: leaves in the latest checkpoint; events below it have a proof.
std::string caseJson(const CaseRow& row, const std::vector<ShownEvent>& events, std::uint64_t publishedSize);
std::string summaryJson(const std::string& date, const Summary& summary);
std::string grantJson(const Grant& grant);
std::string statusJson(const std::string& origin, const std::string& vkey, const Publication& latest,
                       const Publication& witnessed);
std::string errorJson(std::string_view code, std::string_view message);
std::string ingestJson(const std::string& device, std::uint32_t epoch, const IngestAnswer& answer, std::size_t window);

struct OfficeLine {
    std::string office, title, device, counter, state;
    Instant lastSeenAt;
    Instant lastEventAt;
    std::uint64_t waiting = 0;
    std::uint64_t sequence = 0;
};
std::string officesJson(const std::vector<OfficeLine>& offices);

/// One statement as a supervisor sees it; `answer` is borrowed and null while there is none.
struct StatementLine {
    wire::Statement statement;
    Instant addedAt;
    const ShownEvent* answer = nullptr;
    Detail detail = Detail::HeadersOnly; ///< headers only: that something was said, by whom and to whom
};
std::string statementsJson(const std::vector<StatementLine>& lines);
/// A text among an event's shown fields; empty when it is hidden or absent.
std::string textField(const ShownEvent& shown, const char* name);
std::string alarmsJson(const std::vector<Alarm>& alarms);
std::string accessesJson(const std::vector<Seen>& seen);

struct Credentials {
    std::string user;
    std::string password;
};
/// {"user":"…","password":"…"}, at most 4 KiB. Errors: InvalidInput.
Result<Credentials> parseCredentials(std::string_view body);

} // namespace pishkhan::hub
