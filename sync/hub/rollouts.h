// SPDX-License-Identifier: GPL-3.0-or-later
/// Rollouts: the judge of staged rollouts (lessons H8). Reads what the terminals' own journals say (the index, leaf by leaf), decides with
/// sync/release, writes each decision down, and answers which release a terminal should run. It has no way to make a terminal do it.
/// Called by the hub's ticker and by journal_api; guards itself.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "sync/hub/batch_store.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/rollout_store.h"

namespace pishkhan::hub {

/// What a terminal is told; it judges for itself.
struct ReleaseAnswer {
    release::Order order;
    std::string digest, manifest;
};

class Rollouts {
public:
    /// Errors: Storage, Integrity (the decisions were changed by hand).
    static Result<std::unique_ptr<Rollouts>> open(const std::string& dataFolder, Now now);

    /// New reports, new decisions. Errors: Storage.
    Status look();
    /// The same without deciding anything, for somebody who only looks.
    Status read();
    ReleaseAnswer answerFor(const std::string& device) const;
    /// A piece of the bundle under way. Errors: Refused (another release), Storage.
    Result<Bytes> piece(const std::string& digest, std::uint64_t from, std::size_t most) const;
    release::Rollout state() const;

private:
    Rollouts(std::string dataFolder, Now now, RolloutStore store, BatchStore batches, Database index)
        : m_dataFolder(std::move(dataFolder)), m_now(std::move(now)), m_store(std::move(store)),
          m_batches(std::move(batches)), m_index(std::move(index))
    {
    }
    Status readDecisions();
    Status readReports();
    Status judge();
    Status begin(const RolloutEntry& row);
    Result<std::vector<std::string>> activeDevices();
    Status tell(const release::Entry& entry);

    mutable std::mutex m_mutex;
    std::string m_dataFolder;
    Now m_now;
    RolloutStore m_store;
    BatchStore m_batches;
    Database m_index;
    std::uint64_t m_readDecision = 0, m_nextLeaf = 0;
    std::string m_digest;
    CarriedRelease m_release;
    release::Rollout m_state;
};

} // namespace pishkhan::hub
