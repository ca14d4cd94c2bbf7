// SPDX-License-Identifier: GPL-3.0-or-later
/// The signed head ("PKH1"): the first thing a terminal says to the hub, committing it to everything it still holds.
/// The nonce is the hub's last answer's; a stale one betrays a cloned disk (oversight.md 5.3, 5.9).
#pragma once
#include "terminal/crypto/ecdsa_key.h"

namespace pishkhan::wire {

using Nonce = std::array<std::uint8_t, 16>; ///< zero before the first answer

struct HeadMessage {
    std::string device;
    std::uint32_t epoch = 0;
    std::uint64_t sequence = 0; ///< 0 before the first event
    Hash head{};
    Nonce nonce{};
    std::uint64_t wallMs = 0;
    bool operator==(const HeadMessage&) const = default;
};

struct SignedHead {
    HeadMessage message;
    crypto::Signature signature{};
};

Result<Bytes> signHead(const HeadMessage& message, const crypto::Signer& key); ///< message || signature
Result<SignedHead> decodeHead(ByteView bytes);                                 ///< strict. Errors: Protocol.
bool verifyHead(const SignedHead& head, const crypto::EcdsaPublicKey& key);

} // namespace pishkhan::wire
