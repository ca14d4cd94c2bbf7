// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/live_feed.h"

#include "sync/hub/api_json.h"
#include "sync/hub/queries.h"

namespace pishkhan::hub {
namespace {
constexpr std::uint64_t eventsAtOnce = 200;
constexpr std::size_t fullLine = 256U << 10U; ///< unread bytes at which a page has to wait for its reader
constexpr Milliseconds quietTime{10'000};
} // namespace

void LiveFeed::open(std::shared_ptr<HttpStream> stream, std::string sessionToken, EventId after)
{
    auto page = std::make_shared<Page>(Page{std::move(stream), std::move(sessionToken), after, m_now(), false, false});
    page->stream->write("retry: 2000\n\n");
    {
        const std::lock_guard lock(m_mutex);
        m_pages.push_back(page);
    }
    schedule(page);
}

void LiveFeed::wake()
{
    std::list<std::shared_ptr<Page>> pages;
    {
        const std::lock_guard lock(m_mutex);
        pages = m_pages;
    }
    for (const auto& page : pages) {
        schedule(page);
    }
}

void LiveFeed::tick()
{
    {
        const std::lock_guard lock(m_mutex);
        m_pages.remove_if([](const auto& page) { return !page->stream->isOpen(); });
    }
    wake();
}

void LiveFeed::clear()
{
    const std::lock_guard lock(m_mutex);
    m_pages.clear();
}

void LiveFeed::schedule(const std::shared_ptr<Page>& page)
{
    {
        const std::lock_guard lock(m_mutex);
        if (page->scheduled) {
            page->again = true;
            return;
        }
        page->scheduled = true;
    }
    if (!m_desks.submit([this, page](Desk& desk) { serve(desk, page); })) {
        const std::lock_guard lock(m_mutex);
        page->scheduled = false; // the next tick tries again
    }
}

void LiveFeed::serve(Desk& desk, const std::shared_ptr<Page>& page)
{
    const auto more = writeNew(desk, *page);
    if (!more) {
        page->stream->write("event: ended\ndata: {}\n\n");
        page->stream->close();
    }
    bool again = more && *more;
    {
        const std::lock_guard lock(m_mutex);
        again = again || page->again;
        page->again = false;
        page->scheduled = false;
    }
    if (again && page->stream->isOpen()) {
        schedule(page);
    }
}

Result<bool> LiveFeed::writeNew(Desk& desk, Page& page)
{
    const Instant now = m_now();
    const auto grant = TRY(desk.people.session(page.token, now));
    if (!grant) {
        return makeError(ErrorKind::Denied, "the session has ended", "hub-live");
    }
    const auto scope = TRY(scopeFor(*grant, Subject::Events));
    if (page.stream->waitingBytes() > fullLine) {
        return false;
    }
    // Read before the query: when nothing is visible up to here, the next query need not look at it again.
    const EventId newest = TRY(newestPlace(desk.index));
    const auto events = TRY(eventsAfter(desk.index, scope, page.after, eventsAtOnce));
    std::string text;
    for (const ShownEvent& shown : events) {
        page.after = EventId{shown.event.leaf, shown.event.position};
        text += "id: " + toText(page.after) + "\nevent: event\ndata: " + eventJson(shown) + "\n\n";
    }
    if (text.empty() && now - page.lastWritten >= quietTime) {
        text = ": still here\n\n";
    }
    if (!text.empty()) {
        page.stream->write(std::move(text));
        page.lastWritten = now;
    }
    const bool full = events.size() == eventsAtOnce;
    if (!full) {
        page.after = std::max(page.after, newest);
    }
    return full;
}

} // namespace pishkhan::hub
