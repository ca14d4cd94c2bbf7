// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/terminal/counter/walk.h"

#include "terminal/base/check.h"

namespace pishkhan::domain::counter {

Status Walk::ask(const Ask& what)
{
    const std::vector<Event> events = TRY(decide(state, {what, now}));
    effects.clear();
    for (const Event& one : events) {
        const Recorded fact{one, facts.size() + 1, now};
        state = TRY(evolve(state, fact));
        facts.push_back(fact);
        for (Effect& effect : react(fact, state)) {
            if (const auto* step = std::get_if<effect::RunPayment>(&effect);
                step != nullptr && std::holds_alternative<payment::effect::Send>(step->step)) {
                ++sends;
            }
            effects.push_back(std::move(effect));
        }
    }
    return {};
}

void Walk::must(const Ask& what)
{
    const Status done = ask(what);
    if (!done) {
        std::fprintf(stderr, "refused: %s\n", done.error().what.c_str());
    }
    CHECK(done);
}

const Case& Walk::open() const
{
    const Case* found = counter::openCase(state);
    CHECK(found != nullptr);
    return *found;
}

void Walk::signInAndOpenShift()
{
    must(command::SignIn{"clerk-1", "clerk", true});
    must(command::OpenShift{"1404/09/01"});
    for (const Effect& one : Effects(effects)) { // the zero report comes out
        if (const auto* paper = std::get_if<effect::PrintReport>(&one)) {
            must(command::RecordReportPrint{paper->report, paper->form, paper->job, "printed", ""});
        }
    }
}

void Walk::openCase()
{
    command::OpenCase ask;
    ask.service = "1101";
    ask.agency = "civil-registration";
    ask.device = "72001234-01-1";
    ask.counter = "01";
    must(ask);
}

void Walk::toForm()
{
    signInAndOpenShift();
    openCase();
    must(command::EnterApplicant{"9991234561", "1136913131", "1370/01/01"});
    must(command::RecordIdentity{caseId(), "verified", "", "نمونه", "آزمایشی", "الف"});
}

void Walk::toFees(std::int64_t stateFee)
{
    toForm();
    command::SubmitForm form;
    form.form = {{"reason", "lost"}};
    if (stateFee > 0) {
        form.fees = {{"تعرفه", "خزانه", "315011100140149001055000015724", Rials(stateFee), Rials(0), Rials(stateFee)}};
    }
    must(form);
}

void Walk::toPaid()
{
    toFees();
    must(command::RequestPayment{"T1", "C01", 1});
    const std::string id = caseId();
    must(command::ContinuePayment{id, payment::command::BaselineRead{}});
    must(command::ContinuePayment{id, payment::command::ApprovalReceived{approval(1'450'000)}});
    must(command::ContinuePayment{
        id, payment::command::PayAnswered{{payment::PaymentOutcome::Approved, approval(1'450'000), ""}}});
}

std::string Walk::toFinished()
{
    toPaid();
    std::string id = caseId();
    must(command::RecordSubmission{id, "14050901123", ""});
    must(command::IssueReceipt{id, "72001234", 1});
    must(command::SendReceipt{id, "receipt-printer", "first"});
    must(command::RecordPrint{id, open().receipt->job, command::RecordPrint::Outcome::Printed, "", "receipt-printer"});
    must(command::FinishCase{});
    return id;
}

payment::TransactionFacts approval(std::int64_t rials, const std::string& trace)
{
    payment::TransactionFacts facts;
    facts.amount = Rials(rials);
    facts.maskedPan = "999999******0014";
    facts.trace = trace;
    facts.rrn = "127879949527";
    facts.terminalId = "21009268";
    facts.resultCode = "00";
    return facts;
}

} // namespace pishkhan::domain::counter
