// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/nexo_decide.h"

#include <algorithm>
#include <iterator>

namespace pishkhan::payment::nexo {
namespace {

using domain::payment::PaymentAnswer;
using domain::payment::PaymentOutcome;
using domain::payment::PaymentRequest;
using domain::payment::QueryAnswer;
using domain::payment::QueryVerdict;

struct Row {
    std::string_view condition;
    Meaning meaning;
    const char* word;
};

constexpr Row rows[] = {
    {"Refusal", Meaning::NotPaid, "declined"},
    {"WrongPIN", Meaning::NotPaid, "declined"},
    {"InvalidCard", Meaning::NotPaid, "declined"},
    {"PaymentRestriction", Meaning::NotPaid, "declined"},
    {"Cancel", Meaning::NotPaid, "cancelled"},
    {"Aborted", Meaning::NotPaid, "cancelled"},
    {"NotAllowed", Meaning::NotPaid, "refused"},
    {"MessageFormat", Meaning::NotPaid, "refused"},
    {"UnavailableService", Meaning::NotPaid, "refused"},
    {"DeviceOut", Meaning::NotPaid, "not-registered"},
    {"LoggedOut", Meaning::LoggedOut, "not-registered"},
    {"Busy", Meaning::Busy, "busy"},
    {"InProgress", Meaning::Running, "running"},
    {"NotFound", Meaning::NotFound, "not-stored"},
    {"UnreachableHost", Meaning::Unclear, "bank-silent"},
    {"UnavailableDevice", Meaning::Unclear, "bank-silent"},
};

const Row* find(std::string_view condition)
{
    const auto* found = std::find_if(std::begin(rows), std::end(rows),
                                     [condition](const Row& row) { return row.condition == condition; });
    return found == std::end(rows) ? nullptr : found;
}

/// Nothing but our own payment, in our money, is ours. A reversal is of the whole payment and needs to say neither sum nor key.
bool isOurs(const PaymentRequest& request, const Answer& answer)
{
    if (answer.head.category == "Reversal") {
        return (answer.key.empty() || answer.key == request.key) &&
               answer.amount.value_or(request.amount) == request.amount;
    }
    return answer.key == request.key && answer.currency == "IRR" && answer.amount.has_value();
}

domain::payment::TransactionFacts factsOf(const PaymentRequest& request, const Answer& answer)
{
    domain::payment::TransactionFacts facts = answer.facts;
    facts.amount = answer.amount.value_or(request.amount);
    return facts;
}

} // namespace

Meaning meaningOf(const Answer& answer)
{
    if (answer.result == "Success" || answer.result == "Partial") {
        return Meaning::Approved;
    }
    const Row* const row = answer.result == "Failure" ? find(answer.condition) : nullptr;
    return row == nullptr ? Meaning::Unclear : row->meaning;
}

std::string reasonOf(const Answer& answer)
{
    const Row* const row = find(answer.condition);
    return row == nullptr ? "unreadable-result" : row->word;
}

bool isAnswerTo(const Head& asked, const Answer& answer)
{
    return !answer.isEvent && answer.head == asked;
}

PaymentAnswer decideDirect(const PaymentRequest& request, const Head& asked, const Answer& answer)
{
    if (answer.isReject && answer.rejected.find(asked.serviceId) != std::string::npos) {
        return {PaymentOutcome::NotPaid, {}, "refused"}; // it repeats our request and will not do it
    }
    if (!isAnswerTo(asked, answer)) {
        return {PaymentOutcome::Unknown, {}, "another-answer"}; // a late one, or somebody else's (E1)
    }
    switch (meaningOf(answer)) {
    case Meaning::Approved:
        return isOurs(request, answer) ? PaymentAnswer{PaymentOutcome::Approved, factsOf(request, answer), {}}
                                       : PaymentAnswer{PaymentOutcome::Unknown, answer.facts, "unreadable-result"};
    case Meaning::NotPaid:
    case Meaning::Busy:
    case Meaning::LoggedOut: return {PaymentOutcome::NotPaid, answer.facts, reasonOf(answer)};
    case Meaning::Running:
    case Meaning::NotFound:
    case Meaning::Unclear: break;
    }
    return {PaymentOutcome::Unknown, answer.facts, reasonOf(answer)};
}

QueryAnswer decideRepeated(const PaymentRequest& request, const Head& about, const Answer& repeated)
{
    if (repeated.head.serviceId != about.serviceId || repeated.head.category != about.category) {
        return {QueryVerdict::NeedsOperator, repeated.facts, "another-transaction"};
    }
    switch (meaningOf(repeated)) {
    case Meaning::Approved:
        return isOurs(request, repeated)
                   ? QueryAnswer{QueryVerdict::Approved, factsOf(request, repeated), {}}
                   : QueryAnswer{QueryVerdict::NeedsOperator, repeated.facts, "another-transaction"};
    case Meaning::NotPaid:
    case Meaning::Busy:
    case Meaning::LoggedOut: return {QueryVerdict::NotPaid, repeated.facts, reasonOf(repeated)};
    case Meaning::Running: return {QueryVerdict::StillRunning, {}, "running"};
    case Meaning::NotFound:
    case Meaning::Unclear: break;
    }
    // The terminal has ended it and does not know either: its slip, or the bank, and a person.
    return {QueryVerdict::NeedsOperator, repeated.facts, reasonOf(repeated)};
}

} // namespace pishkhan::payment::nexo
