// SPDX-License-Identifier: GPL-3.0-or-later
/// ConsoleApi: what the supervisors' page asks (README.md). Every answer is made from a grant read for this request and a
/// Scope made from it, and every read is noted in the access log before it goes out.
#pragma once
#include <memory>
#include <set>
#include <string>

#include "sync/hub/desk.h"
#include "sync/hub/http_server.h"
#include "sync/hub/ingest_writer.h"
#include "sync/hub/live_feed.h"
#include "sync/hub/login_throttle.h"
#include "sync/hub/request_target.h"

namespace pishkhan::hub {

class ConsoleApi {
public:
    ConsoleApi(DeskPool& desks, const LogPublisher& log, LiveFeed& live, Now now)
        : m_desks(desks), m_log(log), m_live(live), m_now(std::move(now))
    {
    }
    void handle(const std::shared_ptr<HttpExchange>& exchange, RequestTarget target);

private:
    /// One request on its way: everything a route needs.
    struct Call {
        Desk& desk;
        const RequestTarget& target;
        const Grant& grant;
        Instant now;
    };
    using Route = Result<HttpAnswer> (ConsoleApi::*)(const Call& call);
    static Route routeFor(const RequestTarget& target);

    HttpAnswer session(Desk& desk, const HttpRequest& request);
    Result<HttpAnswer> signIn(Desk& desk, const HttpRequest& request);
    HttpAnswer read(Desk& desk, const HttpRequest& request, const RequestTarget& target);
    Result<std::shared_ptr<HttpStream>> openLive(Desk& desk, const std::shared_ptr<HttpExchange>& exchange,
                                                 const RequestTarget& target);

    Result<HttpAnswer> events(const Call& call);
    Result<HttpAnswer> cases(const Call& call);
    Result<HttpAnswer> oneCase(const Call& call);
    Result<HttpAnswer> proof(const Call& call);
    Result<HttpAnswer> offices(const Call& call);
    Result<HttpAnswer> alarms(const Call& call);
    Result<HttpAnswer> statements(const Call& call);
    Result<HttpAnswer> accesses(const Call& call);
    Result<std::vector<DeviceRow>> visibleDevices(const Call& call);
    Result<HttpAnswer> summary(const Call& call);
    Result<HttpAnswer> status(const Call& call);
    /// `offices`: whose facts went out; everyOffice for a page about all the reader may see.
    Status note(const Call& call, const char* action, std::size_t rows, const std::set<std::string>& offices,
                const std::string& caseId = {});

    DeskPool& m_desks;
    const LogPublisher& m_log;
    LiveFeed& m_live;
    Now m_now;
    LoginThrottle m_throttle;
};

/// The session's token in a Cookie header, empty when there is none. At most one is looked at.
std::string sessionToken(std::string_view cookieHeader);

/// The day of `date` ("YYYY-MM-DD", Gregorian) in Tehran as [from, from + 24 h). Errors: InvalidInput.
Result<Instant> tehranDay(const std::string& date);
std::string tehranDate(Instant at);

} // namespace pishkhan::hub
