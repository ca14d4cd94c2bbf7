// SPDX-License-Identifier: GPL-3.0-or-later
/// What a payment and a card terminal say to each other, as values: the request, what the terminal reported, its last
/// transaction before ours, and the answers. The port (ports/payment_terminal.h), the drivers and the pure payment core
/// share these. Follows payment.md 4.3 and 5.1.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "terminal/base/instant.h"
#include "terminal/base/money.h"

namespace pishkhan::domain::payment {

/// One receiver's share of a payment: the state's, the office's or the operator's.
struct PaymentPart {
    std::string payee;     ///< account or payee id, as the tariff names it
    std::string depositId; ///< empty when none
    Rials amount;
    bool operator==(const PaymentPart&) const = default;
};

struct PaymentRequest {
    std::string key; ///< R3: at most 20 characters of [0-9A-Z-], never reused
    Rials amount;
    std::string depositId; ///< empty when none
    std::string billId;    ///< with payId for a bill payment
    std::string payId;
    Instant sentAt; ///< wall time of the payment-sending record; a recovered result is matched against it
    std::vector<PaymentPart> parts; ///< add up to the amount exactly; empty where the terminal cannot split
};

/// What a terminal said about one transaction. Texts are already masked: at most first six and last four digits of a
/// card.
struct TransactionFacts {
    Rials amount;
    std::string maskedPan;
    std::string terminalId; ///< TID
    std::string merchantId;
    std::string trace; ///< STAN
    std::string rrn;
    std::string approvalCode;
    std::string receiptNumber; ///< the terminal's own
    std::string localTime;     ///< as the terminal gave it, "MMDD HHMMSS" or longer
    std::string resultCode;    ///< exact text or two hex digits, never a number
    std::string text;          ///< the terminal's message, masked
    bool operator==(const TransactionFacts&) const = default;
};

/// The terminal's last stored transaction before ours (ZVT: repeat receipt). `known` is false when it has none.
struct PaymentBaseline {
    bool known = false;
    TransactionFacts last;
    std::int64_t attempts = 0; ///< payments of ours since then that were not stored; each may have used a trace number
    std::string key; ///< of that transaction, where the protocol carries a station's key: whose was it? Not recorded.
    bool takenBack = false; ///< that transaction took an earlier one back. Not recorded.
    bool others = false;    ///< it is another ledger's of this machine. Not recorded.
    bool operator==(const PaymentBaseline&) const = default;
};

enum class PaymentOutcome { Approved, NotPaid, Unknown }; ///< R5: three states, never two

struct PaymentAnswer {
    PaymentOutcome outcome = PaymentOutcome::Unknown;
    TransactionFacts facts;
    std::string reason; ///< stable word: declined, cancelled, timeout, link-lost, refused-by-us, never-sent, protocol,
                        ///< storage …
};

enum class QueryVerdict { Approved, NotPaid, StillRunning, NeedsOperator, NoAnswer };

struct QueryAnswer {
    QueryVerdict verdict = QueryVerdict::NoAnswer;
    TransactionFacts facts;
    std::string reason;
};

} // namespace pishkhan::domain::payment
