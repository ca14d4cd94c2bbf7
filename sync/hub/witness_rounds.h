// SPDX-License-Identifier: GPL-3.0-or-later
/// WitnessRounds: asks the configured witnesses every few seconds to cosign the newest checkpoint, on a thread of its own.
/// A dead, slow or lying witness never stops anything: the checkpoint stays "not yet witnessed", and after ten minutes
/// an alarm is written. Follows oversight.md 1.2, 4.5 and 5.9. Made by hub.cpp.
#pragma once
#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "sync/hub/ingest_writer.h"
#include "sync/tlog/policy.h"

namespace pishkhan::hub {

struct WitnessSettings {
    std::string policyFile;             ///< C2SP tlog-policy; empty: the hub has no witnesses
    std::vector<std::string> addresses; ///< NAME=URL, NAME as in the policy
    std::int64_t everySeconds = 30;
    Milliseconds alarmAfter{600000};
};

class WitnessRounds {
public:
    /// Errors: InvalidInput (a witness the policy does not name), Protocol (the policy), Storage.
    static Result<std::unique_ptr<WitnessRounds>> start(const WitnessSettings& settings, const std::string& dataFolder,
                                                        LogPublisher& log, Now now);
    ~WitnessRounds(); ///< ends within the current question

private:
    struct Asked {
        tlog::VerifierKey key;
        std::string url;
        std::uint64_t size = 0;    ///< it cosigned so much, as far as we know
        std::string lastComplaint; ///< so that one trouble is one alarm
    };
    WitnessRounds(BatchStore store, LogPublisher& log, Now now);
    void run();
    Status round();
    /// The witness's signature lines on `latest`. Errors: those of the line; Integrity when it refuses.
    Result<std::vector<tlog::NoteSignature>> ask(Asked& witness, const Publication& latest);
    void complain(Asked& witness, const Error& error);
    void watchDelay(const Publication& latest);

    BatchStore m_store;
    LogPublisher& m_log;
    Now m_now;
    tlog::Policy m_policy;
    std::vector<Asked> m_witnesses;
    std::int64_t m_everySeconds = 30;
    Milliseconds m_alarmAfter{600000};
    std::int64_t m_behindSince = 0; ///< 0: the newest checkpoint is witnessed
    bool m_alarmed = false;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace pishkhan::hub
