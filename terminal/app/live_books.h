// SPDX-License-Identifier: GPL-3.0-or-later
/// LiveBooks: the BooksDesk over the real counter, the box of proposals and the copier's own thread.
#pragma once
#include "terminal/app/books_desk.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/app/support_watch.h"

namespace pishkhan::app {

class LiveBooks final : public BooksDesk {
public:
    using Asking = std::function<Status(const domain::counter::Ask&)>;
    /// References must outlive it. `ask` is the desk's way to the counter.
    LiveBooks(
        const Loop& loop, ports::Journal& journal, const Lanes& lanes, Asking ask,
        std::function<SupportFacts()> facts = [] { return SupportFacts(); })
        : m_loop(loop), m_journal(journal), m_lanes(lanes), m_ask(std::move(ask)), m_audit(loop, lanes),
          m_support(loop, lanes, std::move(facts))
    {
    }

    std::vector<ports::Proposal> openProposals() const override;
    std::int64_t refusedProposals() const override;
    Status answerProposal(const std::string& signer, const std::string& id, ProposalAnswer how,
                          const std::string& reason) override;
    Status acknowledgeAlarm(const std::string& reason) override;
    Status settleWork(const std::string& row, const std::string& about, const std::string& reason) override;
    Status settleFinding(std::int64_t finding, FindingAnswer how, const std::string& reason) override;
    Status endSupport() override;
    std::vector<ports::CopyPlace> copyPlaces() const override;
    Status copyBooks(const std::string& place) override;
    const CopyView& copying() const override { return m_copy; }
    const AuditView& audited() const override { return m_audit.view(); }
    AuditWatch& audit() { return m_audit; }
    SupportWatch& support() { return m_support; }

private:
    void copied(const Result<ports::CopyDone>& done);
    const Loop& m_loop;
    ports::Journal& m_journal;
    const Lanes& m_lanes;
    Asking m_ask;
    CopyView m_copy;
    AuditWatch m_audit;
    SupportWatch m_support;
};

} // namespace pishkhan::app
