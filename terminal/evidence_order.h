// SPDX-License-Identifier: GPL-3.0-or-later
/// Fills an evidence order from a terminal's home folder: keys, configuration, sheets, and the line to the hub for
/// proofs. Called by pishkhan-evidence and by whoever offers the pack on a screen.
#pragma once
#include "terminal/crypto/ecdsa_key.h"
#include "terminal/evidence/evidence_pack.h"
#include "terminal/settings.h"

namespace pishkhan {

enum class HubLine { Ask, Offline };

struct EvidenceWish {
    std::string which; ///< case id, receipt number or tracking code
    std::string out;
    HubLine line = HubLine::Ask;
    Instant now;
};

struct ReadyEvidence {
    evidence::EvidenceOrder order;
    crypto::EcdsaKey key;
};

/// Errors: Refused (no such case), Integrity (the configuration's signature), Storage, Denied (key file).
Result<ReadyEvidence> prepareEvidence(const Settings& settings, const EvidenceWish& wish);

} // namespace pishkhan
