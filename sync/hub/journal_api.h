// SPDX-License-Identifier: GPL-3.0-or-later
/// JournalApi: the routes terminals use, /v1/journals/{device}/{epoch}/head, …/batches, …/statements, …/predecessor and …/proof/{sequence}: the stored
/// proof of the batch that holds the sequence (oversight.md 1.3). Proves
/// the bytes on a worker and hands them to the ingest writer; answers when the writer does.
#pragma once
#include <memory>

#include "sync/hub/desk.h"
#include "sync/hub/http_server.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/request_target.h"
#include "sync/hub/rollouts.h"

namespace pishkhan::hub {

class JournalApi {
public:
    /// `authority` certifies the centre and support.
    JournalApi(DeskPool& desks, IngestWriter& writer, const Rollouts& rollouts, crypto::Certificate authority)
        : m_desks(desks), m_writer(writer), m_rollouts(rollouts), m_authority(std::move(authority))
    {
    }
    void handle(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target);

private:
    void giveBack(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target, const std::string& device,
                  std::uint32_t epoch);
    void givePredecessor(const std::shared_ptr<HttpExchange>& exchange, const std::string& device);
    void giveStatements(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target,
                        const std::string& device);
    void giveRelease(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target,
                     const std::string& device);
    void take(Desk& desk, const std::shared_ptr<HttpExchange>& exchange, JournalDoor door, const std::string& device,
              std::uint32_t epoch);
    void prove(Desk& desk, const std::shared_ptr<HttpExchange>& exchange, const std::string& device,
               std::uint32_t epoch, std::uint64_t sequence);
    DeskPool& m_desks;
    IngestWriter& m_writer;
    const Rollouts& m_rollouts;
    crypto::Certificate m_authority;
};

} // namespace pishkhan::hub
