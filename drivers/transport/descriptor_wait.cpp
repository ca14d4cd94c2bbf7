// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/transport/descriptor_wait.h"

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <poll.h>

namespace pishkhan::transport {

Status awaitEvents(int descriptor, short events, Milliseconds timeout, const char* source)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        const auto left = std::chrono::duration_cast<Milliseconds>(deadline - std::chrono::steady_clock::now()).count();
        pollfd wanted{descriptor, events, 0};
        const int ready = ::poll(&wanted, 1, static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000)));
        if (ready > 0) {
            return {};
        }
        if (ready == 0) {
            return makeError(ErrorKind::Timeout, "no answer in time", source);
        }
        if (errno != EINTR) {
            return makeError(ErrorKind::Disconnected, "poll failed", source, errno);
        }
    }
}

} // namespace pishkhan::transport
