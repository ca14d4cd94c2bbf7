// SPDX-License-Identifier: GPL-3.0-or-later
/// TLS around any transport, for devices whose certificate was pinned when they were set up: nothing else is believed, no authority and no
/// host name. Used by card terminals that demand it (payment.md 9.1).
#pragma once
#include <memory>
#include <string>

#include "drivers/transport/transport.h"

namespace pishkhan::transport {

/// The certificates in a PEM text: each one trusted itself, and whatever it signed. Made once, used by every connection; shares no state.
class PinnedCertificates {
public:
    /// Errors: InvalidInput when there is none, or one that cannot be read.
    static Result<PinnedCertificates> fromPem(const std::string& pem);
    void* context() const { return m_context.get(); } ///< an SSL_CTX

private:
    std::shared_ptr<void> m_context;
};

/// Shakes hands over `under`; `patience` is that of every single step of it.
/// Errors: Denied (another certificate), Timeout, Disconnected, Protocol (no TLS). Nothing of ours was written then.
Result<std::unique_ptr<Transport>> wrapTls(std::unique_ptr<Transport> under, const PinnedCertificates& pinned,
                                           Milliseconds patience);

} // namespace pishkhan::transport
