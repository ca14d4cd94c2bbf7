// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about a case before its money: open, identify, inquire, fill in, cancel, finish.
#include "terminal/domain/counter/decide_parts.h"
#include "terminal/domain/foreign_code.h"
#include "terminal/domain/jalali.h"
#include "terminal/domain/national_code.h"
#include "terminal/domain/postal_code.h"

namespace pishkhan::domain::counter {
namespace {

/// The documents' words for the applicant's three keys, checked. Returns the canonical forms.
Result<event::ApplicantEntered> checkedApplicant(const Case& open, const command::EnterApplicant& ask, Instant at)
{
    const bool isForeign = ask.codeKind == "foreign-code";
    const Verdict national = isForeign ? checkForeignCode(ask.nationalCode) : checkNationalCode(ask.nationalCode);
    const Verdict postal = checkPostalCode(ask.postalCode);
    const auto birth = parseJalali(ask.birthDate);
    std::string wrong;
    const auto complain = [&wrong](std::string_view field, std::string_view reason) {
        wrong += (wrong.empty() ? "" : " ") + std::string(field) + ":" + std::string(reason);
    };
    if (!national.valid) {
        complain("nationalCode", name(national.reason));
    }
    if (!postal.valid) {
        complain("postalCode", name(postal.reason));
    }
    if (!birth) {
        complain("birthDate", "date");
    } else if (*birth > toJalali(at)) {
        complain("birthDate", "future");
    }
    if (!wrong.empty()) {
        return invalid(wrong);
    }
    const bool fromCard = !open.applicant.nationalCode.empty() && open.applicant.nationalCode == national.canonical &&
                          open.applicant.method == "card";
    return event::ApplicantEntered{fromCard ? "card" : "typed", national.canonical, postal.canonical,
                                   formatJalali(*birth), isForeign ? "foreign-code" : ""};
}

Event inquiry(const Case& open)
{
    return about(open, system("gateway"), event::InquirySent{"identity", open.service});
}

} // namespace

Decision decideOn(const State& now, const command::OpenCase& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (!now.shift) {
        return refuse("shift-closed");
    }
    if (openCase(now) != nullptr) {
        return std::vector<Event>{}; // the same screen confirmed twice: the first one counts
    }
    if (!now.returning.empty()) {
        return refuse("return-in-doubt");
    }
    TRY(gatesLetIn(now, ask.hasFee ? Fee::Some : Fee::None));
    if (!ask.delegated) {
        return refuse("not-delegated");
    }
    Event fact{composeCaseId(ask.device, now.caseCount + 1), ask.agency, person(now),
               event::CaseOpened{ask.service, ask.serviceTitle, ask.agencyTitle, ask.sheetVersion, ask.needsInquiry,
                                 now.session->clerk, ask.counter}};
    return std::vector{std::move(fact)};
}

Decision decideOn(const State& now, const command::AcceptDocument& ask, Instant /*at*/)
{
    const Case* open = TRY(workingCase(now, Step::Applicant));
    std::vector facts{
        about(*open, system("scanner"),
              event::DocumentRead{ask.documentKind, ask.source, ask.proof, ask.nationalCode, ask.cardSerial})};
    if (ask.source != "barcode-reader") { // it takes no image
        tellImageFate(*open, ask.documentKind, ask.image, facts);
    }
    return facts;
}

Decision decideOn(const State& now, const command::ReportScanFailure& ask, Instant /*at*/)
{
    const Case* open = TRY(workingCase(now, Step::Applicant));
    return std::vector{about(*open, system("scanner"), event::ScanFailed{ask.reason})};
}

Decision decideOn(const State& now, const command::EnterApplicant& ask, Instant at)
{
    const Case* open = TRY(workingCase(now, Step::Applicant));
    if (open->identity.status == IdentityStatus::Asking) {
        return std::vector<Event>{};
    }
    auto entered = TRY(checkedApplicant(*open, ask, at));
    std::vector<Event> facts{about(*open, person(now), std::move(entered))};
    if (open->needsInquiry) {
        facts.push_back(inquiry(*open));
    }
    return facts;
}

Decision decideOn(const State& now, const command::RecordIdentity& ask, Instant /*at*/)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    if (subject->identity.status != IdentityStatus::Asking) {
        return refuse("not-asked");
    }
    return std::vector{about(
        *subject, system("gateway"),
        event::InquiryAnswered{"identity", ask.verdict, ask.reason, ask.firstName, ask.lastName, ask.fatherName})};
}

Decision decideOn(const State& now, const command::RepeatInquiry& /*ask*/, Instant /*at*/)
{
    const Case* open = openCase(now);
    if (!now.session || open == nullptr || open->identity.status != IdentityStatus::Deferred) {
        return refuse("not-this-step");
    }
    return std::vector{inquiry(*open)};
}

Decision decideOn(const State& now, const command::SubmitForm& ask, Instant /*at*/)
{
    const Case* open = TRY(workingCase(now, Step::Form));
    auto total = totalOf(ask.fees);
    if (!total) {
        return std::move(total).error();
    }
    return std::vector{
        about(*open, person(now), event::FormSubmitted{static_cast<std::int64_t>(ask.form.size()), ask.form}),
        about(*open, system("tariff"), event::FeesShown{*total, ask.fees, ask.tariffVersion})};
}

Decision decideOn(const State& now, const command::CancelCase& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    const Case* open = openCase(now);
    if (open == nullptr) {
        return refuse("no-case");
    }
    if (open->step == Step::Payment) {
        return refuse("payment-running");
    }
    if (open->step != Step::Applicant && open->step != Step::Form && open->step != Step::Fees) {
        return refuse("already-paid"); // a paid case is reversed by its own intent, never cancelled
    }
    return std::vector{about(*open, person(now), event::CaseCancelled{ask.reason, now.session->clerk})};
}

Decision decideOn(const State& now, const command::FinishCase& /*ask*/, Instant /*at*/)
{
    const Case* open = TRY(workingCase(now, Step::Receipt));
    if (!open->receipt || (open->receipt->paper != PaperStatus::Printed && open->receipt->paper != PaperStatus::Owed)) {
        return refuse("paper-open");
    }
    return std::vector{about(*open, person(now),
                             event::CaseClosed{open->bill                   ? "bill-paid"
                                               : open->trackingCode.empty() ? "awaiting-tracking-code"
                                                                            : "submitted"})};
}

} // namespace pishkhan::domain::counter
