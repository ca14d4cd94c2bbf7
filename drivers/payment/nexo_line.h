// SPDX-License-Identifier: GPL-3.0-or-later
/// One exchange with a nexo terminal, in either dialect: the message written, sealed where it must be, posted; the answer opened, parsed and
/// read. Knows bytes and patience, not money. Called by nexo_terminal. Follows payment.md 9.1 and 9.5.
#pragma once
#include <functional>
#include <optional>

#include "drivers/payment/http_line.h"
#include "drivers/payment/nexo_blob.h"
#include "drivers/payment/nexo_messages.h"
#include "drivers/payment/transport_factory.h"

namespace pishkhan::payment::nexo {

struct Wire {
    TransportFactory connect;     ///< with TLS already around it where the dialect demands it
    std::optional<BlobKeys> keys; ///< the JSON dialect's, which is never spoken without
    std::function<Nonce()> nonce;
    Dialect dialect() const { return keys ? Dialect::Json : Dialect::Xml; }
};

struct Patience {
    Milliseconds sending, answer;
    std::function<void()> meanwhile; ///< may be empty
};

enum class Sent {
    Nothing, ///< no connection: not one byte of the message left
    Perhaps,
};

struct Heard {
    Sent sent = Sent::Nothing;
    Result<std::optional<Answer>> answer; ///< nothing: an answer without a body (204, or 200 and empty)
};

/// Errors of `answer`: Timeout, Disconnected, Denied (another certificate), Protocol, Integrity (sealed with another key).
Heard exchange(const Wire& wire, const ports::Clock& clock, const Tree& message, const Patience& patience);

/// What is posted for `message`. Errors: Protocol.
Result<std::string> writeMessage(const std::optional<BlobKeys>& keys, const Tree& message, const Nonce& nonce);
/// What came back. Errors: Protocol, Integrity; a JSON answer that is not sealed is one that was not sealed with our key.
Result<Answer> readMessage(const std::optional<BlobKeys>& keys, std::string_view body);

} // namespace pishkhan::payment::nexo
