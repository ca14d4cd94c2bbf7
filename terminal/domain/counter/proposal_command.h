// SPDX-License-Identifier: GPL-3.0-or-later
/// What a manager may say to what came from outside, and about the books.
#pragma once
#include <cstdint>
#include <string>

#include "terminal/base/actor.h"
#include "terminal/base/instant.h"
#include "terminal/base/money.h"

namespace pishkhan::domain::counter::command {

/// Accept or dispute a proposal. Its signature was checked before it was shown; the journal checks it once more.
struct AnswerProposal {
    Actor signer;
    std::string proposal, subject, about;
    Rials amount;
    std::string text, object, certificate;
    Instant expires;                    ///< 0: never
    Instant certifiedFrom, certifiedTo; ///< validity of the signer's certificate
    enum class How { Accept, Dispute } how = How::Accept;
    std::string reason; ///< of a dispute
};
struct AcknowledgeAlarm {
    std::string reason;
};
struct RecordJournalExport {
    std::int64_t lastSequence = 0, batches = 0;
    std::string head;
};

} // namespace pishkhan::domain::counter::command
