// SPDX-License-Identifier: GPL-3.0-or-later
/// IngestWriter: the one thread that writes hub.db, index.db and the log. Takes every arrival that is waiting, stores
/// them in one durable transaction, and only then answers (oversight.md 1.8, 5.4). Called by the journal routes.
#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "sync/hub/event_index.h"
#include "sync/hub/ingest_rules.h"
#include "sync/hub/log_publisher.h"

namespace pishkhan::hub {

using Now = std::function<Instant()>;

/// What the terminal is told; `refusal` is set when (part of) the arrival was not taken.
struct IngestAnswer {
    std::optional<Refusal> refusal;
    JournalPlace place;
    wire::Nonce nonce{};
    std::uint32_t newestEpoch = 0;     ///< of this device, as far as we know
    std::uint64_t newestStatement = 0; ///< for this device
    std::string checkpoint;            ///< newest signed note, empty before the first
    Instant hubTime;
};
using Answered = std::function<void(IngestAnswer)>;

class IngestWriter {
public:
    struct Wakes {
        std::function<void()> eventsIndexed; ///< called on the writer's thread after new events became visible
    };
    /// Opens the stores, brings index and log up to the stored batches. Errors: Storage, Integrity (the stored batches
    /// contradict a published checkpoint: an old copy was restored).
    static Result<std::unique_ptr<IngestWriter>> open(const std::string& dataFolder, Now now);
    ~IngestWriter(); ///< takes what is queued, then ends

    void start(Wakes wakes);
    /// Any thread. False: the queue is full or the store has failed; say 503.
    bool submit(Arrival arrival, std::size_t bytes, Answered answered);
    const LogPublisher& log() const { return m_log; }
    LogPublisher& log() { return m_log; } ///< for the witness rounds; it guards itself
    std::size_t windowBytes() const;      ///< how much a terminal may have under way now

private:
    struct Waiting {
        Arrival arrival;
        std::size_t bytes;
        Answered answered;
    };
    IngestWriter(BatchStore store, EventIndex index, LogPublisher log, Now now);
    void run();
    void takeAll(std::deque<Waiting>& waiting);
    Result<std::vector<IngestAnswer>> store(std::deque<Waiting>& waiting);
    Result<IngestAnswer> storeOne(const Arrival& arrival);
    Result<std::optional<Refusal>> storeBatch(const wire::Batch& batch, JournalPlace& place, Contact& contact);
    Result<std::optional<Refusal>> keepAside(const wire::Batch& batch);
    Result<IngestAnswer> storeReplaced(const Arrival& arrival);
    Status checkContinuation(const wire::Batch& batch);
    Status noteHead(const Arrival& arrival, const JournalPlace& place, const std::optional<Contact>& known,
                    Contact& contact);
    Status followUp(LogPublisher::When when); ///< index and log catch up with the stored batches

    BatchStore m_store;
    EventIndex m_index;
    LogPublisher m_log;
    Now m_now;
    Wakes m_wakes;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Waiting> m_queue;
    std::size_t m_queuedBytes = 0;
    bool m_stopping = false;
    std::atomic<bool> m_failed{false};
};

/// Unfold every stored batch the index does not have yet; whole transactions of at most 500 leaves.
Status catchUp(EventIndex& index, BatchStore& store);

} // namespace pishkhan::hub
