// SPDX-License-Identifier: GPL-3.0-or-later
/// BatchStore: hub.db, the truth. Registered devices, every batch in arrival order (its row number is its leaf's index),
/// what each device last claimed, forks, alarms and published checkpoints. Written by the ingest writer, read by
/// everyone through connections of their own. Follows oversight.md 5.4 and 5.9.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sync/hub/database.h"
#include "sync/wire/batch.h"
#include "sync/wire/head_message.h"
#include "terminal/base/instant.h"

namespace pishkhan::hub {

struct DeviceRow {
    std::string device;
    Bytes certificate; ///< DER, of enrolment: it starts the chain and holds the batch key
    std::string office;
    std::string officeTitle;
    std::string counter;
    bool active = true;
};

/// A key that was taken out of use when another machine took its place, and how far its books had come here.
struct ReplacedKey {
    std::uint32_t lastEpoch = 0; ///< it spoke for this epoch and those before
    Bytes certificate;           ///< DER
    std::uint64_t sequence = 0;
    Hash head{};
    Instant at;
};

/// How far a journal is durable here.
struct JournalPlace {
    std::uint64_t sequence = 0;
    Hash head{};
};

struct StoredBatch {
    std::uint64_t leaf = 0;
    wire::Batch batch;
    Instant receivedAt;
};

/// What a device last said about itself.
struct Contact {
    wire::Nonce nonce{};
    wire::Nonce previousNonce{};
    Instant seenAt;
    std::uint32_t epoch = 0;
    std::uint64_t sequence = 0;
    Hash head{};
    bool mismatch = false; ///< its story and ours differ; a supervisor decides
    /// The newest nonce of the other copy, when the one that spoke last did not hold it. Whoever shows it later proves
    /// that two copies live. Zero: none.
    wire::Nonce displaced{};
    bool quarantined =
        false; ///< two copies live: batches are kept beside the log until a supervisor releases the device
};

struct Publication {
    std::uint64_t size = 0;
    Hash root{};
    std::string note;    ///< the checkpoint, signed by the log and by the witnesses that cosigned it
    std::string logNote; ///< signed by the log alone
    Instant at;
};

struct StoredAlarm {
    Instant at;
    std::string device, kind;
};

/// What the centre or support says to a terminal: carried and shown here, signed elsewhere.
struct StatementRow {
    std::uint64_t number = 0;
    std::string device;
    Bytes parcel; ///< wire::StatementParcel
    Instant addedAt;
};

class BatchStore {
public:
    static Result<BatchStore> open(const std::string& dataFolder, OpenMode mode);
    Result<Transaction> begin() { return Transaction::begin(m_database); }

    Status setMeta(const std::string& key, const std::string& value);
    Result<std::string> meta(const std::string& key);

    Status addDevice(const DeviceRow& device, Instant now); ///< Errors: Refused when it is registered already.
    Result<std::optional<DeviceRow>> device(const std::string& name);
    Result<std::vector<DeviceRow>> devices();
    /// The device has another key from its next epoch on; the old one is refused from now. Errors: Refused (not registered, same key).
    Result<ReplacedKey> replaceKey(const std::string& device, ByteView certificateDer, Instant now);
    Result<std::vector<ReplacedKey>> replacedKeys(const std::string& device); ///< oldest first

    Result<JournalPlace> place(const std::string& device, std::uint32_t epoch, const Hash& genesis);
    Result<std::optional<wire::LeafData>> batchAt(const std::string& device, std::uint32_t epoch,
                                                  std::uint64_t firstSequence);
    /// Are there batches of epochs after `above` and before `below`?
    Result<bool> hasEpochBetween(const std::string& device, std::uint32_t above, std::uint32_t below);
    /// Head after the batch that ends with `sequence` (decimal), hex; empty when no batch ends there.
    Result<std::string> headAfter(const std::string& device, std::uint32_t epoch, const std::string& sequence);
    /// Index of the leaf of the batch that holds this sequence. Errors: Refused when it is not (yet) here.
    Result<std::uint64_t> leafHolding(const std::string& device, std::uint32_t epoch, std::uint64_t sequence);
    /// Wire bytes of stored batches from the one after `afterSequence` on, at most `maxBytes` together but always one.
    Result<Bytes> batchesAfter(const std::string& device, std::uint32_t epoch, std::uint64_t afterSequence,
                               std::size_t maxBytes);
    Result<std::uint64_t> append(const wire::Batch& batch, Instant receivedAt); ///< the leaf's index
    Result<std::uint64_t> size();                                               ///< count of leaves
    Result<Bytes> leafData(std::uint64_t leaf);
    Result<StoredBatch> batch(std::uint64_t leaf);

    /// Errors: Refused when it is here already.
    Status addStatement(const std::string& device, ByteView parcel, Instant now);
    Result<std::uint64_t> newestStatement(const std::string& device); ///< 0: none
    /// Oldest first, at most `limit`. `device` empty: of all.
    Result<std::vector<StatementRow>> statements(const std::string& device, std::uint64_t after, std::uint64_t limit);
    Result<std::vector<StatementRow>> newestStatements(std::uint64_t limit); ///< of all devices, oldest first

    Result<std::optional<Contact>> contact(const std::string& device);
    /// One copy may speak again, whichever comes first. Errors: Refused when the device is not in quarantine.
    Status release(const std::string& device, Instant now);
    Status putContact(const std::string& device, const Contact& contact);
    /// Keep a batch that contradicts what is stored. Bounded: the hundred first of a device.
    Status keepFork(const wire::Batch& batch, ByteView bytes, Instant now);
    Result<std::vector<StoredAlarm>> alarms(std::uint64_t limit); ///< newest first
    Status alarm(const std::string& device, const std::string& kind, const std::string& detail, Instant now);
    /// The same, unless the device has one of this kind not older than an hour.
    Status alarmHourly(const std::string& device, const std::string& kind, const std::string& detail, Instant now);

    Result<std::optional<Publication>> lastPublication();
    Status publish(const Publication& publication);
    /// The newest checkpoint that reached the witnesses' quorum.
    Result<std::optional<Publication>> lastWitnessed();
    Status keepWitnessed(const Publication& publication);

private:
    explicit BatchStore(Database database) : m_database(std::move(database)) {}
    Database m_database;
};

} // namespace pishkhan::hub
