// SPDX-License-Identifier: GPL-3.0-or-later
/// Queries: every question the console may ask of index.db. Each takes a Scope and puts its predicate first; there is no
/// other SQL on the index outside event_index.cpp. Called by console_api and live_feed.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/hub/access_scope.h"
#include "sync/hub/case_fold.h"
#include "sync/hub/database.h"
#include "sync/hub/request_target.h"

namespace pishkhan::hub {

/// An event as it may be shown: within the scope, stripped to headers where the scope says so.
struct ShownEvent {
    IndexedEvent event;     ///< `fields` is empty here
    std::string fieldsJson; ///< a JSON object
};

/// Oldest first, strictly after `after`.
Result<std::vector<ShownEvent>> eventsAfter(Database& index, const Scope& scope, std::optional<EventId> after,
                                            std::uint64_t limit);
Result<std::vector<ShownEvent>> latestEvents(Database& index, const Scope& scope, std::uint64_t limit);
Result<std::vector<ShownEvent>> eventsOfCase(Database& index, const Scope& scope, const std::string& caseId);
/// Newest first.
Result<std::vector<ShownEvent>> eventsOfKinds(Database& index, const Scope& scope,
                                              const std::vector<std::string>& kinds, std::uint64_t limit);
/// The newest event of anybody: where a live page without a history starts. Tells nothing but a position.
Result<EventId> newestPlace(Database& index);

struct CaseFilter {
    std::string state;
    std::string office;
    std::string service;
    std::string prefix; ///< of case id, tracking code or receipt number
    std::optional<EventId> before;
    std::uint64_t limit = 50;
};
/// Last changed first.
Result<std::vector<CaseRow>> findCases(Database& index, const Scope& scope, const CaseFilter& filter);
Result<std::optional<CaseRow>> findCase(Database& index, const Scope& scope, const std::string& caseId);

struct OfficePresence {
    std::string device;
    Instant lastEventAt;
    std::uint64_t sequence = 0;
};
Result<std::vector<OfficePresence>> presence(Database& index, const Scope& scope);

/// Counts and sums of the cases of [from, until) as the JSON object SUMMARY without its date (README.md).
struct ServiceSums {
    std::string service;
    std::string serviceTitle;
    std::int64_t cases = 0;
    std::int64_t closed = 0;
    std::int64_t paidCount = 0;
    std::int64_t paidAmount = 0;
};
struct HourSums {
    std::int64_t cases = 0;
    std::int64_t paidAmount = 0;
};
struct Summary {
    std::int64_t cases = 0, open = 0, closed = 0, cancelled = 0, paidCount = 0, paidAmount = 0;
    std::int64_t receiptsOwed = 0, deferredInquiries = 0, awaitingTrackingCode = 0;
    std::int64_t paid = 0, notPaid = 0, unknown = 0, needsOperator = 0, conflict = 0;
    std::vector<ServiceSums> services;
    std::vector<HourSums> hours; ///< always 24
};
Result<Summary> summarise(Database& index, const Scope& scope, Instant from, Instant until);

} // namespace pishkhan::hub
