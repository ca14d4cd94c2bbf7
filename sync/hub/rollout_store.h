// SPDX-License-Identifier: GPL-3.0-or-later
/// RolloutStore: rollout.db, the newest release and every decision about it. Decisions are only ever added (the database refuses anything
/// else), each with its cause, its time and a digest over itself and the one before. Written by the hub's own judge and by people through
/// `pishkhan-hub rollout`.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sync/hub/database.h"
#include "sync/release/rollout.h"

namespace pishkhan::hub {

struct RolloutEntry {
    std::uint64_t number = 0;
    std::string digest; ///< hex, of the release
    release::Entry what;
    std::string head; ///< hex: SHA-256 over the head before and this row
};

struct CarriedRelease {
    std::string manifest; ///< the signed text
    std::string bundleFile;
    std::uint64_t fromLeaf = 0; ///< what terminals said before does not concern it
};

class RolloutStore {
public:
    static Result<RolloutStore> open(const std::string& dataFolder);
    Result<Transaction> begin() { return Transaction::begin(m_database); }

    /// Errors: Refused when this release was here before.
    Status carry(const std::string& digest, const CarriedRelease& what);
    Result<std::optional<CarriedRelease>> carried(const std::string& digest);
    Status add(const std::string& digest, const release::Entry& entry);
    Result<std::vector<RolloutEntry>> after(std::uint64_t number); ///< oldest first
    /// Errors: Integrity, naming the first row that does not follow from the one before.
    Status check();

private:
    explicit RolloutStore(Database database) : m_database(std::move(database)) {}
    Database m_database;
};

} // namespace pishkhan::hub
