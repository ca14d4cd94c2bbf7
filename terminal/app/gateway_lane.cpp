// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/gateway_lane.h"

#include <algorithm>

namespace pishkhan::app {

namespace command = domain::counter::command;
using domain::counter::Case;

namespace {

const Case* find(const Counter& counter, const std::string& caseId)
{
    const auto found = counter.state().cases.find(caseId);
    return found == counter.state().cases.end() ? nullptr : &found->second;
}

command::RecordIdentity toReply(const std::string& caseId, const Result<ports::IdentityAnswer>& answer)
{
    command::RecordIdentity reply;
    reply.caseId = caseId;
    if (!answer) {
        reply.verdict = "deferred";
        reply.reason = wordFor(answer.error());
        return reply;
    }
    reply.verdict = answer->verdict == ports::IdentityVerdict::Verified ? "verified" : "mismatch";
    reply.reason = answer->reason;
    reply.firstName = answer->firstName;
    reply.lastName = answer->lastName;
    reply.fatherName = answer->fatherName;
    return reply;
}

ports::CaseSubmission submissionOf(const Case& subject)
{
    ports::CaseSubmission out;
    out.caseId = subject.id;
    out.sheetVersion = subject.sheetVersion;
    out.receiptNumber = subject.receipt ? subject.receipt->number : std::string();
    out.rrn = subject.payment ? subject.payment->result.rrn : std::string();
    out.amountRials = subject.paid.count();
    out.applicant = {{"nationalCode", subject.applicant.nationalCode}, {"postalCode", subject.applicant.postalCode}};
    if (!subject.applicant.codeKind.empty()) {
        out.applicant.push_back({"codeKind", subject.applicant.codeKind});
    }
    out.applicant.insert(out.applicant.end(), subject.form.begin(), subject.form.end());
    return out;
}

} // namespace

ports::InquiryPurpose GatewayLane::purposeOf(const Case& subject) const
{
    return {subject.agency, subject.service, subject.id, m_office, subject.clerk};
}

void GatewayLane::verify(const std::string& caseId)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr) {
        return;
    }
    if (m_lane.device == nullptr) {
        m_loop.executor.post([this, caseId] {
            m_loop.tell(toReply(caseId, makeError(ErrorKind::Disconnected, "no gateway is configured", "gateway")));
        });
        return;
    }
    const ports::IdentityQuestion question{subject->applicant.nationalCode, subject->applicant.birthDate,
                                           subject->applicant.codeKind};
    m_lane.worker->run([this, caseId, question, purpose = purposeOf(*subject)] {
        auto answer = m_lane.device->verifyIdentity(question, purpose);
        const bool reached = answer.has_value();
        m_loop.executor.post([this, reached, reply = toReply(caseId, answer)] {
            m_loop.seen("gateway", reached ? "ready" : "trouble", reached ? "" : "offline");
            m_loop.tell(reply);
        });
    });
}

void GatewayLane::submit(const std::string& caseId)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr) {
        return;
    }
    if (m_lane.device == nullptr) {
        m_loop.executor.post([this, caseId] { m_loop.tell(command::RecordSubmission{caseId, {}, "disconnected"}); });
        return;
    }
    m_lane.worker->run([this, caseId, submission = submissionOf(*subject), purpose = purposeOf(*subject)] {
        auto code = m_lane.device->submit(submission, purpose);
        command::RecordSubmission reply{caseId, code ? *code : std::string(),
                                        code ? std::string() : wordFor(code.error())};
        m_loop.executor.post([this, reply = std::move(reply)] {
            const bool reached = !reply.trackingCode.empty();
            m_loop.seen("gateway", reached ? "ready" : "trouble", reached ? "" : "offline");
            m_loop.tell(reply);
            if (!reached) {
                retryLater(reply.caseId);
            }
        });
    });
}

void GatewayLane::retryLater(const std::string& caseId)
{
    const Case* subject = find(m_loop.counter, caseId);
    if (subject == nullptr || !subject->trackingCode.empty()) {
        return;
    }
    const std::int64_t doublings = std::clamp<std::int64_t>(subject->submissionAttempts - 1, 0, 4);
    m_loop.clock.after(Milliseconds(5000 << doublings),
                       [this, caseId] { m_loop.tell(command::RetrySubmission{caseId}); });
}

void GatewayLane::resumeSubmissions()
{
    for (const auto& [id, subject] : m_loop.counter.state().cases) {
        if (!subject.submissionProblem.empty() && subject.trackingCode.empty() && !subject.submissionRunning) {
            retryLater(id);
        }
    }
}

void GatewayLane::askProgress(const std::string& trackingCode)
{
    m_progress = {true, trackingCode, {}, {}};
    if (m_lane.device == nullptr) {
        m_progress.asking = false;
        m_progress.problem = "disconnected";
        m_loop.changed();
        return;
    }
    m_loop.changed();
    m_lane.worker->run([this, trackingCode] {
        auto answer = m_lane.device->progress(trackingCode);
        m_loop.executor.post([this, trackingCode, answer = std::move(answer)] {
            if (m_progress.trackingCode != trackingCode) {
                return; // the citizen left or asked about another one
            }
            m_progress.asking = false;
            m_progress.problem = !answer ? wordFor(answer.error()) : answer->found ? "" : "not-found";
            if (answer) {
                m_progress.progress = *answer;
            }
            m_loop.changed();
        });
    });
}

} // namespace pishkhan::app
