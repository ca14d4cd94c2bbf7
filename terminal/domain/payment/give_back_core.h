// SPDX-License-Identifier: GPL-3.0-or-later
/// The functions of a return: decide → append durably → evolve → react, as core.h does for a payment. `react` to a fresh
/// give-back-sending asks the terminal once; `recover` in the same state only inquires.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/base/result.h"
#include "terminal/domain/payment/give_back.h"
#include "terminal/domain/payment/give_back_event.h"

namespace pishkhan::domain::payment::back {

namespace command {
/// Asked again while this return is open it changes nothing.
struct Begin {
    Intent intent;
    payment::State original;    ///< the payment as its ledger knows it
    std::vector<State> earlier; ///< every return ever begun for it
    std::string reference{};    ///< of the office's own document: for Kind::Office, and needed there
};
struct BaselineRead {
    PaymentBaseline baseline;
};
struct BaselineFailed {
    std::string reason;
};
struct Answered { ///< Approved means: given back
    PaymentAnswer answer;
};
struct QueryAnswered { ///< Approved means: given back; NotPaid: not
    QueryAnswer answer;
};
struct OperatorResolved {
    std::string outcome; ///< done or not-done
    std::string reference, reason, by;
};
} // namespace command

using Command = std::variant<command::Begin, command::BaselineRead, command::BaselineFailed, command::Answered,
                             command::QueryAnswered, command::OperatorResolved>;

namespace effect {
struct TakeBaseline { ///< prepare() and readBaseline(); answer BaselineRead or BaselineFailed
    std::string intent;
};
struct Send { ///< reverse() or refund(), exactly once; answer Answered
    Kind kind = Kind::Reversal;
    PaymentRequest request;
    TransactionFacts original;
};
struct Query { ///< queryReturn() after `wait`; answer QueryAnswered
    Kind kind = Kind::Reversal;
    PaymentRequest request;
    TransactionFacts original;
    PaymentBaseline baseline;
    Milliseconds wait{0};
};
} // namespace effect

using Effect = std::variant<effect::TakeBaseline, effect::Send, effect::Query>;

/// Errors: Refused second-person-needed, payment-not-final, return-in-doubt, already-given-back, return-key-used,
/// return-closed, not-resolvable, return-none; InvalidInput "field:reason".
Result<std::vector<Event>> decide(const std::optional<State>& now, const Command& command);
/// Errors: Integrity when the fact cannot follow.
Result<State> evolve(const std::optional<State>& before, const Event& what, Instant at);
std::vector<Effect> react(const Event& what, const State& after);
std::vector<Effect> recover(const State& found);
std::vector<Event> settle(const State& found); ///< what was never sent is not done

std::string_view kindOf(const Event& what);
Fields encode(const Event& what);
/// Errors: Integrity for an unknown kind or a field that does not decode.
Result<Event> decode(std::string_view kind, const Fields& fields);

} // namespace pishkhan::domain::payment::back
