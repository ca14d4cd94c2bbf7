// SPDX-License-Identifier: GPL-3.0-or-later
/// LogPublisher: signs checkpoints over the stored batches and answers for tiles and proofs. Appended to by the ingest
/// writer only; read from any thread. Never signs a tree that does not contain the last published one
/// (oversight.md 5.9). Formats: oversight.md 4.3 to 4.5.
#pragma once
#include <memory>
#include <string>

#include "sync/hub/batch_store.h"
#include "sync/hub/log_tree.h"
#include "sync/tlog/policy.h"

namespace pishkhan::hub {

class LogPublisher {
public:
    /// Make the log's key and remember its origin. Returns the log's vkey. Errors: Refused when there is a log already.
    static Result<std::string> create(const std::string& dataFolder, BatchStore& store, const std::string& origin);
    /// Builds the tree from the stored leaves. Errors: Integrity when it contradicts the last published checkpoint.
    static Result<LogPublisher> open(const std::string& dataFolder, BatchStore& store);
    LogPublisher(LogPublisher&&) noexcept;
    ~LogPublisher();

    enum class When { Due, AtOnce };
    /// Take in new leaves; sign and store a checkpoint when the last one is a second old, or at once.
    Status publish(BatchStore& store, Instant now, When when);

    Publication latest() const;    ///< size 0 and an empty note before the first
    Publication witnessed() const; ///< the newest that reached the witnesses' quorum; size 0 before the first
    /// Add witnesses' verified lines to `published` (the newest, or one that was). Kept when the policy's quorum is reached.
    /// Called by the witness rounds, from their own thread with their own store.
    Status attachCosignatures(BatchStore& store, const Publication& published,
                              const std::vector<tlog::NoteSignature>& lines, const tlog::Policy& policy);
    Result<std::vector<Hash>> consistencyProof(std::uint64_t m, std::uint64_t n) const;
    std::string origin() const;
    std::string vkey() const;
    /// The .tlog-proof text of a leaf, in the witnessed checkpoint when that holds it, else in the latest. Errors: Refused when it is not published yet.
    Result<std::string> proof(std::uint64_t leaf) const;
    /// Bytes of a hash tile of the published tree. Errors: InvalidInput when it is not (yet) part of it.
    Result<Bytes> tile(unsigned level, std::uint64_t index, unsigned width) const;

private:
    struct State;
    explicit LogPublisher(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace pishkhan::hub
