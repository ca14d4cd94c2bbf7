// SPDX-License-Identifier: GPL-3.0-or-later
/// HubAnswer: what the hub says after a head or batches (sync/hub/README.md), read strictly and bounded. Called by
/// uplink.cpp on whatever a server sent.
#pragma once
#include <string>

#include "sync/uplink/https_client.h"
#include "sync/wire/head_message.h"

namespace pishkhan::uplink {

struct HubAnswer {
    std::string error; ///< empty when everything was taken; "gap", "fork", "device", …
    std::uint64_t durableSequence = 0;
    Hash durableHead{};
    wire::Nonce nonce{};
    std::size_t window = 0;            ///< bytes the hub takes at once
    std::uint64_t newestEpoch = 0;     ///< 0 when the hub does not say
    std::uint64_t newestStatement = 0; ///< number of the newest statement held for this device; 0: none
    Instant hubTime;                   ///< 0 when absent
    std::string checkpoint;            ///< signed note, empty before the hub's first
    bool hasPlace = false;             ///< durableSequence, durableHead and nonce were given
};

/// Errors: Protocol (not the hub's JSON, or a 200 without a place).
Result<HubAnswer> parseHubAnswer(int status, ByteView body);

/// Seconds of a Retry-After header as a delay, at most ten minutes; 0 when absent or not a number.
Milliseconds retryAfter(const HttpResponse& response);

} // namespace pishkhan::uplink
