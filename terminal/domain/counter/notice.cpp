// SPDX-License-Identifier: GPL-3.0-or-later
/// The slip a citizen gets when no receipt can be given (lessons H4): by default when the payment is in doubt, on demand when it failed.
#include "terminal/domain/counter/decide_parts.h"
#include "terminal/domain/counter/evolve_parts.h"

namespace pishkhan::domain::counter {

Event noticeRequest(const Case& subject, Actor actor, const std::string& intent, std::string outcome, std::string why)
{
    const std::int64_t attempt = (subject.notice ? subject.notice->attempts : 0) + 1;
    return about(subject, std::move(actor),
                 event::NoticePrintRequested{intent, std::move(outcome), subject.id + ".n" + std::to_string(attempt),
                                             std::move(why)});
}

namespace {

Decision returnNotice(const State& now)
{
    const Case& subject = now.cases.at(now.returning);
    const payment::back::State& current = subject.returns.back();
    if (subject.notice && subject.notice->paper == PaperStatus::Requested) {
        return std::vector<Event>{}; // the same key twice
    }
    using payment::back::Phase;
    const bool inCash = current.intent.kind == payment::back::Kind::Cash;
    const char* outcome = current.phase == Phase::Done      ? inCash ? "given-back-cash" : "given-back"
                          : current.phase == Phase::NotDone ? "not-given-back"
                                                            : "return-unknown";
    return std::vector{noticeRequest(subject, person(now), current.intent.key, outcome, "asked")};
}

} // namespace

Decision decideOn(const State& now, const command::PrintNotice& /*ask*/, Instant /*at*/)
{
    if (now.session && openReturn(now) != nullptr) {
        return returnNotice(now);
    }
    const Case* open = openCase(now);
    if (!now.session || open == nullptr || !open->payment) {
        return refuse("not-this-step");
    }
    using payment::Phase;
    const Phase phase = open->payment->phase;
    const bool doubtful = phase == Phase::Unknown || phase == Phase::NeedsOperator || phase == Phase::Conflict;
    if (!doubtful && phase != Phase::NotPaid) {
        return refuse("not-this-step");
    }
    if (open->notice && open->notice->paper == PaperStatus::Requested) {
        return std::vector<Event>{}; // the same key twice
    }
    return std::vector{
        noticeRequest(*open, person(now), open->payment->intent.key, doubtful ? "unknown" : "not-paid", "asked")};
}

Decision decideOn(const State& now, const command::RecordNoticePrint& ask, Instant /*at*/)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    if (!subject->notice || subject->notice->job != ask.job || subject->notice->paper != PaperStatus::Requested) {
        return std::vector<Event>{};
    }
    return std::vector{
        about(*subject, system("receipt-printer"), event::NoticePrintAnswered{ask.job, ask.outcome, ask.reason})};
}

Status apply(State& state, const event::NoticePrintRequested& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    const std::int64_t attempts = (subject.notice ? subject.notice->attempts : 0) + 1;
    subject.notice = Notice{what.intent, what.outcome, what.job, PaperStatus::Requested, {}, attempts, fact.at};
    return {};
}

Status apply(State& state, const event::NoticePrintAnswered& what, const Recorded& fact)
{
    Case& subject = *TRY(caseOf(state, fact));
    if (!subject.notice) {
        return impossible("notice-print-answered");
    }
    subject.notice->paper = what.outcome == "printed" ? PaperStatus::Printed
                            : what.outcome == "owed"  ? PaperStatus::Owed
                                                      : PaperStatus::Unknown;
    subject.notice->reason = what.reason;
    return {};
}

} // namespace pishkhan::domain::counter
