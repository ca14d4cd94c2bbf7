// SPDX-License-Identifier: GPL-3.0-or-later
/// JournalApi: the two routes terminals use, /v1/journals/{device}/{epoch}/head and …/batches (oversight.md 1.3). Proves
/// the bytes on a worker and hands them to the ingest writer; answers when the writer does.
#pragma once
#include <memory>

#include "sync/hub/desk.h"
#include "sync/hub/http_server.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/request_target.h"

namespace pishkhan::hub {

class JournalApi {
public:
    JournalApi(DeskPool& desks, IngestWriter& writer) : m_desks(desks), m_writer(writer) {}
    void handle(const std::shared_ptr<HttpExchange>& exchange, const RequestTarget& target);

private:
    void take(Desk& desk, const std::shared_ptr<HttpExchange>& exchange, JournalDoor door, const std::string& device,
              std::uint32_t epoch);
    DeskPool& m_desks;
    IngestWriter& m_writer;
};

} // namespace pishkhan::hub
