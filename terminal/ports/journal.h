// SPDX-License-Identifier: GPL-3.0-or-later
/// The terminal's journal as the core sees it: append durably, read back, prove. Format: oversight.md 5.3.
/// The journal knows no domain types; kinds and fields are the event catalogue's business.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "terminal/base/actor.h"
#include "terminal/base/bytes.h"
#include "terminal/base/fields.h"
#include "terminal/base/instant.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

/// One fact to be appended.
struct JournalEntry {
    std::string kind;
    std::uint16_t kindVersion = 1;
    Actor actor;
    std::string caseId; ///< empty when the fact belongs to no case
    std::string agency; ///< owning agency of the case, empty for office facts
    Fields clear;       ///< classes Public and Office, in catalogue order
    Fields personal;    ///< class Person: sealed under the case's key before it touches the disk; needs a caseId
};

/// One fact read back.
struct JournalEvent {
    std::uint64_t sequence = 0; ///< from 1, without gaps
    JournalEntry entry;
    Instant at;
    bool personalErased =
        false; ///< the case's key was destroyed: `entry.personal` is empty although something was sealed
};

/// What a receipt's QR proves: the place of its event in the chain, signed. The event's batch is closed before this
/// exists.
struct ReceiptProof {
    std::string qrText; ///< PK1:… (oversight.md 5.3)
    std::uint64_t sequence = 0;
};

/// What the QR says beside the proof.
struct ReceiptClaim {
    std::string receiptNumber;
    std::string trackingCode; ///< empty while the agency has not issued one
    std::int64_t amountRials = 0;
};

class Journal {
public:
    virtual ~Journal() = default;
    /// Append all entries in one durable transaction, or none. Returns them with their sequence.
    /// Errors: Storage (disk full, I/O: nothing happened), Integrity (a second writer, a broken chain), InvalidInput
    /// (fields too long).
    virtual Result<std::vector<JournalEvent>> append(std::span<const JournalEntry> entries) = 0;
    /// Give every event in order to `take`; stops at its first error.
    virtual Status replay(const std::function<Status(const JournalEvent&)>& take) const = 0;
    /// Sign everything not yet signed as one batch. Errors: Storage, and Integrity when the head in memory and on disk
    /// differ.
    virtual Status closeBatch() = 0;
    /// Sign the claim with the event that is `sequence` (a receipt-issued event). Closes the batch first.
    virtual Result<ReceiptProof> proveReceipt(std::uint64_t sequence, const ReceiptClaim& claim) = 0;
    /// Drafts: autosaved fields of the open form, sealed at rest, never evidence, never streamed.
    virtual Status saveDraft(const std::string& key, const Fields& fields) = 0;
    virtual Result<Fields> loadDraft(const std::string& key) const = 0; ///< empty when there is none
    virtual Status dropDraft(const std::string& key) = 0;
};

} // namespace pishkhan::ports
