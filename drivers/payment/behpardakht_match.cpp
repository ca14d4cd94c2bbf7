// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/payment/behpardakht_match.h"

namespace pishkhan::payment::behpardakht {

using domain::payment::PaymentBaseline;
using domain::payment::PaymentRequest;
using domain::payment::QueryAnswer;
using domain::payment::QueryVerdict;
using domain::payment::TransactionFacts;

TransactionFacts factsOf(const Answer& answer)
{
    TransactionFacts facts = answer.facts;
    facts.amount = Rials(answer.amount.value_or(Rials(0)).count() - answer.discount.value_or(Rials(0)).count());
    return facts;
}

bool isDirectlyOurs(const PaymentRequest& request, const Answer& answer)
{
    return answer.key == request.key && answer.amount && !answer.service.empty() && !answer.number.empty();
}

QueryAnswer matchFound(const PaymentRequest& request, const PaymentBaseline& baseline, const Answer& answer)
{
    const TransactionFacts facts = factsOf(answer);
    const std::string& before = baseline.last.terminalId;
    if (answer.key != request.key || !answer.amount) {
        return {QueryVerdict::NeedsOperator, facts, "another-transaction"};
    }
    if (!answer.originalService.empty() && answer.originalService != serviceOf(request)) {
        return {QueryVerdict::NeedsOperator, facts, "another-transaction"};
    }
    if (!before.empty() && !answer.terminalId.empty() && before != answer.terminalId) {
        return {QueryVerdict::NeedsOperator, facts, "another-terminal"}; // F21
    }
    return {QueryVerdict::Approved, facts, {}};
}

} // namespace pishkhan::payment::behpardakht
