// SPDX-License-Identifier: GPL-3.0-or-later
/// Is what the terminal found ours? A pure comparison of what we asked with what an answer says. Follows payment.md 8.5
/// and 11.2.
#pragma once
#include <string>

#include "drivers/payment/behpardakht_fields.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment::behpardakht {

/// The authorised sum: B0, less a discount. It equals the request only when there is none.
domain::payment::TransactionFacts factsOf(const Answer& answer);

/// A direct answer "00": same key, same amount in rials readable. The terminal's number is learnt from it.
bool isDirectlyOurs(const domain::payment::PaymentRequest& request, const Answer& answer);

/// An inquiry's "00": key, service and terminal must be ours; the amount is judged by the ledger.
domain::payment::QueryAnswer matchFound(const domain::payment::PaymentRequest& request,
                                        const domain::payment::PaymentBaseline& baseline, const Answer& answer);

} // namespace pishkhan::payment::behpardakht
