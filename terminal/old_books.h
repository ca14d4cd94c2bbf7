// SPDX-License-Identifier: GPL-3.0-or-later
/// OldBooks: the books of a machine that is gone, from the office's own copy, from the hub, or from both, one after the other. Nothing is
/// believed before it was checked: certificate by our authority, chain from its genesis head, every signature, every statement. They are
/// read, never written. Used by terminal/continuation.
#pragma once
#include <string>
#include <vector>

#include "sync/wire/batch.h"
#include "terminal/crypto/certificate.h"
#include "terminal/domain/counter/state.h"
#include "terminal/ports/clock.h"

namespace pishkhan {

class OldBooks {
public:
    /// Begins at the genesis head of this certificate. Errors: Denied (not issued by `authority`, or of another device).
    static Result<OldBooks> begin(const crypto::Certificate& certificate, const crypto::Certificate& authority,
                                  const std::string& device);

    /// Take whole batches, each the next one. Errors: Integrity, naming the sequence; what was taken before stays.
    Status take(ByteView batches);
    /// What the counter knew at the end: a fold over the clear fields; personal ones cannot be opened on another machine.
    Result<domain::counter::State> state(const ports::Clock& clock) const;

    std::uint32_t epoch() const { return m_epoch; } ///< 0 before the first batch
    std::uint64_t sequence() const { return m_sequence; }
    const Hash& head() const { return m_head; }
    Instant lastAt() const { return m_lastAt; } ///< of the newest event
    const Bytes& bytes() const { return m_bytes; }
    const crypto::Certificate& certificate() const { return m_certificate; }
    /// The head after `sequence`, where a batch ends there. Errors: Refused.
    Result<Hash> headAfter(std::uint64_t sequence) const;

private:
    OldBooks(crypto::Certificate certificate, crypto::Certificate authority, crypto::EcdsaPublicKey key,
             std::string device)
        : m_certificate(std::move(certificate)), m_authority(std::move(authority)), m_key(std::move(key)),
          m_device(std::move(device))
    {
    }
    Status takeOne(const wire::Batch& batch);

    crypto::Certificate m_certificate, m_authority;
    crypto::EcdsaPublicKey m_key;
    std::string m_device;
    std::uint32_t m_epoch = 0;
    std::uint64_t m_sequence = 0;
    Hash m_head{};
    Instant m_lastAt;
    Bytes m_bytes;
    std::vector<std::pair<std::uint64_t, Hash>> m_ends; ///< of each batch
};

} // namespace pishkhan
