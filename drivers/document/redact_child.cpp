// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/redact_child.h"

#include <array>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "drivers/document/helper_process.h"
#include "drivers/document/locked_bytes.h"

namespace pishkhan::document {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int waitAtOnce = 100;
constexpr int unplaced = 4; // exit codes of pishkhan-decode --redact
constexpr int readable = 5;
constexpr int faceShown = 6;

Error failed()
{
    return makeError(ErrorKind::Protocol, "the picture could not be blacked out", "redact-child");
}

/// Feeds the helper and takes what it gives, until it closes its end.
Result<LockedBytes> talk(int socket, ByteView left, Steady::time_point deadline)
{
    LockedBytes out;
    while (Steady::now() < deadline) {
        pollfd line{socket, static_cast<short>(left.empty() ? POLLIN : POLLIN | POLLOUT), 0};
        if (::poll(&line, 1, waitAtOnce) <= 0) {
            continue;
        }
        if ((line.revents & POLLOUT) != 0 && !left.empty()) {
            const ssize_t sent = ::send(socket, left.data(), left.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno != EAGAIN && errno != EINTR) {
                return failed();
            }
            left = left.subspan(static_cast<std::size_t>(sent > 0 ? sent : 0));
            if (left.empty()) {
                ::shutdown(socket, SHUT_WR);
            }
        }
        if ((line.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
            const auto got = out.readSome(socket);
            if (!got || *got == 0) {
                return out;
            }
        }
    }
    return makeError(ErrorKind::Timeout, "blacking out took too long", "redact-child");
}

std::string wordOf(int status)
{
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return code == 0           ? ""
           : code == unplaced  ? "keep-unplaced"
           : code == readable  ? "keep-readable"
           : code == faceShown ? "keep-face"
                               : "keep-failed";
}

Result<LockedBytes> redacted(const DecoderSettings& decoder, ByteView picture, const ports::KeepWish& wish,
                             std::string& word)
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return failed();
    }
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    std::vector<std::string> words{decoder.program, "--redact"};
    for (const ports::KeepWish::Box& box : wish.boxes) {
        words.push_back(std::to_string(box.left) + "," + std::to_string(box.top) + "," + std::to_string(box.width) +
                        "," + std::to_string(box.height));
    }
    const auto deadline = Steady::now() + 2 * decoder.timeLimit; // it reads the picture, and what is left of it
    HelperProcess child = TRY(HelperProcess::start(std::move(words), theirs.number()));
    theirs.close();
    auto out = talk(ours.number(), picture, deadline);
    word = wordOf(child.finish(out ? deadline : Steady::now()));
    return out;
}

} // namespace

void keepPicture(const DecoderSettings& decoder, ByteView picture, const ports::KeepWish& wish,
                 ports::ScannedDocument& document)
{
    std::string word;
    const auto black = redacted(decoder, picture, wish, word);
    if (!black || !word.empty() || black->bytes().empty()) {
        document.keepRefusal = word.empty() ? "keep-failed" : word;
        return;
    }
    auto sealed = wish.seal(black->bytes());
    if (!sealed) {
        document.keepRefusal = sealed.error().kind == ErrorKind::Refused ? sealed.error().what : "keep-failed";
        return;
    }
    document.sealed = std::move(*sealed);
}

} // namespace pishkhan::document
