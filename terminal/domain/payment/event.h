// SPDX-License-Identifier: GPL-3.0-or-later
/// The payment-* facts of the journal: the ledger. Field names are the event catalogue's.
#pragma once
#include <string>
#include <variant>

#include "terminal/domain/counter/event_fields.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::payment::event {

struct Intended {
    std::string intent;
    Rials amount;
    std::string terminal, depositId, billId, payId;
    std::string split; ///< empty, terminal or books
    std::vector<PaymentPart> parts;
    PISHKHAN_EVENT("payment-intended", visit("intent", self.intent); visit("amount", self.amount);
                   visit("terminal", self.terminal); visit("depositId", self.depositId); visit("billId", self.billId);
                   visit("payId", self.payId); visit("split", self.split); visit("parts", self.parts);)
};

struct BaselineTaken {
    std::string intent;
    PaymentBaseline baseline;
    PISHKHAN_EVENT("payment-baseline-taken", visit("intent", self.intent); visit("known", self.baseline.known);
                   visit("terminalId", self.baseline.last.terminalId); visit("trace", self.baseline.last.trace);
                   visit("receipt", self.baseline.last.receiptNumber); visit("amount", self.baseline.last.amount);
                   visit("localTime", self.baseline.last.localTime); visit("attempts", self.baseline.attempts);)
};

/// Durable before the first byte of the payment leaves (R1).
struct Sending {
    std::string intent;
    Rials amount;
    PISHKHAN_EVENT("payment-sending", visit("intent", self.intent); visit("amount", self.amount);)
};

/// Durable before the terminal hears that we have its approval (R6).
struct ApprovedPending {
    std::string intent;
    TransactionFacts facts;
    PISHKHAN_EVENT("payment-approved-pending", visit("intent", self.intent); visit("amount", self.facts.amount);
                   visit("maskedPan", self.facts.maskedPan); visit("terminalId", self.facts.terminalId);
                   visit("merchantId", self.facts.merchantId); visit("trace", self.facts.trace);
                   visit("rrn", self.facts.rrn); visit("approval", self.facts.approvalCode);
                   visit("receipt", self.facts.receiptNumber); visit("localTime", self.facts.localTime);
                   visit("code", self.facts.resultCode);)
};

struct Final {
    std::string intent;
    std::string evidence; ///< direct-result or query
    TransactionFacts facts;
    PISHKHAN_EVENT("payment-final", visit("intent", self.intent); visit("amount", self.facts.amount);
                   visit("evidence", self.evidence); visit("maskedPan", self.facts.maskedPan);
                   visit("terminalId", self.facts.terminalId); visit("merchantId", self.facts.merchantId);
                   visit("trace", self.facts.trace); visit("rrn", self.facts.rrn);
                   visit("approval", self.facts.approvalCode); visit("receipt", self.facts.receiptNumber);
                   visit("localTime", self.facts.localTime); visit("code", self.facts.resultCode);)
};

struct NotPaid {
    std::string intent;
    Rials amount;
    std::string reason, code;
    std::string evidence; ///< direct-result, query or never-sent
    std::string text;
    PISHKHAN_EVENT("payment-not-paid", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason); visit("code", self.code); visit("evidence", self.evidence);
                   visit("text", self.text);)
};

struct Unknown {
    std::string intent;
    Rials amount;
    std::string reason;
    PISHKHAN_EVENT("payment-unknown", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason);)
};

struct Queried {
    std::string intent, verdict, reason;
    PISHKHAN_EVENT("payment-queried", visit("intent", self.intent); visit("verdict", self.verdict);
                   visit("reason", self.reason);)
};

struct NeedsOperator {
    std::string intent;
    Rials amount; ///< as the terminal reported it, or ours when it reported none
    std::string reason, trace, rrn, terminalId;
    PISHKHAN_EVENT("payment-needs-operator", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason); visit("trace", self.trace); visit("rrn", self.rrn);
                   visit("terminalId", self.terminalId);)
};

/// R12: a person decided, with the terminal's slip in hand.
struct Resolved {
    std::string intent;
    Rials amount;
    std::string outcome; ///< paid or not-paid
    std::string reference, reason, by;
    PISHKHAN_EVENT("payment-resolved", visit("intent", self.intent); visit("amount", self.amount);
                   visit("outcome", self.outcome); visit("reference", self.reference); visit("reason", self.reason);
                   visit("by", self.by);)
};

/// R10: the terminal contradicts a closed intent.
struct Conflict {
    std::string intent;
    Rials amount;
    std::string reason, trace, rrn;
    PISHKHAN_EVENT("payment-conflict", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason); visit("trace", self.trace); visit("rrn", self.rrn);)
};

/// Paid over the counter, where the signed configuration allows it: settled in this one fact, no doubt can follow. `given` less `change` is
/// the amount.
struct Cash {
    std::string intent;
    Rials amount, given, change;
    std::string split; ///< empty or books
    std::vector<PaymentPart> parts;
    PISHKHAN_EVENT("payment-cash", visit("intent", self.intent); visit("amount", self.amount);
                   visit("given", self.given); visit("change", self.change); visit("split", self.split);
                   visit("parts", self.parts);)
};

} // namespace pishkhan::domain::payment::event

namespace pishkhan::domain::payment {

using Event = std::variant<event::Intended, event::BaselineTaken, event::Sending, event::ApprovedPending, event::Final,
                           event::NotPaid, event::Unknown, event::Queried, event::NeedsOperator, event::Resolved,
                           event::Conflict, event::Cash>;

} // namespace pishkhan::domain::payment
