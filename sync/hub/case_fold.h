// SPDX-License-Identifier: GPL-3.0-or-later
/// CaseRow: what a supervisor sees of one case, as a pure fold over its events' clear parts. Called by event_index when a
/// batch is unfolded and again when the index is rebuilt; the same events give the same row. Kinds: terminal/domain's
/// event catalogue.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/fields.h"
#include "terminal/base/instant.h"

namespace pishkhan::hub {

/// One event as the index keeps it.
struct IndexedEvent {
    std::uint64_t leaf = 0;     ///< of the hub's log
    std::uint64_t position = 0; ///< within the leaf's batch, from 0
    std::string device;
    std::string office; ///< the one the device is registered for
    std::uint32_t epoch = 0;
    std::uint64_t sequence = 0;
    std::string kind;
    std::uint16_t kindVersion = 0;
    std::uint8_t actorKind = 0;
    std::string actor;
    std::string caseId;
    std::string agency;
    bool forAgency = false; ///< the catalogue's audience of this kind; unknown kinds are not
    Instant at;
    Instant receivedAt;
    Fields fields; ///< classes Public and Office only
    std::string sentence;
};

struct CaseRow {
    std::string caseId;
    std::string agency;
    std::string service;
    std::string serviceTitle;
    std::string office;
    std::string device;
    std::string counter;
    std::string clerk;
    Instant openedAt;
    Instant updatedAt;
    Instant paidAt; ///< 0 until money became final
    std::string state = "open";
    std::string identity = "none";
    std::int64_t amount = 0;     ///< rials, as shown to the applicant
    std::int64_t paidAmount = 0; ///< rials, final
    std::string payment = "none";
    std::string trackingCode;
    std::string receiptNumber;
    std::string receiptState = "none";
    std::string lastSentence;
    std::uint64_t lastLeaf = 0;
    std::uint64_t lastPosition = 0;
};

/// Take one more event of the case into the row. The first one gives it its name, agency and place.
void fold(CaseRow& row, const IndexedEvent& event);

/// The state's name in Persian.
std::string stateTitle(const std::string& state);

} // namespace pishkhan::hub
