// SPDX-License-Identifier: GPL-3.0-or-later
/// Slips that are no receipts.
#include "terminal/app/paper_lane.h"

namespace pishkhan::app {

namespace command = domain::counter::command;

void PaperLane::printNotice(const std::string& caseId, const std::string& outcome, const std::string& job)
{
    const auto found = m_loop.counter.state().cases.find(caseId);
    command::RecordNoticePrint reply{caseId, job, "owed", "unplugged"};
    const auto answer = [this](const command::RecordNoticePrint& said) {
        m_loop.executor.post([this, said] { m_loop.tell(said); });
    };
    if (found == m_loop.counter.state().cases.end() || m_lanes.receiptPrinter.device == nullptr) {
        answer(reply);
        return;
    }
    const ports::ReceiptContent content =
        noticeContent(found->second, m_office, outcome, m_loop.clock.now(), m_settings.money);
    auto page = m_lanes.renderer->receipt(content, m_settings.widthDots);
    if (!page) {
        m_loop.trouble(page.error());
        reply.reason = "other";
        answer(reply);
        return;
    }
    m_lanes.receiptPrinter.worker->run([this, reply, answer, bitmap = std::move(*page)]() mutable {
        const ports::PrintReport done = m_lanes.receiptPrinter.device->print(reply.job, bitmap);
        reply.outcome = done.state == ports::PrintState::Confirmed ? "printed"
                        : done.state == ports::PrintState::Failed  ? "owed"
                                                                   : "unknown";
        reply.reason = done.reasons.empty() ? std::string() : std::string(name(done.reasons.front()));
        answer(reply);
    });
}

} // namespace pishkhan::app
