// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decode_child.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "drivers/document/decode_line.h"
#include "drivers/document/helper_process.h"

namespace pishkhan::document {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t longestAnswer = 512 * 1024;
constexpr int lookEveryMs = 100; // how soon a cancel is noticed

/// Feeds and listens until the helper closes its end. The answer's memory is the caller's to wipe: it holds values.
class Talk {
public:
    Talk(int socket, ByteView picture, Steady::time_point deadline)
        : m_socket(socket), m_left(picture), m_deadline(deadline)
    {
    }

    Result<std::string> run(const std::function<bool()>& cancelRequested)
    {
        while (!m_over) {
            if (Steady::now() >= m_deadline || (cancelRequested && cancelRequested())) {
                return makeError(ErrorKind::Timeout, "the decoder took too long or was stopped", "decode-child");
            }
            pollfd line{m_socket, static_cast<short>(m_left.empty() ? POLLIN : POLLIN | POLLOUT), 0};
            if (::poll(&line, 1, lookEveryMs) <= 0) {
                continue;
            }
            if ((line.revents & POLLOUT) != 0) {
                feed();
            }
            if ((line.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
                listen();
            }
            if (m_answer.size() > longestAnswer) {
                return makeError(ErrorKind::Protocol, "the decoder says too much", "decode-child");
            }
        }
        return std::move(m_answer);
    }

private:
    void feed()
    {
        const ssize_t sent = ::send(m_socket, m_left.data(), m_left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            m_left = m_left.subspan(static_cast<std::size_t>(sent));
        } else if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            m_left = {}; // it does not listen any more; what it said so far decides
        }
        if (m_left.empty()) {
            ::shutdown(m_socket, SHUT_WR);
        }
    }
    void listen()
    {
        std::array<char, 16 * 1024> part;
        const ssize_t got = ::recv(m_socket, part.data(), part.size(), MSG_DONTWAIT);
        if (got > 0) {
            m_answer.append(part.data(), static_cast<std::size_t>(got));
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            m_over = true;
        }
    }

    int m_socket;
    ByteView m_left;
    Steady::time_point m_deadline;
    std::string m_answer;
    bool m_over = false;
};

Status judge(int status)
{
    if (WIFSIGNALED(status)) {
        return makeError(ErrorKind::Protocol, "the decoder died", "decode-child", WTERMSIG(status));
    }
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == 1) {
        return makeError(ErrorKind::Unsupported, "that is not a picture", "decode-child", code);
    }
    if (code == 127) { // posix_spawn's child that could not become the program
        return makeError(ErrorKind::Disconnected, "the decoder cannot be started", "decode-child", code);
    }
    if (code != 0) {
        return makeError(ErrorKind::Protocol, "the decoder failed", "decode-child", code);
    }
    return {};
}

} // namespace

Result<ports::ScannedDocument> decodePicture(const DecoderSettings& decoder, ByteView picture,
                                             const std::function<bool()>& cancelRequested)
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return makeError(ErrorKind::Disconnected, "no socket for the decoder", "decode-child", errno);
    }
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const auto deadline = Steady::now() + decoder.timeLimit;
    HelperProcess child = TRY(HelperProcess::start({decoder.program}, theirs.number()));
    theirs.close();
    const std::string answer = TRY(Talk(ours.number(), picture, deadline).run(cancelRequested));
    TRY(judge(child.finish(deadline)));
    return decodeLine(answer);
}

} // namespace pishkhan::document
