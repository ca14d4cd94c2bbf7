// SPDX-License-Identifier: GPL-3.0-or-later
/// The tags of Behpardakht POS-PC v3: requests a station makes, answers it reads. Card numbers are masked here, whatever
/// the terminal sends. Pure; called by behpardakht_terminal and the fuzzer. Follows payment.md 8.2 and 8.3.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "terminal/base/bytes.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment::behpardakht {

/// Service codes (A2), as their two digits.
namespace service {
inline constexpr std::string_view purchase = "01";
inline constexpr std::string_view bill = "05";
inline constexpr std::string_view inquiry = "16";
inline constexpr std::string_view last = "17";
} // namespace service

/// The service that serves this request: a bill with both ids, a purchase otherwise.
std::string_view serviceOf(const domain::payment::PaymentRequest& request);

/// Shape:  `number` is the request number (A4), digits. The key always travels (BA).
/// Errors: InvalidInput "field:reason" for an id the BCD of this protocol cannot carry faithfully.
Result<Bytes> composePayment(const domain::payment::PaymentRequest& request, std::string_view number);
Bytes composeInquiry(std::string_view key, std::string_view number);
Bytes composeLastInquiry(std::string_view number);

struct Answer {
    std::string code;              ///< C0, exactly as sent when it is two letters or digits; empty otherwise
    std::string service;           ///< A2, two digits
    std::string originalService;   ///< A3
    std::string number;            ///< A4
    std::optional<Rials> amount;   ///< B0
    std::optional<Rials> discount; ///< CA
    std::string key;               ///< BA when it has the shape of a station's key
    std::string terminalId;        ///< C7
    domain::payment::TransactionFacts facts;
    bool clearPan = false; ///< a whole card number was found somewhere, and dropped
};

/// Total: what cannot be read stays empty.
Answer parseAnswer(ByteView body);

} // namespace pishkhan::payment::behpardakht
