// SPDX-License-Identifier: GPL-3.0-or-later
/// What the terminal still owes the hub: signed batches in order, the acknowledged mark, the signed head. Implemented by
/// the journal, called by sync/uplink. Nothing is deleted on an acknowledgement; it is marked (oversight.md 5.4).
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

struct OutgoingBatch {
    std::uint64_t firstSequence = 0;
    std::uint32_t count = 0;
    Bytes wireBytes; ///< header || signature || events, ready to be sent
    std::uint64_t lastSequence() const { return firstSequence + count - 1; }
};

/// How far the hub has got, from this terminal's own books.
struct OutboxState {
    std::uint64_t lastSequence = 0;       ///< of the newest event
    std::uint64_t signedUpTo = 0;         ///< newest event that is in a signed batch
    std::uint64_t acknowledged = 0;       ///< everything up to here is durable at the hub
    std::optional<Instant> oldestWaiting; ///< when the oldest unacknowledged event happened
    std::uint64_t waiting() const { return lastSequence - acknowledged; }
};

class Outbox {
public:
    virtual ~Outbox() = default;
    /// The oldest unacknowledged signed batches, in order, at most `maxBytes` together (but always one, when there is
    /// one). Errors: Storage.
    virtual Result<std::vector<OutgoingBatch>> nextBatches(std::size_t maxBytes) const = 0;
    /// The same, starting with the batch that holds or follows `afterSequence` + 1: a hub that lost some asks again.
    virtual Result<std::vector<OutgoingBatch>> batchesAfter(std::uint64_t afterSequence,
                                                            std::size_t maxBytes) const = 0;
    /// The hub has everything up to here. Going back or repeating is no error and changes nothing.
    /// Errors: InvalidInput beyond what is signed, Storage.
    virtual Status markAcknowledged(std::uint64_t upToSequence) = 0;
    virtual Result<OutboxState> outboxState() const = 0;
    /// The chain's head after this event. Errors: InvalidInput when there is no such event, Storage.
    virtual Result<Hash> headAt(std::uint64_t sequence) const = 0;
    /// PKH1 || signature over the newest head. `nonce`: the hub's last, zeros before the first answer.
    virtual Result<Bytes> headMessage(const std::array<std::uint8_t, 16>& nonce) = 0;
};

} // namespace pishkhan::ports
