// SPDX-License-Identifier: GPL-3.0-or-later
/// Draws the report of an evidence pack as an A4 page. What it says comes from the log alone (terminal/evidence makes
/// the content, printer-templates draws it).
#pragma once
#include <string>
#include <vector>

#include "terminal/base/actor.h"
#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

/// One fact of the log, as the report lists it. Texts are canonical Persian with ASCII digits.
struct EvidenceStep {
    std::string sequence;
    std::string jalaliDateTime;
    ActorKind actorKind = ActorKind::System;
    std::string actor;
    std::string sentence;
};

/// What the makers knew to be wrong in the program of that day, from the signed catalogue in force.
struct EvidenceKnownError {
    std::string id, title, effect;
    std::vector<std::string> versions;
};

/// How far the hub and its witnesses vouch for the place of the case in the public log.
enum class Witnessing {
    NotLogged, ///< no proof of the hub in the pack
    Logged,    ///< in the hub's signed log, not yet witnessed
    Witnessed, ///< a quorum of witnesses cosigned a log that contains it
};

struct EvidenceReport {
    std::string caseId, service, agency, trackingCode, receiptNumber; ///< empty when the log has none
    std::string amount;                                               ///< decimal rials, empty when nothing was paid
    std::string device, epoch, office, madeAt;                        ///< madeAt: Jalali date and time
    std::string firstSequence, lastSequence, batches, events, hidden; ///< hidden: events shown as hashes only
    std::string root, head;                                           ///< base64
    std::string program, programDigest, catalogueVersion, catalogueDigest, configurationDigest;
    bool sheetInPack = false;
    Witnessing witnessing = Witnessing::NotLogged;
    std::vector<EvidenceStep> steps;             ///< of the case
    std::vector<EvidenceStep> context;           ///< of the office: devices, clock, line
    std::vector<EvidenceStep> errors;            ///< faults that the log knows of
    std::vector<EvidenceKnownError> knownErrors; ///< of `startedVersion`
    std::string startedVersion;                  ///< of the program that served the case, from the log
};

class EvidenceRenderer {
public:
    virtual ~EvidenceRenderer() = default;
    /// Errors: InvalidInput when a field cannot be laid out (says which).
    virtual Result<Bytes> evidencePdf(const EvidenceReport& report) const = 0;
};

} // namespace pishkhan::ports
