// SPDX-License-Identifier: GPL-3.0-or-later
/// Balance invariants (lessons H7): what must hold of a case, of the running day and of the whole counter after every fact. A break is no
/// wrong input but a fault of the program or of the disk: it becomes an integrity alarm. Asked by terminal/app/audit_watch.
#pragma once
#include <optional>
#include <string>

#include "terminal/domain/counter/state.h"

namespace pishkhan::domain::counter {

struct Imbalance {
    std::string rule;  ///< stable word, below
    std::string about; ///< case id, or "day"
    bool operator==(const Imbalance&) const = default;
};

/// Σ of a case: fee-lines (net + VAT = gross, and their sum is the total), paid-standing (what is booked as paid is what the card terminal
/// approved and nobody gave back), cash-change (given − change = price), paid-moves (opened in the running day: its moves add up to what it has paid).
std::optional<Imbalance> caseImbalance(const State& state, const Case& subject);

/// Σ of the running day: day-sum (received − returned = total), day-services, day-clerks, day-payees (each adds up to the total), day-shares
/// (what no terminal carried, by receiver), day-drawer (as last counted + cash in − cash out).
std::optional<Imbalance> dayImbalance(const State& state);

/// Everything: each case, the day, bill-paid (a bill marked paid was paid by that case), receipt-twice (no number was given twice).
std::optional<Imbalance> firstImbalance(const State& state);

} // namespace pishkhan::domain::counter
