// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/paper_lane.h"

#include "terminal/app/page_door.h"

namespace pishkhan::app {

namespace command = domain::counter::command;
using domain::counter::Case;

namespace {

const Case* find(const Counter& counter, const std::string& caseId)
{
    const auto found = counter.state().cases.find(caseId);
    return found == counter.state().cases.end() || !found->second.receipt ? nullptr : &found->second;
}

std::string reasonOf(const ports::PrintReport& report)
{
    return report.reasons.empty() ? std::string("other") : std::string(name(report.reasons.front()));
}

command::RecordPrint toReply(const std::string& caseId, const ports::PrintReport& report)
{
    using Outcome = command::RecordPrint::Outcome;
    const Outcome outcome = report.state == ports::PrintState::Confirmed ? Outcome::Printed
                            : report.state == ports::PrintState::Failed  ? Outcome::Failed
                                                                         : Outcome::Unknown;
    return {caseId, report.job, outcome, reasonOf(report), "receipt-printer"};
}

} // namespace

void PaperLane::number(const std::string& caseId)
{
    m_loop.executor.post([this, caseId] {
        m_loop.tell(command::IssueReceipt{caseId, m_office.code, m_settings.counterNumber});
    });
}

ports::ReceiptContent PaperLane::contentOf(const Case& subject, const std::string& qrText, int copy) const
{
    return receiptContent(subject, m_office, qrText, copy, m_settings.money);
}

Result<const PaperLane::Drawn*> PaperLane::drawn(const Case& subject, int copy)
{
    if (m_drawnCase == subject.id && m_drawn.copy == copy) {
        return &m_drawn;
    }
    const ports::ReceiptClaim claim{subject.receipt->number, subject.trackingCode, subject.paid.count()};
    const ports::ReceiptProof proof = TRY(m_journal.proveReceipt(subject.receipt->sequence, claim));
    ports::Bitmap bitmap = TRY(m_lanes.renderer->receipt(contentOf(subject, proof.qrText, copy), m_settings.widthDots));
    m_drawn = {proof.qrText, copy, std::move(bitmap)};
    m_drawnCase = subject.id;
    return &m_drawn;
}

void PaperLane::draw(const std::string& caseId)
{
    m_loop.executor.post([this, caseId] {
        const Case* subject = find(m_loop.counter, caseId);
        if (subject == nullptr) {
            return;
        }
        if (auto done = drawn(*subject, 0); !done) {
            m_loop.trouble(done.error());
            return;
        }
        m_loop.changed();
        m_loop.tell(command::SendReceipt{caseId, "receipt-printer", "first"});
    });
}

void PaperLane::print(const std::string& caseId, const std::string& job)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr) {
        return;
    }
    const auto fail = [this, caseId, job](ports::PrinterReason reason) {
        const ports::PrintReport report{ports::PrintState::Failed, {reason}, job, {}};
        m_loop.executor.post([this, reply = toReply(caseId, report)] { m_loop.tell(reply); });
    };
    auto page = drawn(*subject, static_cast<int>(subject->receipt->printingCopy));
    if (!page) {
        m_loop.trouble(page.error());
        fail(ports::PrinterReason::Other);
        return;
    }
    if (m_lanes.receiptPrinter.device == nullptr) {
        fail(ports::PrinterReason::Unplugged);
        return;
    }
    m_lanes.receiptPrinter.worker->run([this, caseId, job, bitmap = (*page)->bitmap] {
        ports::PrintReport report = m_lanes.receiptPrinter.device->print(job, bitmap);
        report.job = job;
        m_loop.executor.post([this, reply = toReply(caseId, report)] { m_loop.tell(reply); });
    });
}

void PaperLane::printPage(const std::string& caseId)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr || m_lanes.pagePrinter.device == nullptr) {
        return; // an office without a page printer owes no page
    }
    auto page = drawn(*subject, 0);
    if (!page) {
        m_loop.trouble(page.error());
        return;
    }
    auto pdf = m_lanes.renderer->receiptPdf(contentOf(*subject, (*page)->qrText, 0));
    if (!pdf) {
        m_loop.trouble(pdf.error());
        return;
    }
    m_pagesUnderWay += 1;
    PageJob page4{domain::PageKind::ReceiptCopy, subject->receipt->number + ".A4", std::move(*pdf)};
    sendPage(m_loop, m_lanes, std::move(page4), [this, caseId](const ports::PrintReport& report) {
        m_pagesUnderWay -= 1;
        const bool isOut = report.state == ports::PrintState::Confirmed;
        m_loop.tell(command::RecordPage{caseId, report.job, isOut, reasonOf(report), "page-printer"});
    });
}

std::string PaperLane::proof(const std::string& caseId)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr) {
        return {};
    }
    auto page = drawn(*subject, static_cast<int>(subject->receipt->printingCopy));
    return page ? (*page)->qrText : std::string();
}

Bytes PaperLane::picture(const std::string& caseId)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr) {
        return {};
    }
    auto page = drawn(*subject, static_cast<int>(subject->receipt->printingCopy));
    if (!page) {
        return {};
    }
    auto png = m_lanes.renderer->png((*page)->bitmap);
    return png ? std::move(*png) : Bytes{};
}

} // namespace pishkhan::app
