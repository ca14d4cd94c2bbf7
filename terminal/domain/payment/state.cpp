// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/payment/state.h"

#include <algorithm>
#include <cstdio>

namespace pishkhan::domain::payment {

std::string_view name(Phase phase)
{
    switch (phase) {
    case Phase::Intended: return "intended";
    case Phase::BaselineTaken: return "baseline-taken";
    case Phase::Sending: return "sending";
    case Phase::ApprovedPending: return "approved-pending";
    case Phase::Final: return "final";
    case Phase::NotPaid: return "not-paid";
    case Phase::Unknown: return "unknown";
    case Phase::NeedsOperator: return "needs-operator";
    case Phase::Conflict: return "conflict";
    }
    return "unknown";
}

std::string_view name(Split split)
{
    return split == Split::AtTerminal ? "terminal" : split == Split::InBooks ? "books" : "none";
}

bool isClosed(const State& state)
{
    return state.phase == Phase::Final || state.phase == Phase::NotPaid;
}

bool isInDoubt(const State& state)
{
    return state.phase == Phase::Sending || state.phase == Phase::ApprovedPending || state.phase == Phase::Unknown;
}

PaymentRequest requestOf(const State& state)
{
    return {state.intent.key,
            state.intent.amount,
            state.intent.depositId,
            state.intent.billId,
            state.intent.payId,
            state.sentAt,
            state.intent.split == Split::AtTerminal ? state.intent.parts : std::vector<PaymentPart>()};
}

Result<std::string> composeIntentKey(std::string_view station, std::int64_t epoch, std::int64_t counter)
{
    if (epoch < 1) {
        return makeError(ErrorKind::InvalidInput, "epoch:range", "payment");
    }
    const std::string digits = std::to_string(epoch);
    return composeIntentKey(std::string(station) + (digits.size() < 2 ? "0" : "") + digits, counter);
}

Result<std::string> composeIntentKey(std::string_view stationAndEpoch, std::int64_t counter)
{
    constexpr std::size_t longest = 7; // with "-" and twelve digits: 20 characters
    constexpr std::int64_t last = 999'999'999'999;
    const bool charset = std::all_of(stationAndEpoch.begin(), stationAndEpoch.end(),
                                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
    if (stationAndEpoch.empty() || stationAndEpoch.size() > longest || !charset) {
        return makeError(ErrorKind::InvalidInput, "station:charset", "payment");
    }
    if (counter < 1 || counter > last) {
        return makeError(ErrorKind::InvalidInput, "counter:range", "payment");
    }
    char digits[24];
    std::snprintf(digits, sizeof digits, "-%012lld", static_cast<long long>(counter));
    return std::string(stationAndEpoch) + digits;
}

} // namespace pishkhan::domain::payment
