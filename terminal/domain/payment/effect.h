// SPDX-License-Identifier: GPL-3.0-or-later
/// One step at the card terminal. The owner of the device's thread runs it after the fact that caused it is durable and
/// answers with a payment::Command.
#pragma once
#include <string>
#include <variant>

#include "terminal/base/instant.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::payment::effect {

/// prepare() and readBaseline(); answer BaselineRead or BaselineFailed.
struct TakeBaseline {
    std::string intent;
};
/// pay(), exactly once in the life of an intent; answer PayAnswered. While it runs, storeApproval is ApprovalReceived.
struct Send {
    PaymentRequest request;
};
/// The approval is durable: storeApproval may return true.
struct ConfirmStored {
    std::string intent;
};
/// query() after `wait`; answer QueryAnswered.
struct Query {
    PaymentRequest request;
    PaymentBaseline baseline;
    Milliseconds wait{0};
};

} // namespace pishkhan::domain::payment::effect

namespace pishkhan::domain::payment {

using Effect = std::variant<effect::TakeBaseline, effect::Send, effect::ConfirmStored, effect::Query>;

} // namespace pishkhan::domain::payment
