// SPDX-License-Identifier: GPL-3.0-or-later
/// BooksDesk: what a manager may ask about the books and about what came from outside; a part of the Desk. Owner thread only.
#pragma once
#include <string>
#include <vector>

#include "terminal/app/audit_watch.h"
#include "terminal/base/result.h"
#include "terminal/domain/counter/command.h"
#include "terminal/ports/books_copies.h"
#include "terminal/ports/proposal_box.h"

namespace pishkhan::app {

using ProposalAnswer = domain::counter::command::AnswerProposal::How;
using FindingAnswer = domain::counter::command::SettleFinding::How;

/// A copy of the books under way, or how the last one ended.
struct CopyView {
    bool running = false;
    std::uint64_t done = 0, whole = 0; ///< events
    std::string problem;               ///< stable word: disk-full, storage …; empty when it went well
    ports::CopyDone result;            ///< folder empty before the first
};

class BooksDesk {
public:
    virtual ~BooksDesk() = default;
    virtual std::vector<ports::Proposal> openProposals() const = 0; ///< not answered yet, oldest first
    virtual std::int64_t refusedProposals() const = 0;              ///< came with a signature that does not hold
    /// Refused proposal-unknown, proposal-answered, proposal-expired, manager-only; InvalidInput "reason:required".
    virtual Status answerProposal(const std::string& signer, const std::string& id, ProposalAnswer how,
                                  const std::string& reason) = 0;
    /// Open fee services again after an integrity alarm; the reason is a fact. Errors as above.
    virtual Status acknowledgeAlarm(const std::string& reason) = 0;
    /// A piece of work carried over from the books of the machine before this one is finished; the reason says how. Errors as above.
    virtual Status settleWork(const std::string& row, const std::string& about, const std::string& reason) = 0;
    /// What the card terminal has or shows beside the books is explained, or disputed. Errors as above.
    virtual Status settleFinding(std::int64_t finding, FindingAnswer how, const std::string& reason) = 0;
    virtual Status endSupport() = 0; ///< whoever is at the screen may end it, at any moment
    virtual std::vector<ports::CopyPlace> copyPlaces() const = 0;
    virtual Status
    copyBooks(const std::string& place) = 0; ///< goes on in the background; asked twice it makes one copy
    virtual const CopyView& copying() const = 0;
    virtual const AuditView& audited() const = 0; ///< the background auditor
};

} // namespace pishkhan::app
