// SPDX-License-Identifier: GPL-3.0-or-later
/// The fold of a case's facts.
#include "terminal/domain/counter/core.h"
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Status apply(State& state, const event::CaseOpened& what, const Recorded& fact)
{
    if (!state.openCase.empty() || state.cases.contains(fact.event.caseId)) {
        return impossible("case-opened");
    }
    Case opened;
    opened.id = fact.event.caseId;
    opened.agency = fact.event.agency;
    opened.agencyTitle = what.agencyTitle;
    opened.service = what.service;
    opened.serviceTitle = what.serviceTitle;
    opened.sheetVersion = what.sheetVersion;
    opened.needsInquiry = what.needsInquiry;
    opened.clerk = what.clerk;
    opened.counter = what.counter;
    opened.openedAt = opened.updatedAt = fact.at;
    state.caseCount += 1;
    state.openCase = opened.id;
    state.cases.emplace(opened.id, std::move(opened));
    return {};
}

Status apply(State& state, const event::DocumentRead& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.step != Step::Applicant) {
        return impossible("document-read");
    }
    subject.scanProblem.clear();
    subject.applicant.nationalCode = what.nationalCode;
    subject.applicant.cardSerial = what.cardSerial;
    subject.applicant.method = "card";
    return {};
}

Status apply(State& state, const event::ImageDiscarded& /*what*/, const Recorded& fact)
{
    TRY(caseOf(state, fact));
    return {};
}

Status apply(State& state, const event::ScanFailed& what, const Recorded& fact)
{
    TRY(caseOf(state, fact))->scanProblem = what.reason;
    return {};
}

Status apply(State& state, const event::ApplicantEntered& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.step != Step::Applicant) {
        return impossible("applicant-entered");
    }
    subject.applicant.method = what.method;
    subject.applicant.nationalCode = what.nationalCode;
    subject.applicant.codeKind = what.codeKind;
    subject.applicant.postalCode = what.postalCode;
    subject.applicant.birthDate = what.birthDate;
    subject.identity = {};
    if (!subject.needsInquiry) {
        subject.step = Step::Form;
    }
    return {};
}

Status apply(State& state, const event::InquirySent& /*what*/, const Recorded& fact)
{
    TRY(caseOf(state, fact))->identity.status = IdentityStatus::Asking;
    return {};
}

Status apply(State& state, const event::InquiryAnswered& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.identity.status != IdentityStatus::Asking) {
        return impossible("inquiry-answered");
    }
    subject.identity.reason = what.reason;
    if (what.verdict == "verified") {
        subject.identity = {IdentityStatus::Verified, {}, what.firstName, what.lastName, what.fatherName};
    } else {
        subject.identity.status = what.verdict == "mismatch" ? IdentityStatus::Mismatch : IdentityStatus::Deferred;
    }
    if (subject.identity.status == IdentityStatus::Mismatch) {
        subject.step = Step::Applicant;
    } else if (subject.step == Step::Applicant) {
        subject.step = Step::Form;
    }
    return {};
}

Status apply(State& state, const event::FormSubmitted& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.step != Step::Form) {
        return impossible("form-submitted");
    }
    subject.form = what.form;
    subject.step = Step::Fees;
    return {};
}

Status apply(State& state, const event::FeesShown& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    subject.fees = what.lines;
    subject.total = what.total;
    return {};
}

Status apply(State& state, const event::SubmissionSent& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.step == Step::Fees && subject.total == Rials(0)) {
        subject.step = Step::Submission; // nothing to pay
    }
    subject.submissionAttempts = what.attempt;
    subject.submissionRunning = true;
    return {};
}

Status apply(State& state, const event::SubmissionDeferred& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    subject.submissionProblem = what.reason;
    subject.submissionRunning = false;
    if (subject.step == Step::Submission) {
        subject.step = Step::Receipt; // the receipt says «در انتظار کد پیگیری»; the code is bound later
    }
    return {};
}

Status apply(State& state, const event::TrackingCodeBound& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (!subject.trackingCode.empty() && subject.trackingCode != what.trackingCode) {
        return impossible("tracking-code-bound");
    }
    subject.trackingCode = what.trackingCode;
    subject.submissionProblem.clear();
    subject.submissionRunning = false;
    if (subject.step == Step::Submission) {
        subject.step = Step::Receipt;
    }
    return {};
}

Status apply(State& state, const event::CaseClosed& /*what*/, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (subject.step != Step::Receipt) {
        return impossible("case-closed");
    }
    subject.step = Step::Closed;
    state.openCase.clear();
    return {};
}

Status apply(State& state, const event::CaseCancelled& /*what*/, const Recorded& fact)
{
    TRY(caseOf(state, fact))->step = Step::Cancelled;
    state.openCase.clear();
    return {};
}

} // namespace pishkhan::domain::counter
