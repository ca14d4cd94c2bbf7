// SPDX-License-Identifier: GPL-3.0-or-later
/// One HTTP/1.1 exchange over a byte stream: a POST with a JSON body, and the answer's body. Only what the bridge needs (BRIDGE.md): a length
/// in every answer, no chunks, no redirects. Called by bridge_terminal.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "drivers/transport/transport.h"
#include "terminal/ports/clock.h"

namespace pishkhan::payment::bridge {

class HttpLine {
public:
    HttpLine(std::unique_ptr<transport::Transport> bytes, const ports::Clock& clock)
        : m_bytes(std::move(bytes)), m_clock(clock)
    {
    }

    /// In one write. Errors: as transport::Transport::write; after any of them a part may have arrived.
    Status post(std::string_view path, std::string_view json, Milliseconds patience);
    /// The body of an answer 200. `meanwhile` is called a few times a second while nothing comes; may be empty.
    /// Errors: Timeout, Disconnected, Protocol (no HTTP, another status, too long, no length).
    Result<std::string> await(Milliseconds patience, const std::function<void()>& meanwhile);
    void close() { m_bytes->close(); }

private:
    std::unique_ptr<transport::Transport> m_bytes;
    const ports::Clock& m_clock;
};

/// The head of an answer, up to and with its empty line. Errors: Protocol unless it is a 200 with a readable length of at most 64 KiB.
Result<std::size_t> lengthIn(std::string_view head);

} // namespace pishkhan::payment::bridge
