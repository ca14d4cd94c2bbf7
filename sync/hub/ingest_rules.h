// SPDX-License-Identifier: GPL-3.0-or-later
/// IngestRules: may this head or batch be believed, and what follows from it. No I/O; called by the routes (proof of the
/// bytes) and by the ingest writer (place in the chain). Follows oversight.md 1.3, 5.3, 5.4 and 5.9.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sync/hub/batch_store.h"
#include "terminal/crypto/certificate.h"

namespace pishkhan::hub {

/// Why something is refused: what the terminal is told.
struct Refusal {
    int status = 400;
    std::string code; ///< "format", "device", "signature", "events", "gap", "fork", …
    std::string message;
};

/// A request's bytes, proved to come from the device.
struct Arrival {
    std::string device;
    std::uint32_t epoch = 0;
    Hash genesis{};
    std::string office; ///< registered
    std::optional<wire::SignedHead> head;
    std::vector<wire::Batch> batches;
    bool isReplaced = false; ///< under a key that another machine has taken the place of
};

enum class JournalDoor { Head, Batches };

/// Everything that can be checked without the chain's state: form, names, signatures, tree, chain inside each batch.
/// `authority` certifies the centre and support, whose events embed what they signed (5.3).
std::variant<Arrival, Refusal> prove(JournalDoor door, const DeviceRow& device, std::uint32_t epoch, ByteView bytes,
                                     const crypto::Certificate& authority);

/// The same for a device whose key was replaced before: each epoch by the key that spoke for it. What holds only under an old key, in
/// whatever epoch, is marked: the old machine was turned on again.
std::variant<Arrival, Refusal> proveAny(JournalDoor door, const DeviceRow& device,
                                        const std::vector<ReplacedKey>& replaced, std::uint32_t epoch, ByteView bytes,
                                        const crypto::Certificate& authority);

enum class Verdict { Append, KnownAlready, Gap, Fork };

/// Where the batch belongs. `sameStart` is the stored batch with its first sequence, if there is one.
Verdict judge(const wire::BatchHeader& header, const JournalPlace& place,
              const std::optional<wire::LeafData>& sameStart);

/// What a signed head tells about the device.
enum class HeadVerdict {
    Plausible,
    StaleNonce, ///< whole books, but another copy of them has spoken in between
    RolledBack, ///< the terminal knows less than it once sent, or speaks of an epoch it has left
    Forked,     ///< same sequence, other head
    Cloned,     ///< the other of two copies has come back: both live
};
HeadVerdict judgeHead(const wire::HeadMessage& head, const JournalPlace& place, const std::optional<Contact>& contact);

/// The ratchet's next turn: which nonces count from now on, with `fresh` as the answer's. Call after judgeHead.
void turnRatchet(Contact& contact, const wire::Nonce& shown, const wire::Nonce& fresh);

} // namespace pishkhan::hub
