// SPDX-License-Identifier: GPL-3.0-or-later
/// Moves money at a card terminal. The calls block and run on the device's own thread; the coordinator (domain/payment,
/// app) owns intents and the ledger, the driver is a protocol engine. Follows payment.md sections 4.3 and 6.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "terminal/base/instant.h"
#include "terminal/base/money.h"
#include "terminal/base/result.h"
#include "terminal/domain/payment/facts.h"
#include "terminal/domain/payment/give_back.h"

namespace pishkhan::ports {

struct PaymentCapabilities {
    bool clientKey = false; ///< our key travels to the terminal and can be queried
    bool queryByKey = false;
    bool queryLast = false;
    bool cancel = false;
    bool reversal = false;
    bool refund = false;
    bool totals = false;
    bool depositId = false;
    bool bill = false;
    bool split = false;
};

using domain::payment::PaymentAnswer;
using domain::payment::PaymentBaseline;
using domain::payment::PaymentOutcome;
using domain::payment::PaymentRequest;
using domain::payment::QueryAnswer;
using domain::payment::QueryVerdict;
using domain::payment::TransactionFacts;

struct TerminalTotals {
    std::int64_t count = 0;
    Rials sum;
};

/// What a terminal remembers, as far as its protocol can tell (F24).
struct TerminalMemory {
    PaymentBaseline last;                 ///< its last stored transaction
    std::optional<TerminalTotals> totals; ///< none: it cannot tell, or other ledgers of this machine count in it too
    std::string noTotals;                 ///< why not: the name of an error's kind, or shared
};

/// Called back on the device's thread while a payment runs.
class PaymentWatcher {
public:
    virtual ~PaymentWatcher() = default;
    /// What the terminal's display asks the citizen for; stable words: insert-card, enter-pin, wait, remove-card …;
    /// unmasked-card is no step: the terminal sent a whole card number, which was masked at the parser (F33).
    virtual void progress(const std::string& step) = 0;
    /// R6: must not return true before the approval is durable. False makes the driver refuse the approval (ZVT 84 66)
    /// or leave it unacknowledged.
    virtual bool storeApproval(const TransactionFacts& facts) = 0;
    virtual bool cancelRequested() = 0; ///< polled; a cancel is a request, not a result
};

class PaymentTerminal {
public:
    virtual ~PaymentTerminal() = default;
    virtual PaymentCapabilities capabilities() const = 0;
    /// Connect and register when needed, then say whether a payment could start now.
    virtual Status prepare() = 0;
    virtual Result<PaymentBaseline> readBaseline() = 0;
    /// Precondition: the payment-sending record is durable. Never sends twice. After link loss the outcome is Unknown,
    /// never NotPaid.
    virtual PaymentAnswer pay(const PaymentRequest& request, PaymentWatcher& watcher) = 0;
    /// What became of `request`? Only asks, never charges (R7, R8, R9).
    virtual QueryAnswer query(const PaymentRequest& request, const PaymentBaseline& baseline, Instant now) = 0;
    virtual PaymentAnswer reverse(const PaymentRequest& request, const TransactionFacts& original) = 0;
    virtual PaymentAnswer refund(const PaymentRequest& request) = 0;
    /// What became of a reversal or refund we asked for as `request`? Only asks. Approved: the money went back; NotPaid:
    /// it did not. A terminal that cannot say leaves it to a person with its slip.
    virtual QueryAnswer queryReturn(domain::payment::back::Kind /*kind*/, const PaymentRequest& /*request*/,
                                    const TransactionFacts& /*original*/, const PaymentBaseline& /*baseline*/,
                                    Instant /*now*/)
    {
        return {QueryVerdict::NeedsOperator, {}, "unsupported"};
    }
    virtual Result<TerminalTotals> totals() = 0;
    /// Everything it can tell about what it stored, before a first sale and at the end of a day. Only asks. Precondition: no payment of
    /// ours is open. Errors: as prepare() and readBaseline().
    virtual Result<TerminalMemory> recall()
    {
        TRY(prepare());
        TerminalMemory memory;
        memory.last = TRY(readBaseline());
        auto sums = totals();
        if (sums) {
            memory.totals = *sums;
        } else {
            memory.noTotals = name(sums.error().kind);
        }
        return memory;
    }
};

} // namespace pishkhan::ports
