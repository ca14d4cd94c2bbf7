// SPDX-License-Identifier: GPL-3.0-or-later
/// Witness: cosigns a log's checkpoint only when it contains everything the witness cosigned before (C2SP tlog-witness,
/// tlog-cosignature). What it will sign is on disk before it signs. One thread at a time. Called by witness_server.
#pragma once
#include <memory>
#include <vector>

#include "sync/tlog/checkpoint.h"
#include "sync/witness/add_checkpoint.h"

namespace pishkhan::witness {

/// An answer in the protocol's words.
struct WitnessAnswer {
    int status = 200;
    std::string body;
    std::string contentType = "text/plain; charset=utf-8";
    std::string why; ///< for the witness's own log
};

class Witness {
public:
    /// Make key and folder. Returns the witness's vkey. Errors: Refused when there is a witness already.
    static Result<std::string> create(const std::string& folder, const std::string& name);
    /// Trust one more log. Errors: InvalidInput for a vkey that is not a log's, Refused for a second key of an origin.
    static Status trust(const std::string& folder, const std::string& vkey);
    /// Errors: Storage, Integrity (a stored checkpoint that its log did not sign).
    static Result<std::unique_ptr<Witness>> open(const std::string& folder);

    /// `unixSeconds`: when it is cosigned. A refused but validly signed checkpoint is kept as evidence.
    WitnessAnswer addCheckpoint(std::string_view body, std::uint64_t unixSeconds);
    /// The newest cosigned checkpoint of an origin, by the hex SHA-256 of its name.
    WitnessAnswer latest(std::string_view originDigest) const;
    std::string vkey() const;

private:
    struct Log {
        tlog::VerifierKey key;
        tlog::Checkpoint latest; ///< size 0 before the first
        std::string folder;
    };
    Witness(std::string name, crypto::Ed25519Key key) : m_name(std::move(name)), m_key(std::move(key)) {}
    WitnessAnswer judge(Log& log, const AddCheckpoint& request, const tlog::OpenedCheckpoint& opened,
                        std::uint64_t unixSeconds);
    WitnessAnswer cosign(Log& log, const tlog::OpenedCheckpoint& opened, std::uint64_t unixSeconds);
    void keepEvidence(const Log& log, const AddCheckpoint& request, const std::string& why) const;

    std::string m_name;
    crypto::Ed25519Key m_key;
    std::vector<Log> m_logs;
};

} // namespace pishkhan::witness
