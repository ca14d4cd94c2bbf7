// SPDX-License-Identifier: GPL-3.0-or-later
/// LiveFeed: the open pages (server-sent events). Woken after each commit, every page reads what is new through the same
/// scoped query as everything else, with the grant as it stands at that moment; a session that has ended closes its
/// pages at the next tick. Called by console_api (open), the ingest writer (wake) and the hub's ticker (tick).
#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "sync/hub/desk.h"
#include "sync/hub/http_server.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/request_target.h"

namespace pishkhan::hub {

class LiveFeed {
public:
    LiveFeed(DeskPool& desks, Now now) : m_desks(desks), m_now(std::move(now)) {}
    /// Shows what comes after `after`.
    void open(std::shared_ptr<HttpStream> stream, std::string sessionToken, EventId after);
    void wake();  ///< something new may be visible
    void tick();  ///< every two seconds: sessions are checked, quiet lines get a comment
    void clear(); ///< lets every page go; no task may be running any more

private:
    struct Page {
        std::shared_ptr<HttpStream> stream;
        std::string token;
        EventId after;
        Instant lastWritten;
        bool scheduled = false;
        bool again = false;
    };
    void schedule(const std::shared_ptr<Page>& page);
    void serve(Desk& desk, const std::shared_ptr<Page>& page);
    /// True when there is more to write at once.
    Result<bool> writeNew(Desk& desk, Page& page);

    DeskPool& m_desks;
    Now m_now;
    mutable std::mutex m_mutex; ///< guards the list and every page's two flags
    std::list<std::shared_ptr<Page>> m_pages;
};

} // namespace pishkhan::hub
