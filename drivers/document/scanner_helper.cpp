// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/scanner_helper.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "drivers/document/helper_process.h"

namespace pishkhan::document {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int lookEveryMs = 100;         // how soon a cancel is noticed
constexpr Milliseconds timeToStop{2000}; // after a cancel: a scanner's lamp must run home
constexpr std::size_t headSize = 4;

Error problem(ErrorKind kind, const char* what)
{
    return makeError(kind, what, "scanner-helper");
}

/// What the helper says, cut into pages.
class Listener {
public:
    Listener(int socket, const ScannerHelper& helper) : m_socket(socket), m_helper(helper) { begin(); }

    /// Until it closes its end.
    Status run()
    {
        while (!m_isOver) {
            TRY(waitForMore());
        }
        const bool isWhole = m_headCount == 0;
        return isWhole ? Status() : problem(ErrorKind::Protocol, "the scanner's helper stopped within a page");
    }

private:
    void begin()
    {
        m_headCount = 0;
        m_lastHeard = Steady::now();
        m_end = m_lastHeard + m_helper.timeLimit;
    }
    Status waitForMore()
    {
        if (m_helper.cancelRequested && m_helper.cancelRequested()) {
            return problem(ErrorKind::Timeout, "stopped");
        }
        const auto now = Steady::now();
        if (now >= m_end || now - m_lastHeard >= m_helper.silence) {
            return problem(ErrorKind::Timeout, "the scanner gives no sign");
        }
        pollfd line{m_socket, POLLIN, 0};
        if (::poll(&line, 1, lookEveryMs) <= 0) {
            return {};
        }
        m_lastHeard = now;
        return m_headCount < headSize ? readHead() : readPage();
    }
    Status readHead()
    {
        const ssize_t got = ::recv(m_socket, m_head.data() + m_headCount, headSize - m_headCount, MSG_DONTWAIT);
        if (got <= 0) {
            m_isOver = got == 0 || (errno != EAGAIN && errno != EINTR);
            return {};
        }
        m_headCount += static_cast<std::size_t>(got);
        if (m_headCount == headSize) {
            m_left = 0;
            for (const std::uint8_t byte : m_head) {
                m_left = m_left << 8U | byte;
            }
            m_page = LockedBytes();
        }
        const bool isUsable = m_headCount < headSize || (m_left > 0 && m_left <= largestPicture);
        return isUsable ? Status() : problem(ErrorKind::Protocol, "the scanner's helper speaks of no page");
    }
    Status readPage()
    {
        const std::size_t got = TRY(m_page.readSome(m_socket, m_left));
        m_isOver = got == 0;
        m_left -= got;
        if (m_left == 0) {
            m_helper.take(std::move(m_page));
            m_page = LockedBytes();
            begin(); // the next one has its own time
        }
        return {};
    }

    int m_socket;
    const ScannerHelper& m_helper;
    std::array<std::uint8_t, headSize> m_head{};
    std::size_t m_headCount = 0;
    std::size_t m_left = 0;
    LockedBytes m_page;
    Steady::time_point m_lastHeard, m_end;
    bool m_isOver = false;
};

} // namespace

Result<int> hearScanner(const ScannerHelper& helper, std::vector<std::string> words)
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return makeError(ErrorKind::Disconnected, "no socket for the scanner", "scanner-helper", errno);
    }
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    words.insert(words.begin(), helper.program);
    HelperProcess child = TRY(HelperProcess::start(std::move(words), theirs.number(), helper.environment));
    theirs.close();
    const Status heard = Listener(ours.number(), helper).run();
    const bool isLate = !heard && heard.error().kind == ErrorKind::Timeout;
    if (isLate) {
        child.askToStop();
    }
    const int status = child.finish(Steady::now() + (heard || isLate ? timeToStop : Milliseconds(0)));
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    const bool hasReason = !heard && heard.error().kind == ErrorKind::Protocol && code > 0;
    return heard || hasReason ? Result<int>(code) : heard.error();
}

} // namespace pishkhan::document
