// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/card/token_helper.h"

#include <array>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "drivers/card/token_line.h"
#include "drivers/document/helper_process.h"

namespace pishkhan::card {
namespace {

using document::Descriptor;
using document::HelperProcess;
using Steady = std::chrono::steady_clock;

constexpr std::size_t longestAnswer = 1024 * 1024;

/// All it says until it closes its end.
Result<std::string> listen(int socket, Steady::time_point deadline)
{
    std::string answer;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Steady::now()).count();
        pollfd line{socket, POLLIN, 0};
        if (left <= 0 || ::poll(&line, 1, static_cast<int>(left)) == 0) {
            return makeError(ErrorKind::Timeout, "the card's software gives no answer", "token-helper");
        }
        std::array<char, 16 * 1024> part;
        const ssize_t got = ::recv(socket, part.data(), part.size(), MSG_DONTWAIT);
        if (got > 0) {
            answer.append(part.data(), static_cast<std::size_t>(got));
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            return answer;
        }
        if (answer.size() > longestAnswer) {
            return makeError(ErrorKind::Protocol, "the card's helper says too much", "token-helper");
        }
    }
}

Status judge(int status)
{
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    switch (code) {
    case 0: return {};
    case 3: return makeError(ErrorKind::Unsupported, "the PKCS #11 module cannot be used", "token-helper");
    case 127: return makeError(ErrorKind::Disconnected, "the card's helper cannot be started", "token-helper");
    default: return makeError(ErrorKind::Protocol, "the card's software failed", "token-helper", status);
    }
}

Result<std::string> ask(const TokenSettings& settings, std::vector<std::string> words, std::string_view pin)
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return makeError(ErrorKind::Disconnected, "no socket for the card's helper", "token-helper", errno);
    }
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    const auto deadline = Steady::now() + settings.timeLimit;
    words.insert(words.begin(), {settings.program, settings.module});
    HelperProcess child = TRY(HelperProcess::start(std::move(words), theirs.number(), settings.environment));
    theirs.close();
    static_cast<void>(::send(ours.number(), pin.data(), pin.size(), MSG_NOSIGNAL)); // a PIN fits the socket's buffer
    ::shutdown(ours.number(), SHUT_WR);
    std::string answer = TRY(listen(ours.number(), deadline));
    TRY(judge(child.finish(deadline)));
    return answer;
}

} // namespace

Result<std::vector<TokenView>> lookAtTokens(const TokenSettings& settings)
{
    return readTokens(TRY(ask(settings, {"look"}, {})));
}

Result<TokenAnswer> signWithToken(const TokenSettings& settings, const SignWish& wish, std::string_view pin)
{
    return readAnswer(TRY(ask(settings, {"sign", wish.token, wish.id, toHex(wish.digest)}, pin)));
}

} // namespace pishkhan::card
