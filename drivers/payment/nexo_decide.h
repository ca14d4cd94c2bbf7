// SPDX-License-Identifier: GPL-3.0-or-later
/// What an answer means for the money. Pure comparisons of what we asked with what was said. Called by nexo_terminal. Follows payment.md 9.4.
#pragma once
#include <string>

#include "drivers/payment/nexo_messages.h"

namespace pishkhan::payment::nexo {

enum class Meaning {
    Approved,
    NotPaid,   ///< the terminal is sure, and so are we
    Busy,      ///< nothing was started
    Running,   ///< ask again
    NotFound,  ///< to a TransactionStatus only; proves little alone
    LoggedOut, ///< nothing was started; a Login is wanted
    Unclear,   ///< everything else
};

Meaning meaningOf(const Answer& answer);
std::string reasonOf(const Answer& answer); ///< stable word

bool isAnswerTo(const Head& asked, const Answer& answer);

/// A direct answer to Payment or Reversal, which must be one. Approved only with our key (a Reversal carries none), our currency and a
/// readable amount; the amount itself is judged by the ledger.
domain::payment::PaymentAnswer decideDirect(const domain::payment::PaymentRequest& request, const Head& asked,
                                            const Answer& answer);

/// The answer a TransactionStatus repeats, about the message `about`.
domain::payment::QueryAnswer decideRepeated(const domain::payment::PaymentRequest& request, const Head& about,
                                            const Answer& repeated);

} // namespace pishkhan::payment::nexo
