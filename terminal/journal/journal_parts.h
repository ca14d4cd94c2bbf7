// SPDX-License-Identifier: GPL-3.0-or-later
/// What an open SqliteJournal is made of; private to this room.
#pragma once
#include <map>

#include "sync/wire/event.h"
#include "terminal/journal/audit.h"
#include "terminal/journal/disk_reserve.h"
#include "terminal/journal/key_box.h"
#include "terminal/journal/sqlite_journal.h"
#include "terminal/journal/writer_lock.h"

namespace pishkhan::journal {

/// Where the chain stands. Copied before a transaction and put in place after its commit.
struct Tail {
    OutboxRow outbox;
    std::uint64_t signedUpTo = 0;
    Hash signedHead{};
};

enum class Writing { Allowed, StoppedByDisk };

/// May this write use the reserve when the disk is full? What a person or a case needs may; noise of devices may not.
enum class Need { Ordinary, Necessary };

struct SqliteJournal::Parts {
    JournalSettings settings;
    const ports::Clock& clock;
    WriterLock lock;
    KeyBox keys;
    Database database;
    wire::BootId bootId{};
    Tail tail{};
    DiskReserve ballast;
    Writing writing = Writing::Allowed;
    std::map<std::string, crypto::SymmetricKey> caseKeys{}; ///< opened ones, bounded; forgotten with forgetCaseKeys()
    Statement insertEvent{}, updateOutbox{}, findCaseKey{}, insertCaseKey{};

    ~Parts() { forgetCaseKeys(); }
    void forgetCaseKeys(); ///< their memory is overwritten
    Status prepare();
    Status checkWritable() const;
    /// Run `work` in one transaction; the tail it leaves becomes ours with the commit, or nothing happened.
    Status commit(const std::function<Status(Tail&)>& work, Need need = Need::Ordinary);
    Status attempt(const std::function<Status(Tail&)>& work);
    Status limitPages(std::uint64_t bytes);       ///< max_page_count
    Status checkAcceptable(ByteView event) const; ///< what verifiers demand of an event by itself
    Result<wire::BatchItem> write(const ports::JournalEntry& entry, Tail& tail, std::uint64_t wallMs);
    Status writeOutbox(const Tail& before, Tail& after);
    /// Nothing when the case's key was destroyed. Errors: Integrity when it is missing or wrong.
    Result<std::optional<crypto::SymmetricKey>> caseKey(const std::string& caseId);
    Result<crypto::SymmetricKey> caseKeyForWriting(const ports::JournalEntry& entry, Tail& tail, std::uint64_t wallMs);
    /// The new case's key, sealed to its agency, as an event of its own. Nothing when the agency has no certificate.
    Status shareCaseKey(const ports::JournalEntry& entry, const crypto::SymmetricKey& key, Tail& tail,
                        std::uint64_t wallMs);
    Result<ports::JournalEvent> readEvent(ByteView event, ByteView sealed);
    Status checkCaseKeys();
    std::uint64_t wallMs() const;
};

/// Facts about the books themselves (case-key, case-erased): written here, folded by nobody, so replay leaves them out.
bool isOwnKind(const std::string& kind);

/// A stored signature with the events it covers. Errors: Storage, Protocol.
Result<ports::OutgoingBatch> storedBatch(const Database& database, ByteView leaf);

Result<wire::BootId> readBootId(); ///< of this run of the kernel. Errors: Storage.

} // namespace pishkhan::journal
