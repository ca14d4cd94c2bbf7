// SPDX-License-Identifier: GPL-3.0-or-later
/// The event record: the canonical bytes of one fact ("PKE1"), oversight.md 5.3. Made once by the journal and never
/// re-encoded: hub and verifiers keep and hash the bytes they were given.
#pragma once
#include "terminal/base/actor.h"
#include "terminal/base/bytes.h"
#include "terminal/base/fields.h"

namespace pishkhan::wire {

using BootId = std::array<std::uint8_t, 16>;

struct EventRecord {
    std::string device;
    std::uint32_t epoch = 0;
    std::uint64_t sequence = 0; ///< from 1
    std::string kind;
    std::uint16_t kindVersion = 1;
    Actor actor;
    std::string caseId;
    std::string agency;
    std::string office;
    std::uint64_t wallMs = 0;
    std::uint64_t monoMs = 0;
    BootId bootId{};
    Fields clear; ///< classes Public and Office
    std::uint32_t sealedLength = 0;
    Hash sealedHash{}; ///< SHA-256 of the sealed bytes
    bool operator==(const EventRecord&) const = default;
};

constexpr std::size_t maxEventBytes = 256U << 10U; ///< far above any real event; keeps every decoder bounded
constexpr std::size_t maxSealedBytes = 256U << 10U;

/// The bytes up to and including `clear`: what a sealing is bound to (5.8). Errors: InvalidInput (a text too long).
Result<Bytes> encodeUpToClear(const EventRecord& event);

/// Complete `upToClear` with the length and the digest of the sealed bytes.
Bytes finishEvent(Bytes upToClear, ByteView sealed);

/// encodeUpToClear and the record's own sealedLength and sealedHash.
Result<Bytes> encodeEvent(const EventRecord& event);

/// Strict: exact length, known actor kind, sequence from 1, whole field pairs, each text valid UTF-8.
/// Errors: Protocol.
Result<EventRecord> decodeEvent(ByteView bytes);

/// The part of `event` that a sealing is bound to. Precondition: decodeEvent accepted the bytes.
ByteView upToClear(ByteView event);

/// name || value pairs, as inside `clear` and inside a sealing.
Result<Bytes> encodeFields(const Fields& fields);
Result<Fields> decodeFields(ByteView bytes);

} // namespace pishkhan::wire
