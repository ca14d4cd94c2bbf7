// SPDX-License-Identifier: GPL-3.0-or-later
/// Payments that stand by a person's word alone. Read by the day's reconciliation and by reports. Follows payment.md R12.
#pragma once
#include <string_view>

#include "terminal/domain/payment/state.h"

namespace pishkhan::domain::payment {

/// Result code of a payment whose facts were typed from a stand-alone terminal's slip.
inline constexpr std::string_view typedCode = "TYPED";

/// Final, but typed from a slip or decided by hand: it counts, and stays flagged until the day's reconciliation has
/// matched it.
inline bool isUnverified(const State& state)
{
    return state.phase == Phase::Final && (state.evidence == "operator" || state.result.resultCode == typedCode);
}

} // namespace pishkhan::domain::payment
