// SPDX-License-Identifier: GPL-3.0-or-later
/// Money given back at the card terminal: a reversal or a refund of one final payment. It is an intent of its own (R11):
/// own key, own records, asked once, inquired when in doubt, never repeated. A second person's approval is part of it.
/// Owned by whoever owns the payment. Follows payment.md R4, R11, F26 and F27.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "terminal/domain/payment/state.h"

namespace pishkhan::domain::payment::back {

enum class Kind {
    Reversal, ///< undoes the transaction itself; some terminals only the last one
    Refund,   ///< a new transaction the other way
    Office,   ///< by the office's own procedure, outside the terminal: proven by its document's number
    Cash,     ///< out of the drawer it came into; the second person is its witness
};
std::string_view name(Kind kind);                     ///< reversal, refund, office, cash
std::optional<Kind> kindNamed(std::string_view word); ///< the other way round

struct Intent {
    std::string key;      ///< as a payment's, see composeIntentKey; never reused
    std::string original; ///< key of the final payment
    Kind kind = Kind::Reversal;
    Rials amount;           ///< the whole amount of the original
    std::string terminal;   ///< label of the card terminal
    std::string askedBy;    ///< account
    std::string approvedBy; ///< another account
    std::string reason;
    bool operator==(const Intent&) const = default;
};

enum class Phase {
    Intended, ///< on disk; nothing asked of the terminal yet
    Sending,  ///< from here on the money may have gone back
    Unknown,  ///< only the terminal can say
    NeedsOperator,
    Done,    ///< the money is back with the citizen
    NotDone, ///< it is not; the payment stands
};
std::string_view name(Phase phase); ///< intended, sending, unknown, needs-operator, done, not-done

struct State {
    Intent intent;
    TransactionFacts original; ///< of the payment, as the terminal reported it: what a reversal names
    Phase phase = Phase::Intended;
    PaymentBaseline baseline;
    Instant sentAt;
    TransactionFacts result;
    std::string reason;
    std::string evidence; ///< of Done and NotDone: direct-result, query, never-sent, operator, cash
    std::string resolvedBy;
    std::int64_t queries = 0;
    bool operator==(const State&) const = default;
};

bool isClosed(const State& state);  ///< Done or NotDone
bool isInDoubt(const State& state); ///< Sending or Unknown

/// Where the money of a payment is, all attempts to give it back considered. Total, and one answer only: a payment is
/// never both paid and given back.
enum class Standing {
    NotPaid,
    Paid,
    InDoubt, ///< the payment or its return is not settled: neither may be claimed
    GivenBack,
};
Standing standingOf(const std::optional<payment::State>& payment, std::span<const State> returns);
std::string_view name(Standing standing); ///< not-paid, paid, in-doubt, given-back

} // namespace pishkhan::domain::payment::back
