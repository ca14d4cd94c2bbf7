// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts about who and what was turned away or let through on purpose: a smart card that may not sign in, and the pictures of documents
/// (decree Art. 12: no copies): one kept because the signed sheet says so, one destroyed at its end, a wish for a copy refused.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// A card in the reader was not accepted for signing in. `certificate`: SHA-256 of its certificate, hex; empty when none could be read.
struct CardRefused {
    std::string reason, clerk, certificate;
    PISHKHAN_EVENT("card-refused", visit("reason", self.reason); visit("clerk", self.clerk);
                   visit("certificate", self.certificate);)
};

/// A redacted picture was sealed to its agency and lies on the office's disk as ciphertext. `digest`: SHA-256 of the ciphertext, hex.
struct ImageKept {
    std::string documentKind, legalBasis, purpose, redacted, until;
    std::int64_t size = 0;
    std::string digest;
    PISHKHAN_EVENT("image-kept", visit("documentKind", self.documentKind); visit("legalBasis", self.legalBasis);
                   visit("purpose", self.purpose); visit("redacted", self.redacted); visit("until", self.until);
                   visit("size", self.size); visit("digest", self.digest);)
};

/// Somebody wanted a picture kept or copied where that is forbidden, or it could not be kept as the sheet asks.
struct ImageUseRefused {
    std::string use, reason, legalBasis;
    PISHKHAN_EVENT("image-use-refused", visit("use", self.use); visit("reason", self.reason);
                   visit("legalBasis", self.legalBasis);)
};

/// The sealed picture is gone: its time was over, or it was found missing.
struct ImageDestroyed {
    std::string digest, cause;
    PISHKHAN_EVENT("image-destroyed", visit("digest", self.digest); visit("cause", self.cause);)
};

} // namespace pishkhan::domain::counter::event
