// SPDX-License-Identifier: GPL-3.0-or-later
/// nexo's messages as values: what is asked, and what an answer says, whatever the dialect. Card numbers are masked here. Called by
/// nexo_line and nexo_terminal. Follows payment.md 9.1–9.3.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/payment/nexo_tree.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment::nexo {

enum class Dialect { Xml, Json };

/// Who asks whom, and which message it is. An answer repeats all of it.
struct Head {
    std::string category; ///< Payment, Reversal, TransactionStatus …
    std::string serviceId, saleId, poiId;
    bool operator==(const Head&) const = default;
};

struct Answer {
    Head head;
    bool isEvent = false; ///< not an answer but an EventNotification
    bool isReject = false;
    std::string rejected;          ///< what it rejects, as the terminal repeats it
    std::string result, condition; ///< Response: Success, Partial, Failure; ErrorCondition
    std::string globalStatus;      ///< of a Diagnosis: OK, Busy …
    std::string key;               ///< SaleTransactionID, when it has a key's shape
    std::string currency;
    std::optional<Rials> amount; ///< authorised; none when absent or no whole sum of rials
    domain::payment::TransactionFacts facts;
    std::int64_t count = 0;           ///< of GetTotals, with facts.amount: payments less what was given back
    std::unique_ptr<Answer> repeated; ///< of a TransactionStatus: the answer it repeats
    bool clearPan = false;            ///< a whole card number came, and was masked
};

/// R3: at most ten characters, made of our key and of nothing else, so that no crash can lose it.
std::string serviceIdOf(std::string_view key);
std::string saleIdOf(std::string_view key); ///< station and epoch

Tree composeLogin(Dialect dialect, const Head& head, Instant now);
Tree composeDiagnosis(Dialect dialect, const Head& head);
enum class Purpose { Payment, Refund };
Tree composePayment(Dialect dialect, const Head& head, const domain::payment::PaymentRequest& request, Purpose purpose,
                    Instant now);
/// `about` is the message asked about, null for the last one.
Tree composeStatus(Dialect dialect, const Head& head, const Head* about);
Tree composeAbort(Dialect dialect, const Head& head, const Head& about);
Tree composeReversal(Dialect dialect, const Head& head, const domain::payment::TransactionFacts& original);
Tree composeTotals(Dialect dialect, const Head& head);

/// Errors: Protocol unless it is a message to the sale system with a header.
Result<Answer> readAnswer(const Tree& message);
/// "56", "56.00": whole rials only, 0 … 999,999,999,999.
std::optional<Rials> readAmount(std::string_view text);

} // namespace pishkhan::payment::nexo
