// SPDX-License-Identifier: GPL-3.0-or-later
/// Where one payment intent stands: a fold over its payment-* events and nothing else. Owned by the case that asked for
/// the money (domain/counter) or by `pishkhan-device pay` (drivers/payment). Follows payment.md 6.2.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::payment {

enum class Phase {
    Intended,        ///< on disk; nothing asked of the terminal yet
    BaselineTaken,   ///< the terminal's last transaction is known
    Sending,         ///< from here on the payment may exist
    ApprovedPending, ///< approval on disk; the terminal may not know that we have it
    Final,           ///< paid
    NotPaid,
    Unknown,       ///< only the terminal can say
    NeedsOperator, ///< only a person with the terminal's slip can say
    Conflict,      ///< a closed intent was contradicted: the terminal is blocked until somebody resolves it
};

std::string_view name(Phase phase); ///< intended, baseline-taken, sending, approved-pending, final, not-paid …

/// What becomes of a payment's parts (domain.md 5.5).
enum class Split {
    None,
    AtTerminal, ///< they travel with the payment
    InBooks,    ///< the terminal cannot split: one payment, divided by the office from these books
};
std::string_view name(Split split);                    ///< none, terminal, books
inline constexpr std::size_t mostPartsAtTerminal = 10; ///< what the known protocols carry

struct Intent {
    std::string key; ///< R3, see composeIntentKey
    Rials amount;
    std::string terminal; ///< label of the card terminal
    std::string depositId, billId, payId;
    Split split = Split::None;
    std::vector<PaymentPart> parts; ///< add up to the amount exactly; empty without a split
    bool operator==(const Intent&) const = default;
};

/// What crossed the counter; what stayed is the intent's amount.
struct CashFacts {
    Rials given, change;
    bool operator==(const CashFacts&) const = default;
};

struct State {
    Intent intent;
    Phase phase = Phase::Intended;
    PaymentBaseline baseline;
    Instant sentAt;                  ///< of the payment-sending record
    TransactionFacts result;         ///< of the approval, or what is known of a refusal
    std::string reason;              ///< stable word of NotPaid, Unknown, NeedsOperator, Conflict
    std::string evidence;            ///< of Final and NotPaid: direct-result, query, never-sent, operator, cash
    std::string resolvedBy;          ///< account that resolved it by hand; empty otherwise
    std::int64_t queries = 0;        ///< answers to inquiries so far that decided nothing
    std::optional<CashFacts> cash{}; ///< set: it was paid in cash, and no terminal knows it
    bool operator==(const State&) const = default;
};

/// Nothing more is expected: Final or NotPaid. A Conflict is open until a person resolves it.
bool isClosed(const State& state);

/// The terminal may hold our money and nobody knows yet: Sending, ApprovedPending, Unknown.
bool isInDoubt(const State& state);

/// What the driver is given for this intent.
PaymentRequest requestOf(const State& state);

/// R3: "<station><epoch>-<12 digits>", e.g. PK01-000000000123: station PK, epoch 1 (at least two digits).
/// Errors: InvalidInput unless station and epoch together are 1–7 of [0-9A-Z] and the counter is 1–999,999,999,999.
Result<std::string> composeIntentKey(std::string_view station, std::int64_t epoch, std::int64_t counter);
/// The same with station and epoch already joined.
Result<std::string> composeIntentKey(std::string_view stationAndEpoch, std::int64_t counter);

} // namespace pishkhan::domain::payment
