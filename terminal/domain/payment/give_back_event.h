// SPDX-License-Identifier: GPL-3.0-or-later
/// The give-back-* facts of the journal. `intent` is the key of the return, `original` that of the payment.
#pragma once
#include <string>
#include <variant>

#include "terminal/domain/counter/event_fields.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::domain::payment::back::event {

struct Intended {
    std::string intent, original;
    std::string kindOfReturn; ///< reversal, refund, office or cash
    Rials amount;
    std::string terminal, askedBy, approvedBy, reason;
    std::string terminalId, trace, receipt, time; ///< of the payment, as a reversal must name it
    PISHKHAN_EVENT("give-back-intended", visit("intent", self.intent); visit("original", self.original);
                   visit("return", self.kindOfReturn); visit("amount", self.amount); visit("terminal", self.terminal);
                   visit("askedBy", self.askedBy); visit("approvedBy", self.approvedBy); visit("reason", self.reason);
                   visit("terminalId", self.terminalId); visit("trace", self.trace); visit("receipt", self.receipt);
                   visit("time", self.time);)
};

/// Durable before the first byte leaves (R1), with what the terminal had stored last.
struct Sending {
    std::string intent;
    Rials amount;
    PaymentBaseline baseline;
    PISHKHAN_EVENT("give-back-sending", visit("intent", self.intent); visit("amount", self.amount);
                   visit("known", self.baseline.known); visit("terminalId", self.baseline.last.terminalId);
                   visit("trace", self.baseline.last.trace); visit("receipt", self.baseline.last.receiptNumber);
                   visit("lastAmount", self.baseline.last.amount); visit("localTime", self.baseline.last.localTime);)
};

struct Done {
    std::string intent;
    std::string evidence; ///< direct-result, query or cash
    TransactionFacts facts;
    PISHKHAN_EVENT("give-back-done", visit("intent", self.intent); visit("amount", self.facts.amount);
                   visit("evidence", self.evidence); visit("terminalId", self.facts.terminalId);
                   visit("trace", self.facts.trace); visit("rrn", self.facts.rrn);
                   visit("receipt", self.facts.receiptNumber); visit("localTime", self.facts.localTime);
                   visit("code", self.facts.resultCode);)
};

struct NotDone {
    std::string intent;
    Rials amount;
    std::string reason, code;
    std::string evidence; ///< direct-result, query or never-sent
    PISHKHAN_EVENT("give-back-not-done", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason); visit("code", self.code); visit("evidence", self.evidence);)
};

struct Unknown {
    std::string intent;
    Rials amount;
    std::string reason;
    PISHKHAN_EVENT("give-back-unknown", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason);)
};

struct Queried {
    std::string intent, verdict, reason;
    PISHKHAN_EVENT("give-back-queried", visit("intent", self.intent); visit("verdict", self.verdict);
                   visit("reason", self.reason);)
};

struct NeedsOperator {
    std::string intent;
    Rials amount;
    std::string reason, trace, rrn;
    PISHKHAN_EVENT("give-back-needs-operator", visit("intent", self.intent); visit("amount", self.amount);
                   visit("reason", self.reason); visit("trace", self.trace); visit("rrn", self.rrn);)
};

/// R12: a person decided, with the terminal's slip in hand.
struct Resolved {
    std::string intent;
    Rials amount;
    std::string outcome; ///< done or not-done
    std::string reference, reason, by;
    PISHKHAN_EVENT("give-back-resolved", visit("intent", self.intent); visit("amount", self.amount);
                   visit("outcome", self.outcome); visit("reference", self.reference); visit("reason", self.reason);
                   visit("by", self.by);)
};

} // namespace pishkhan::domain::payment::back::event

namespace pishkhan::domain::payment::back {

using Event = std::variant<event::Intended, event::Sending, event::Done, event::NotDone, event::Unknown, event::Queried,
                           event::NeedsOperator, event::Resolved>;

} // namespace pishkhan::domain::payment::back
