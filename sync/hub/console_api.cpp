// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/console_api.h"

#include "sync/hub/answers.h"
#include "sync/hub/api_json.h"
#include "sync/hub/queries.h"

namespace pishkhan::hub {
namespace {

constexpr std::string_view cookieName = "__Host-session=";
constexpr const char* cookieRules = "; Path=/; Secure; HttpOnly; SameSite=Strict";
constexpr std::size_t tokenLength = 64;

/// A page of another site cannot name itself ours, and SameSite keeps the cookie from it; this is the second lock.
bool isForeignOrigin(const HttpRequest& request)
{
    return !request.origin.empty() && request.origin != "https://" + request.host;
}

const std::set<std::string> everything{std::string(everyOffice)};

HttpAnswer withCookie(HttpAnswer answer, const std::string& value, const char* extra)
{
    answer.headers.emplace_back("Set-Cookie", std::string(cookieName) + value + cookieRules + extra);
    return answer;
}

} // namespace

std::string sessionToken(std::string_view cookieHeader)
{
    const auto at = cookieHeader.find(cookieName);
    if (at == std::string_view::npos || (at != 0 && cookieHeader[at - 1] != ' ' && cookieHeader[at - 1] != ';')) {
        return {};
    }
    const auto value = cookieHeader.substr(at + cookieName.size());
    const auto token = value.substr(0, value.find(';'));
    return token.size() == tokenLength ? std::string(token) : std::string();
}

ConsoleApi::Route ConsoleApi::routeFor(const RequestTarget& target)
{
    const auto& parts = target.segments;
    const std::string what = parts.size() > 1 ? parts[1] : std::string();
    if (parts.size() == 2) {
        static constexpr std::pair<std::string_view, Route> routes[] = {
            {"events", &ConsoleApi::events},         {"cases", &ConsoleApi::cases},
            {"offices", &ConsoleApi::offices},       {"summary", &ConsoleApi::summary},
            {"status", &ConsoleApi::status},         {"alarms", &ConsoleApi::alarms},
            {"statements", &ConsoleApi::statements}, {"accesses", &ConsoleApi::accesses},
        };
        for (const auto& [name, route] : routes) {
            if (name == what) {
                return route;
            }
        }
    }
    if (parts.size() == 3 && what == "cases") {
        return &ConsoleApi::oneCase;
    }
    return parts.size() == 4 && what == "cases" && parts[3] == "proof" ? &ConsoleApi::proof : nullptr;
}

void ConsoleApi::handle(const std::shared_ptr<HttpExchange>& exchange, RequestTarget target)
{
    const bool queued = m_desks.submit([this, exchange, target = std::move(target)](Desk& desk) {
        const HttpRequest& request = exchange->request();
        if (target.path == "/v1/session") {
            return exchange->answer(session(desk, request));
        }
        if (target.path == "/v1/live" && request.method == "GET") {
            if (const auto opened = openLive(desk, exchange, target); !opened) {
                exchange->answer(opened.error().nativeCode == 401 ? errorAnswer("signed-out")
                                                                  : errorAnswer(opened.error()));
            }
            return;
        }
        exchange->answer(read(desk, request, target));
    });
    if (!queued) {
        exchange->answer(errorAnswer("busy"));
    }
}

HttpAnswer ConsoleApi::session(Desk& desk, const HttpRequest& request)
{
    const Instant now = m_now();
    const std::string token = sessionToken(request.cookie);
    if (request.method != "GET" && isForeignOrigin(request)) {
        return errorAnswer("denied");
    }
    if (request.method == "POST") {
        auto answer = signIn(desk, request);
        return answer ? std::move(*answer) : errorAnswer(answer.error());
    }
    const auto grant = desk.people.session(token, now);
    if (!grant) {
        return errorAnswer(grant.error());
    }
    if (request.method == "GET") {
        return *grant ? jsonAnswer(200, grantJson(**grant)) : errorAnswer("signed-out");
    }
    if (request.method != "DELETE") {
        return errorAnswer("method");
    }
    if (*grant) {
        static_cast<void>(desk.people.note((*grant)->user, "sign-out", "", 0, now));
    }
    if (const auto closed = desk.people.closeSession(token); !closed) {
        return errorAnswer(closed.error());
    }
    m_live.tick();
    auto gone = jsonAnswer(204, "");
    return withCookie(std::move(gone), "", "; Max-Age=0");
}

Result<HttpAnswer> ConsoleApi::signIn(Desk& desk, const HttpRequest& request)
{
    if (!std::string_view(request.contentType).starts_with("application/json")) {
        return errorAnswer("bad-request");
    }
    const auto credentials = TRY(parseCredentials(request.body));
    const Instant now = m_now();
    if (const auto wait = m_throttle.waitFor(credentials.user, now); wait.count() > 0) {
        return errorAnswer("throttled", wait.count() / 1000 + 1);
    }
    const auto grant = TRY(desk.people.signIn(credentials.user, credentials.password));
    TRY(desk.people.note(credentials.user.substr(0, 64), grant ? "sign-in" : "sign-in-failed", "", 0, now));
    if (!grant) {
        m_throttle.noteWrong(credentials.user, m_now());
        return errorAnswer("wrong-password");
    }
    m_throttle.noteRight(credentials.user);
    const auto token = TRY(desk.people.openSession(grant->user, now));
    return withCookie(jsonAnswer(200, grantJson(*grant)), token, "; Max-Age=43200");
}

HttpAnswer ConsoleApi::read(Desk& desk, const HttpRequest& request, const RequestTarget& target)
{
    const Route route = routeFor(target);
    if (route == nullptr) {
        return errorAnswer("not-found");
    }
    if (request.method != "GET") {
        return errorAnswer("method");
    }
    const Instant now = m_now();
    const auto grant = desk.people.session(sessionToken(request.cookie), now);
    if (!grant || !*grant) {
        return grant ? errorAnswer("signed-out") : errorAnswer(grant.error());
    }
    auto answer = (this->*route)(Call{desk, target, **grant, now});
    return answer ? std::move(*answer) : errorAnswer(answer.error());
}

Result<std::shared_ptr<HttpStream>> ConsoleApi::openLive(Desk& desk, const std::shared_ptr<HttpExchange>& exchange,
                                                         const RequestTarget& target)
{
    const HttpRequest& request = exchange->request();
    const Instant now = m_now();
    const auto token = sessionToken(request.cookie);
    const auto grant = TRY(desk.people.session(token, now));
    if (!grant) {
        return makeError(ErrorKind::Denied, "signed out", "hub-api", 401);
    }
    static_cast<void>(TRY(scopeFor(*grant, Subject::Events)));
    const auto place = request.lastEventId.empty() ? target.parameter("from").value_or("") : request.lastEventId;
    const EventId after = place.empty() ? TRY(newestPlace(desk.index)) : TRY(parseEventId(place));
    TRY(note(Call{desk, target, *grant, now}, "live", 0, everything));
    HttpAnswer head{200, "text/event-stream; charset=utf-8", "", {{"Cache-Control", "no-store"}}};
    addPageHeaders(head);
    auto stream = exchange->stream(std::move(head));
    m_live.open(stream, token, after);
    return stream;
}

Status ConsoleApi::note(const Call& call, const char* action, std::size_t rows, const std::set<std::string>& offices,
                        const std::string& caseId)
{
    std::string about = call.target.path;
    for (const auto& [name, value] : call.target.query) {
        about += " " + name + "=" + value;
    }
    TRY(call.desk.people.note(call.grant.user, action, about, static_cast<std::int64_t>(rows), call.now));
    return call.desk.people.noteSeen(call.grant.user, action, offices, caseId, call.now);
}

} // namespace pishkhan::hub
