// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/sane_scanner.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "drivers/document/helper_process.h"
#include "drivers/document/redact_child.h"
#include "drivers/document/sane_fault.h"

namespace pishkhan::document {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int lookEveryMs = 100;         // how soon a cancel is noticed
constexpr Milliseconds timeToStop{2000}; // after a cancel: a scanner's lamp must run home

/// Everything the helper says, until it closes its end.
Result<LockedBytes> listen(int socket, const SaneSettings& settings, const std::function<bool()>& cancelRequested,
                           const HelperProcess& child)
{
    LockedBytes picture;
    const auto end = Steady::now() + settings.timeLimit;
    auto lastHeard = Steady::now();
    for (;;) {
        const auto now = Steady::now();
        if (cancelRequested && cancelRequested()) {
            child.askToStop();
            return errorOf(SaneFault::Cancelled);
        }
        if (now >= end || now - lastHeard >= settings.silence) {
            return makeError(ErrorKind::Timeout, "the scanner gives no sign", "sane");
        }
        pollfd line{socket, POLLIN, 0};
        if (::poll(&line, 1, lookEveryMs) <= 0) {
            continue;
        }
        const auto got = picture.readSome(socket);
        if (!got && got.error().kind != ErrorKind::Storage) {
            return got.error();
        }
        if (!got || *got == 0) {
            return picture;
        }
        lastHeard = Steady::now();
    }
}

SaneFault faultOfExit(int status)
{
    return WIFEXITED(status) ? faultOf(WEXITSTATUS(status)) : SaneFault::Broken;
}

} // namespace

Result<LockedBytes> SaneScanner::hear(std::vector<std::string> words,
                                      const std::function<bool()>& cancelRequested) const
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return makeError(ErrorKind::Disconnected, "no socket for the scanner", "sane", errno);
    }
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    words.insert(words.begin(), m_settings.program);
    std::vector<std::string> environment;
    if (!m_settings.configuration.empty()) {
        environment.push_back("SANE_CONFIG_DIR=" + m_settings.configuration);
    }
    HelperProcess child = TRY(HelperProcess::start(words, theirs.number(), environment));
    theirs.close();
    auto picture = listen(ours.number(), m_settings, cancelRequested, child);
    if (!picture) {
        child.finish(Steady::now() + (picture.error().kind == ErrorKind::Timeout ? timeToStop : Milliseconds(0)));
        return picture.error();
    }
    const SaneFault fault = faultOfExit(child.finish(Steady::now() + timeToStop));
    if (fault != SaneFault::None) {
        return errorOf(fault);
    }
    return picture;
}

Result<LockedBytes> SaneScanner::scan(const std::function<bool()>& cancelRequested) const
{
    std::vector<std::string> words{m_settings.device};
    words.insert(words.end(), m_settings.options.begin(), m_settings.options.end());
    return hear(std::move(words), cancelRequested);
}

Status SaneScanner::condition()
{
    TRY(hear({"--look", m_settings.device}, {}));
    return {};
}

Result<ports::ScannedDocument> SaneScanner::readPicture(const ports::KeepWish* wish,
                                                        const std::function<bool()>& cancelRequested)
{
    const LockedBytes page = TRY(scan(cancelRequested));
    auto document = decodePicture(m_settings.decoder, page.bytes(), cancelRequested);
    if (document && wish != nullptr) {
        keepPicture(m_settings.decoder, page.bytes(), *wish, *document);
    }
    return document;
}

} // namespace pishkhan::document
