// SPDX-License-Identifier: GPL-3.0-or-later
/// The bridge's JSON objects (BRIDGE.md): what is asked, and what an answer says. Card numbers are masked here.
#pragma once
#include <string>
#include <string_view>

#include "terminal/base/result.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment::bridge {

struct Answer {
    std::string key;     ///< echoed; an answer that names another key is nobody's
    std::string outcome; ///< approved, not-paid, running, unknown; ready or not-ready for status
    std::string reason;  ///< stable word
    domain::payment::TransactionFacts facts;
    std::int64_t count = 0; ///< of totals
    bool clearPan = false;  ///< a whole card number came, and was masked
};

std::string composePayment(const domain::payment::PaymentRequest& request);
std::string composeKey(std::string_view key);
std::string composeReturn(const domain::payment::PaymentRequest& request,
                          const domain::payment::TransactionFacts& original);
/// Errors: Protocol for anything but an object whose members have the right types.
Result<Answer> parseAnswer(std::string_view json);

} // namespace pishkhan::payment::bridge
