// SPDX-License-Identifier: GPL-3.0-or-later
/// What a counter knows about its books as such: an old copy that was put back, a terminal it took the place of, the office's own copy, and
/// who looks in from outside. Parts of the State, made by evolve only.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "terminal/base/actor.h"
#include "terminal/base/instant.h"
#include "terminal/base/money.h"

namespace pishkhan::domain::counter {

/// What a restored old copy lost, for the clerk's list.
struct Rollback {
    struct Row {
        std::int64_t sequence = 0; ///< 0: a case that stood open in the restored copy
        std::string row, about;
    };
    std::int64_t knownSequence = 0, foundSequence = 0;
    Instant at;
    std::vector<Row> missing;
};

/// What of the old books is still to be finished, on a terminal that took another one's place.
struct CarriedWork {
    std::string row, about, title;
    Rials amount;
    std::string detail;
};
struct Continuation {
    std::string source, orderedBy, confirmedBy;
    Instant knownUntil; ///< what was written later on the old machine may be missing
    std::int64_t oldEpoch = 0, oldSequence = 0, carried = 0; ///< carried: how many pieces there were
    Instant at;
    std::vector<CarriedWork> open; ///< not settled yet
};

/// A support session: open, or the last one.
struct SupportSession {
    struct Act {
        std::string id, what, answer;
        Instant at;
    };
    std::string id;
    Actor signer;
    Instant since, until;
    std::string by;
    std::vector<Act> acts;
    std::string endedBy; ///< cause; empty while it is open
    Instant endedAt;
};

/// The program that runs on this machine, as far as releases were ever installed here.
struct ReleaseStanding {
    std::string version,
        digest; ///< empty before the first, and after going back until the older one has confirmed itself
    bool isConfirmed = false;
    Instant at;
    std::string backFrom, backCause; ///< the newest one that was taken back
    std::string refusedVersion, refusedDigest, refusedCause;
    std::set<std::string> failed; ///< digests that were taken back here, but for a drill: never taken again
};

/// The office's newest copy of its own books.
struct BooksCopy {
    std::int64_t lastSequence = 0;
    std::string head, by;
    Instant at;
};

} // namespace pishkhan::domain::counter
