// SPDX-License-Identifier: GPL-3.0-or-later
/// The smart card a clerk signs in with. Its private key never leaves it: it signs a fresh challenge under its PIN, and the certificate on it
/// says whose it is. Blocks on the device's own thread; every call comes back within a limit, whatever the card's software does.
#pragma once
#include <string>

#include "terminal/base/result.h"
#include "terminal/base/secret.h"

namespace pishkhan::ports {

/// What the card shows without its PIN.
struct StaffCard {
    std::string key;         ///< SHA-256 of its public key, hex: what the signed configuration binds to an account
    std::string certificate; ///< SHA-256 of its certificate, hex
    std::string holder;      ///< the name in the certificate
    std::string problem;     ///< card-expired, card-not-yet-valid, card-untrusted; empty: its certificate is good now
};

struct CardProof {
    bool isProved = false;
    std::string
        problem; ///< stable word when not: card-pin-wrong, card-pin-locked, card-removed, card-other, card-silent …
    int triesLeft = -1; ///< as the card says it after a wrong PIN; -1: it does not say
};

class StaffCards {
public:
    virtual ~StaffCards() = default;
    /// A word that changes whenever a card goes in or out; empty when none is in. Quick; asked twice a second.
    /// Errors: Disconnected (no reader), Unsupported (no service for cards on this machine), Timeout.
    virtual Result<std::string> presence() = 0;
    /// Errors: Refused (`what` is the stable word: card-no-certificate, card-unreadable), Disconnected (pulled out), Timeout, Protocol.
    virtual Result<StaffCard> read() = 0;
    /// Does the card that was read sign a fresh challenge under this PIN? One try of the PIN at most.
    virtual CardProof prove(const StaffCard& card, const Secret& pin) = 0;
};

} // namespace pishkhan::ports
