// SPDX-License-Identifier: GPL-3.0-or-later
/// One HTTP/1.1 exchange over a byte stream: a POST and its answer, bounded. Only what card terminals and bridges need: a length, chunks or the
/// end of the connection as the body's end; no redirects. Called by bridge_terminal (BRIDGE.md) and nexo_line (payment.md 9.1).
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/transport/transport.h"
#include "terminal/ports/clock.h"

namespace pishkhan::payment::http {

inline constexpr std::size_t longestBody = 256 * 1024;

struct Answer {
    int status = 0;
    std::string body;
};

class Line {
public:
    Line(std::unique_ptr<transport::Transport> bytes, const ports::Clock& clock)
        : m_bytes(std::move(bytes)), m_clock(clock)
    {
    }

    /// In one write. Errors: as transport::Transport::write; after any of them a part may have arrived.
    Status post(std::string_view path, std::string_view type, std::string_view body, Milliseconds patience);
    /// `meanwhile` is called a few times a second while nothing comes; may be empty.
    /// Errors: Timeout, Disconnected, Protocol (no HTTP, too long, a length that is none).
    Result<Answer> await(Milliseconds patience, const std::function<void()>& meanwhile);
    void close() { m_bytes->close(); }

private:
    std::unique_ptr<transport::Transport> m_bytes;
    const ports::Clock& m_clock;
};

struct Head {
    int status = 0;
    std::optional<std::size_t> length; ///< none: chunks, or until the connection ends
    bool chunked = false;
};

/// The head of an answer, up to its empty line. Errors: Protocol for no HTTP/1, an unreadable length or one beyond longestBody.
Result<Head> readHead(std::string_view head);
/// The body of chunks, once all of them are there. Errors: Protocol for anything else, or too much of it.
Result<std::optional<std::string>> readChunks(std::string_view bytes);

} // namespace pishkhan::payment::http
