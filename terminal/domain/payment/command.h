// SPDX-License-Identifier: GPL-3.0-or-later
/// What may be asked of a payment: by the owner of the money's reason, by the terminal's answers, by a person.
#pragma once
#include <string>
#include <variant>

#include "terminal/domain/payment/facts.h"
#include "terminal/domain/payment/state.h"

namespace pishkhan::domain::payment::command {

/// Take this amount. Asked again while an intent is open it changes nothing (F14).
struct Begin {
    Intent intent; ///< a fresh key
};
/// Taken in cash. The same key again changes nothing.
struct TakeCash {
    Intent intent; ///< a fresh key; no terminal, nothing split at one
    Rials given;
};
struct BaselineRead {
    PaymentBaseline baseline;
};
/// The terminal could not be prepared or asked: nothing was sent.
struct BaselineFailed {
    std::string reason; ///< stable word: no-contact, busy, refused …
};
/// PaymentWatcher.storeApproval: the answer to the terminal waits until the facts are durable.
struct ApprovalReceived {
    TransactionFacts facts;
};
struct PayAnswered {
    PaymentAnswer answer;
};
struct QueryAnswered {
    QueryAnswer answer;
};
/// A request, not a result: only what was never sent is cancelled here; the driver asks the terminal.
struct CancelRequested {};
struct OperatorResolved {
    std::string outcome;   ///< paid or not-paid
    std::string reference; ///< RRN or trace as read from the terminal's paper or menu
    std::string reason;
    std::string by; ///< account name
};

} // namespace pishkhan::domain::payment::command

namespace pishkhan::domain::payment {

using Command = std::variant<command::Begin, command::TakeCash, command::BaselineRead, command::BaselineFailed,
                             command::ApprovalReceived, command::PayAnswered, command::QueryAnswered,
                             command::CancelRequested, command::OperatorResolved>;

} // namespace pishkhan::domain::payment
