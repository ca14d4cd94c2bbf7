// SPDX-License-Identifier: GPL-3.0-or-later
/// A staged rollout as a pure state machine (lessons H8): rings, the drill that proves the way back on each ring before it is trusted, hours of
/// quiet, halt at the first broken invariant, and everybody back. State = fold over two streams: the rollout's own decisions (append-only,
/// each with its cause) and what the terminals said in their journals. No clock, no I/O. Called by sync/hub/rollouts.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sync/release/manifest.h"
#include "terminal/base/instant.h"

namespace pishkhan::release {

/// One decision, or what a person ordered. Never changed, never removed.
struct Entry {
    /// begun → per ring: opened → proven → soaking → passed → … → finished; or halted → undone.
    std::string kind;
    std::uint32_t ring = 0;           ///< from 1; 0 where none is meant
    std::string cause;                ///< why, as a stable word and what it is about; of a person: name and reason
    std::vector<std::string> devices; ///< opened: the ring's new members, those of the drill first; halted: where
    std::uint32_t drill = 0;          ///< opened: how many of them prove the way back
    Instant at;
};

/// What one terminal said about this release, taken from its journal as it arrived.
struct Report {
    enum class What { Confirmed, ConfirmedOther, RolledBack, Refused, Broken, Started };
    What what = What::Started;
    std::string device;
    std::string cause; ///< of going back or refusing; the check that broke
    Instant at;
};

struct Member {
    std::uint32_t ring = 0;
    bool isDriller = false;
    enum class Runs { Older, This, GoingBack, Back } runs = Runs::Older;
    bool hasDrilled = false;     ///< was on it, went back and ran the older one well
    std::string refused;         ///< why it was not taken, the newest reason
    std::vector<Instant> starts; ///< since it was confirmed: a program that falls over again and again
};

enum class Phase { None, Drill, Filling, Soak, Finished, Halted, Undone };
const char* name(Phase phase);

struct Break {
    std::string device, cause;
    bool operator==(const Break&) const = default;
};

struct Rollout {
    Manifest manifest;
    Phase phase = Phase::None;
    std::uint32_t ring = 0; ///< the open one
    Instant since;          ///< soaking: from when on it is quiet
    std::map<std::string, Member> members;
    std::vector<Break> breaks; ///< by terminals that ran this release
    std::set<std::string> everRan;
    std::string haltCause;
};

void apply(Rollout& state, const Entry& entry);
void apply(Rollout& state, const Report& report);

/// What follows now. `devices`: every terminal that is registered and active. The entries carry `now`; apply them before asking again.
std::vector<Entry> decide(const Rollout& state, const std::vector<std::string>& devices, Instant now);

/// What a terminal should do, for it to judge: nothing, take the release, or go back from it.
struct Order {
    enum class What { Nothing, Take, Back } what = What::Nothing;
    std::string cause; ///< of going back: drill, order
    bool operator==(const Order&) const = default;
};
Order orderFor(const Rollout& state, const std::string& device);

/// How many members run it, and how many have been on it and are not back.
std::size_t running(const Rollout& state);
std::size_t notBack(const Rollout& state);

} // namespace pishkhan::release
