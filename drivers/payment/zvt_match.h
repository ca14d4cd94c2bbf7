// SPDX-License-Identifier: GPL-3.0-or-later
/// After a break: is the terminal's last stored transaction ours? A pure comparison of what we asked, what was last
/// before and what is last now. Follows payment.md 7.7 and 11.2.
#pragma once
#include <optional>

#include "drivers/payment/zvt_fields.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment::zvt {

struct Evidence {
    domain::payment::PaymentRequest request;
    domain::payment::PaymentBaseline baseline;
    std::optional<StatusFields> last; ///< nothing when the terminal, idle, says it has no stored transaction
    std::optional<StatusFields>
        seen; ///< the last 04 0F of this request's own dialogue, while the program still knows it
    Instant now;
    std::uint16_t currency = 364;
};

/// Precondition: the terminal answered 05 01 as idle after the break. Approved needs the terminal, the amount, the
/// currency and the kind to be equal, the trace to be the next one (after the baseline, or after a refused try of our
/// own), and the receipt number or the time to agree; after unstored tries of ours the trace may be later by as many,
/// and receipt number and time must both agree.
domain::payment::QueryAnswer matchLast(const Evidence& evidence);

/// The same for a reversal of `original`: its trace number stands in the last transaction, or nothing changed since the
/// baseline.
domain::payment::QueryAnswer matchReversal(const Evidence& evidence, const domain::payment::TransactionFacts& original);

} // namespace pishkhan::payment::zvt
