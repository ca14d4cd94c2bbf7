// SPDX-License-Identifier: GPL-3.0-or-later
/// What comes from outside the office, and what the office says to it (lessons H1, H2, H13). Nothing outside writes into these books: a
/// proposal becomes a fact only together with the office's own answer. Also what a manager says about the books themselves.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/money.h"
#include "terminal/domain/counter/event_fields.h"

namespace pishkhan::domain::counter::event {

/// The words of the centre or of support, as their own key signed them. Its actor is the signer; `object` and `certificate` (base64) are
/// the proof, and every verifier compares the other fields with it (sync/wire/statement.h).
struct ProposalReceived {
    std::string proposal, subject, about;
    Rials amount;
    std::string text, object, certificate;
    PISHKHAN_EVENT("proposal-received", visit("proposal", self.proposal); visit("subject", self.subject);
                   visit("about", self.about); visit("amount", self.amount); visit("text", self.text);
                   visit("object", self.object); visit("certificate", self.certificate);)
};

struct ProposalAccepted {
    std::string proposal, signer;
    Rials amount;
    std::string by;
    PISHKHAN_EVENT("proposal-accepted", visit("proposal", self.proposal); visit("signer", self.signer);
                   visit("amount", self.amount); visit("by", self.by);)
};

/// Nothing changes but the list of open disputes: the other side has to answer.
struct ProposalDisputed {
    std::string proposal, signer;
    Rials amount;
    std::string reason, by;
    PISHKHAN_EVENT("proposal-disputed", visit("proposal", self.proposal); visit("signer", self.signer);
                   visit("amount", self.amount); visit("reason", self.reason); visit("by", self.by);)
};

/// A manager has seen the integrity alarm and says what was done. Fee services open again; the alarm stays in the log.
struct AlarmAcknowledged {
    std::string check, reason, by;
    PISHKHAN_EVENT("alarm-acknowledged", visit("check", self.check); visit("reason", self.reason);
                   visit("by", self.by);)
};

/// The office took a copy of its books: which part of the log, and the chain's head after it.
struct JournalExported {
    std::int64_t lastSequence = 0, batches = 0;
    std::string head, by;
    PISHKHAN_EVENT("journal-exported", visit("lastSequence", self.lastSequence); visit("batches", self.batches);
                   visit("head", self.head); visit("by", self.by);)
};

} // namespace pishkhan::domain::counter::event
