// SPDX-License-Identifier: GPL-3.0-or-later
/// SqliteJournal: the terminal's books in one SQLite file. Implements ports::Journal (the counter) and ports::Outbox
/// (the uplink) on one owner thread. Opening makes a missing journal, locks it against a second writer and recomputes
/// the whole chain; a book edited by hand is refused. Format: oversight.md 5.3, 5.4, 5.8.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "terminal/crypto/signer.h"
#include "terminal/ports/clock.h"
#include "terminal/ports/journal.h"
#include "terminal/ports/machine_vault.h"
#include "terminal/ports/outbox.h"
#include "terminal/ports/storage.h"

namespace pishkhan::journal {

struct JournalSettings {
    std::string path;   ///< of the SQLite file; made when absent
    std::string device; ///< [0-9A-Z-], as in the certificate and on receipts
    std::string office; ///< office code, written into every event
    std::uint32_t epoch = 1;
    std::string certificatePem; ///< the enrolment certificate: the chain starts from it
    std::shared_ptr<const crypto::Signer> key;
    std::string machineKeyFile; ///< what wraps the case keys, sealed by the first of `vaults`; made (0600) when absent
    std::vector<std::shared_ptr<const ports::MachineVault>> vaults = {}; ///< best first; none: the file holds the key
    /// PEM certificate an agency opens its cases with; empty for none. Each new case key is sealed to it in an event.
    std::function<std::string(const std::string& agency)> agencyCertificate = {};
    /// PEM of who certifies the centre and support; without it an event of theirs is refused.
    std::string authorityPem = {};
    std::uint64_t reserveBytes = 0; ///< kept free for finishing what is under way on a full disk; 0: none
    std::uint64_t largestBytes = 0; ///< of the SQLite file; more is "disk full", the reserve may go beyond. 0: no limit
    std::string vfs = {};           ///< SQLite's file layer; empty = the system's. Tests break it on purpose.
};

/// Why a case's personal fields are destroyed, and who answers for it.
struct Erasure {
    std::string caseId;
    std::string agency;
    std::string legalBasis;
    std::string orderedBy;
    std::string confirmedBy; ///< a second person
};

/// The key is gone from the books either way; a reader of the file can keep the page it lay on in the WAL until the next opening.
enum class Erased { Everywhere, AtNextOpening };

class SqliteJournal final : public ports::Journal, public ports::Outbox, public ports::Storage {
public:
    /// Errors: Busy (another program has the journal open), Integrity (names the first bad sequence), InvalidInput
    /// (settings do not belong to this journal), Denied (key or machine key), Storage.
    static Result<std::unique_ptr<SqliteJournal>> open(const JournalSettings& settings, const ports::Clock& clock);
    ~SqliteJournal() override;
    SqliteJournal(const SqliteJournal&) = delete;
    SqliteJournal& operator=(const SqliteJournal&) = delete;

    Result<std::vector<ports::JournalEvent>> append(std::span<const ports::JournalEntry> entries) override;
    Status replay(const std::function<Status(const ports::JournalEvent&)>& take) const override;
    Status closeBatch() override;
    Result<ports::ReceiptProof> proveReceipt(std::uint64_t sequence, const ports::ReceiptClaim& claim) override;
    Status saveDraft(const std::string& key, const Fields& fields) override;
    Result<Fields> loadDraft(const std::string& key) const override;
    Status dropDraft(const std::string& key) override;

    Result<std::vector<ports::OutgoingBatch>> nextBatches(std::size_t maxBytes) const override;
    Result<std::vector<ports::OutgoingBatch>> batchesAfter(std::uint64_t afterSequence,
                                                           std::size_t maxBytes) const override;
    Status markAcknowledged(std::uint64_t upToSequence) override;
    Result<ports::OutboxState> outboxState() const override;
    Result<Hash> headAt(std::uint64_t sequence) const override;
    Result<Bytes> headMessage(const std::array<std::uint8_t, 16>& nonce) override;

    Result<domain::FreeSpace> space() const override;
    ports::Reserve reserve() const override;
    void refillReserve() override;
    std::int64_t takeKnocks() override;
    std::string troubleWord(const Error& error) const override;

    /// Destroy the case's key and record who ordered it, in one transaction: its personal fields can never be read again,
    /// the log stays provable (5.10). Errors: InvalidInput (no legal basis, or no second person), Refused (no such key).
    Result<Erased> eraseCase(const Erasure& erasure);
    /// False: these books lie on another machine than the one that sealed their key (a cloned disk, a new board).
    bool isOnItsMachine() const;
    /// A person has looked: from now on this machine is theirs. Errors: Storage, Denied.
    Status settleOnThisMachine();
    std::uint64_t lastSequence() const;
    Hash head() const;
    const std::string& device() const;
    std::uint32_t epoch() const;
    const std::string& certificatePem() const;

private:
    struct Parts;
    explicit SqliteJournal(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// The stable word for an error of opening or writing: those of ports::Storage, and journal-in-use, journal-key.
std::string troubleWordOf(const Error& error);

/// A journal in a folder of its own, for pishkhan-device (`--ledger DIR`): key, self-signed certificate, machine key and
/// journal are made there when absent. Errors: as SqliteJournal::open.
Result<std::unique_ptr<SqliteJournal>> openLedgerFolder(const std::string& folder, const ports::Clock& clock);

} // namespace pishkhan::journal
