// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions about money that goes back. domain/payment/give_back decides the return itself; here it meets the case: no return beside
/// another or beside a payment, never by one person alone (R11), and a slip for the citizen at every end (lessons H3).
#include "terminal/domain/counter/decide_parts.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::counter {
namespace {

namespace back = payment::back;

/// What the citizen's slip says about this fact; empty when it deserves none.
std::string_view noticeOf(const back::Event& fact)
{
    const auto* resolved = std::get_if<back::event::Resolved>(&fact);
    const bool done = std::holds_alternative<back::event::Done>(fact) || (resolved && resolved->outcome == "done");
    const bool notDone =
        std::holds_alternative<back::event::NotDone>(fact) || (resolved && resolved->outcome != "done");
    const auto* finished = std::get_if<back::event::Done>(&fact);
    if (finished != nullptr && finished->evidence == "cash") {
        return "given-back-cash";
    }
    return done                                                 ? "given-back"
           : notDone                                            ? "not-given-back"
           : std::holds_alternative<back::event::Unknown>(fact) ? "return-unknown"
                                                                : "";
}

std::vector<Event> asCaseFacts(const Case& subject, const std::string& intent, const Actor& actor,
                               std::vector<back::Event> facts)
{
    std::vector<Event> out;
    for (back::Event& fact : facts) {
        const std::string_view notice = noticeOf(fact);
        const bool human =
            std::holds_alternative<back::event::Intended>(fact) || std::holds_alternative<back::event::Resolved>(fact);
        out.push_back(about(subject, human ? actor : system("card-terminal"), std::move(fact)));
        if (!notice.empty()) {
            out.push_back(noticeRequest(subject, system("receipt"), intent, std::string(notice), "return"));
        }
    }
    return out;
}

Status mayBegin(const State& now, const Case& subject)
{
    if (!now.shift) {
        return refuse("shift-closed");
    }
    if (now.closing) {
        return refuse("day-closing");
    }
    if (openCase(now) != nullptr) {
        return refuse("case-open");
    }
    if (now.alarm) {
        return refuse("alarm");
    }
    if (!now.blockedBy.empty()) {
        return refuse("terminal-blocked");
    }
    if (!subject.payment) {
        return refuse("payment-not-final");
    }
    return {};
}

std::optional<back::State> latest(const Case& subject)
{
    return subject.returns.empty() ? std::nullopt : std::optional(subject.returns.back());
}

} // namespace

const back::State* openReturn(const State& state)
{
    const auto found = state.cases.find(state.returning);
    return found == state.cases.end() || found->second.returns.empty() ? nullptr : &found->second.returns.back();
}

bool mayGiveBack(const State& state, const Case& subject)
{
    return subject.id != state.openCase && back::standingOf(subject.payment, subject.returns) == back::Standing::Paid;
}

Decision decideOn(const State& now, const command::BeginReturn& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (now.returning == ask.caseId && !ask.caseId.empty()) {
        return std::vector<Event>{}; // the same approval twice: the first return counts
    }
    if (!now.returning.empty()) {
        return refuse("return-in-doubt");
    }
    const Case* subject = TRY(anyCase(now, ask.caseId));
    TRY(mayBegin(now, *subject));
    if (ask.approverRole != "manager") {
        return refuse("manager-only");
    }
    if (ask.kind == back::Kind::Cash && now.drawer < subject->paid) {
        return refuse("drawer-short"); // by the books there is not that much in it
    }
    std::string key = TRY(payment::composeIntentKey(ask.station, ask.epoch, now.intentCount + 1));
    const payment::State& paid = *subject->payment;
    const back::command::Begin begin{{key, paid.intent.key, ask.kind, paid.result.amount, ask.terminal,
                                      now.session->clerk, ask.approver, ask.reason},
                                     paid,
                                     subject->returns,
                                     ask.reference};
    return asCaseFacts(*subject, key, person(now), TRY(back::decide(std::nullopt, begin)));
}

Decision decideOn(const State& now, const command::ContinueReturn& ask, Instant /*at*/)
{
    const Case* subject = TRY(anyCase(now, ask.caseId));
    const auto current = latest(*subject);
    if (!current) {
        return refuse("return-none");
    }
    return asCaseFacts(*subject, current->intent.key, system("card-terminal"), TRY(back::decide(current, ask.reply)));
}

Decision decideOn(const State& now, const command::ResolveReturn& ask, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    if (now.session->role != "manager") {
        return refuse("manager-only");
    }
    const Case* subject = TRY(anyCase(now, now.returning));
    const back::command::OperatorResolved resolved{ask.outcome, ask.reference, ask.reason, now.session->clerk};
    const auto current = latest(*subject);
    return asCaseFacts(*subject, current->intent.key, person(now), TRY(back::decide(current, resolved)));
}

Decision decideOn(const State& now, const command::LeaveReturn& /*ask*/, Instant /*at*/)
{
    if (!now.session) {
        return refuse("signed-out");
    }
    const back::State* current = openReturn(now);
    if (current == nullptr) {
        return std::vector<Event>{}; // the same key twice
    }
    if (!back::isClosed(*current)) {
        return refuse("return-in-doubt");
    }
    const Case& subject = now.cases.at(now.returning);
    return std::vector{about(subject, person(now), event::ReturnSeen{current->intent.key, now.session->clerk})};
}

} // namespace pishkhan::domain::counter
