// SPDX-License-Identifier: GPL-3.0-or-later
/// Uplink: brings what the journal owes to the hub, on a thread of its own; nothing is lost and nothing arrives twice,
/// whatever the line does. The head goes first, then batches in order; an acknowledgement is marked only when the hub
/// says it is durable. Called by build_terminal. Follows oversight.md 1.3, 5.4, 5.5.
///
/// The journal belongs to the owner thread (one SQLite connection, a chain's tail in memory), so every question to the
/// Outbox is posted on the Executor and awaited here; the worker itself never touches it.
#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "sync/uplink/https_client.h"
#include "sync/uplink/hub_answer.h"
#include "sync/uplink/uplink_memory.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/executor.h"
#include "terminal/ports/outbox.h"
#include "terminal/ports/release_shelf.h"

namespace pishkhan::uplink {

struct HubAddress {
    HttpsSettings https;
    std::string memoryFile; ///< UplinkMemory lives here
    Instant notBefore;      ///< when this program was built: no honest clock is earlier
    std::string logVkey;    ///< the hub's log key; empty: checkpoints are remembered without checking the signature
};

struct UplinkPace {
    Milliseconds heartbeat{30000};    ///< a head is sent at least this often
    Milliseconds shortestPause{1000}; ///< after a first failure; doubles, half of it random
    Milliseconds longestPause{30000};
    std::size_t bytesAtOnce = 512U << 10U;
    Milliseconds releaseEvery{5 * 60'000}; ///< how often it asks which release should run
};

enum class Line {
    Offline,   ///< no hub, or one that is busy
    Connected, ///< the last exchange worked
    Refused,   ///< the hub does not accept this device or what it sent: somebody has to look
    Mismatch,  ///< hub and journal tell different stories (fork, roll-back, shrunken log)
};

/// The hub holds more than these books, or other books: an old copy was put back. What it holds carries our own
/// signatures.
struct OlderCopy {
    struct Row {
        std::uint64_t sequence = 0;
        std::string kind, caseId;
        std::string answered; ///< of an answer to a proposal: signer/proposal
    };
    std::uint32_t knownEpoch = 1;
    std::uint64_t knownSequence = 0;
    Hash knownHead{};
    std::vector<Row> missing; ///< events the hub has and these books do not, oldest first; bounded
};

struct LineReport {
    Line line = Line::Offline;
    std::uint64_t waiting = 0; ///< events the hub does not have yet
    std::optional<Instant> oldestWaiting;
    std::uint64_t acknowledged = 0;
    std::optional<Milliseconds> hubOffset;      ///< hub's time minus ours, from its last answer
    std::string problem;                        ///< for engineers; empty while Connected
    bool quarantined = false;                   ///< the hub has seen two copies of this device
    std::shared_ptr<const OlderCopy> olderCopy; ///< set once, when it was found
    bool replaced = false;                      ///< another machine has taken this one's place
};

/// "connected", "offline", "refused", "mismatch": as in the line-changed event.
const char* name(Line line);

class Uplink {
public:
    /// References must outlive the uplink. `report` is called on the owner thread, whenever something changed.
    Uplink(ports::Outbox& outbox, HubAddress hub, ports::Executor& owner, const ports::Clock& clock,
           std::function<void(const LineReport&)> report, UplinkPace pace = {});
    ~Uplink(); ///< stops
    Uplink(const Uplink&) = delete;
    Uplink& operator=(const Uplink&) = delete;

    /// Statements from outside the office go here, on the owner thread: parcels one after another. Once, before start().
    void whenStatements(std::function<Status(ByteView)> take) { m_takeStatements = std::move(take); }
    /// Ask which release should run here, and fetch it. Once, before start(); must outlive it.
    void asksForReleases(ports::ReleaseShelf& shelf) { m_releases = &shelf; }
    /// An earlier epoch of these books that still owes something: brought behind what is new. Before start(); must outlive it.
    void alsoOwes(ports::Outbox& older, std::uint32_t epoch) { m_older.push_back({&older, epoch, 0, false}); }
    /// Errors: InvalidInput (address or certificate files), Integrity, Storage (the memory file).
    Status start();
    void stop();  ///< owner thread; waits for the worker, which ends within a moment
    void nudge(); ///< any thread: a batch was closed, or the network came back

private:
    struct Round; ///< what one round of exchanges learnt
    struct Older {
        ports::Outbox* books;
        std::uint32_t epoch;
        std::uint64_t upTo; ///< what the hub has of it
        bool isDone;
    };
    void run();
    Round exchange();
    Status sendHead();
    Status sendBatches();
    Status post(const std::string& what, const Bytes& body);
    Status take(const HubAnswer& answer);
    Status foundOlderCopy(const HubAnswer& answer);
    void sendAside();
    Status fetchStatements();
    Status askRelease();
    Status sendOlder();
    Status bring(Older& older);
    Status takeOlder(Older& older, int status, const HubAnswer& answer);
    std::vector<OlderCopy::Row> askForMissing();
    void tell(Line line, const std::string& problem);
    Milliseconds pauseAfter(const Round& round);
    bool waitFor(Milliseconds pause); ///< false when the uplink is stopping
    template <typename T> Result<T> ask(std::function<Result<T>(ports::Outbox&)> question)
    {
        return askOf<T>(m_outbox, std::move(question));
    }
    template <typename T> Result<T> askOf(ports::Outbox& books, std::function<Result<T>(ports::Outbox&)> question);

    ports::Outbox& m_outbox;
    HubAddress m_hub;
    ports::Executor& m_owner;
    const ports::Clock& m_clock;
    std::function<void(const LineReport&)> m_report;
    std::function<Status(ByteView)> m_takeStatements;
    std::uint64_t m_statements = 0, m_statementsOffered = 0; ///< taken in this run; what the hub has
    ports::ReleaseShelf* m_releases = nullptr;
    std::int64_t m_releaseAskedAt = 0; ///< monotonic; 0: never
    UplinkPace m_pace;

    std::unique_ptr<HttpsClient> m_client;
    UplinkMemory m_memory;
    std::string m_path; ///< "/v1/journals/{device}/{epoch}/"
    std::uint64_t m_durable = 0;
    std::size_t m_window = 0;
    std::optional<Milliseconds> m_hubOffset;
    wire::HeadMessage m_head; ///< last sent
    bool m_quarantined = false, m_replaced = false;
    std::uint64_t m_asideUpTo = 0; ///< what the hub keeps of a quarantined journal beside its log
    std::shared_ptr<const OlderCopy> m_olderCopy;
    std::vector<Older> m_older;
    std::int64_t m_headSentAt = 0; ///< monotonic; 0: a head is due
    Milliseconds m_retryAfter{0};
    int m_failures = 0;

    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< read and written on the owner thread only
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_nudged = false;
    std::optional<LineReport> m_told; ///< owner thread
    std::thread m_thread;
};

/// The journal belongs to the owner thread: post the question there and wait. Errors: its own; Disconnected when stopping.
template <typename T> Result<T> Uplink::askOf(ports::Outbox& books, std::function<Result<T>(ports::Outbox&)> question)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    m_owner.post([this, &books, alive = m_alive, answer, question = std::move(question)] {
        if (!*alive) {
            return;
        }
        auto result = question(books);
        const std::lock_guard lock(m_mutex);
        *answer = std::move(result);
        m_wake.notify_all();
    });
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this, &answer] { return answer->has_value() || m_stopping; });
    if (!answer->has_value()) {
        return makeError(ErrorKind::Disconnected, "stopping", "uplink");
    }
    return std::move(**answer);
}

} // namespace pishkhan::uplink
