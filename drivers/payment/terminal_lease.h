// SPDX-License-Identifier: GPL-3.0-or-later
/// One card terminal, several ledgers: who speaks to it now, whose intents on it are open, and which stored transaction
/// belongs to whom. A file per terminal, shared by every program of this machine; a lock beside it is held while a
/// dialogue runs. Used by LeasedTerminal. Follows payment.md R2, 11.2, F19, F23.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "terminal/base/result.h"
#include "terminal/domain/payment/facts.h"

namespace pishkhan::payment {

struct LeaseSettings {
    std::string folder;   ///< shared by all programs of the machine; made when absent
    std::string terminal; ///< what names the terminal: driver and address
    std::string holder;   ///< path of this ledger's folder: whose intents are ours
};

class TerminalLease {
public:
    explicit TerminalLease(LeaseSettings settings);
    TerminalLease(const TerminalLease&) = delete;
    TerminalLease& operator=(const TerminalLease&) = delete;
    ~TerminalLease();

    /// Lock the terminal and read its file. Errors: Busy "terminal-in-use" (another program speaks to it), Storage.
    Status take();
    void release(); ///< let others speak to the terminal
    /// Durably: this intent of ours may be stored at the terminal. Precondition: taken. Errors: Storage.
    Status open(const domain::payment::PaymentRequest& request);
    /// Durably: nothing of this holder is open any more. Errors: Storage.
    Status close();
    /// Another ledger that still exists has an open intent of the same amount, sent at about the same time: without a
    /// key nobody but a person can tell the two apart.
    bool isAmbiguous(const domain::payment::PaymentRequest& request) const;
    /// Another ledger of this machine has claimed this transaction, or has an open intent that may be it.
    bool isOthers(const domain::payment::TransactionFacts& facts) const;
    bool isShared() const; ///< another ledger has claimed transactions of it
    /// Durably: this transaction is `key`'s. False when another intent has claimed it. Errors: Storage.
    Result<bool> claim(const std::string& key, const domain::payment::TransactionFacts& facts);

private:
    Status readFile();
    Status writeFile() const;

    LeaseSettings m_settings;
    std::string m_path;
    int m_lock = -1;
    struct Open {
        std::string holder, key;
        std::int64_t amount = 0, sentAtMs = 0;
    };
    std::vector<Open> m_open;
    struct Claim {
        std::string transaction, holder, key;
    };
    std::vector<Claim> m_claims; ///< the latest few hundred
};

} // namespace pishkhan::payment
