// SPDX-License-Identifier: GPL-3.0-or-later
/// One case out of a journal, with everything that proves it: the signed batches it lies in as hashes, its events, and
/// the office's own events around it (starts, devices, clock, line). Reads the file only, so the terminal may be running.
/// Called by terminal/evidence.
#pragma once
#include "sync/wire/evidence.h"

namespace pishkhan::journal {

struct CaseExtract {
    std::string device;
    std::uint32_t epoch = 0;
    Bytes certificateDer;
    std::vector<wire::EvidenceBatch> batches; ///< without a gap; none before the last start of the program
    std::vector<wire::BatchItem> items;       ///< of the case and of the office, never of another case
    std::vector<wire::EventRecord> events;    ///< items, decoded
    std::uint64_t firstSequence() const { return batches.front().leaf.header.firstSequence; }
    std::uint64_t lastSequence() const { return batches.back().leaf.header.lastSequence(); }
};

struct CaseQuestion {
    std::string path;
    std::string caseId;
    std::string startKind; ///< the kind of event that marks a start of the program: the extract begins there
};

/// Audits the whole journal first. Errors: Integrity (the books are not whole), Refused (no such case, or its last
/// events are not signed yet), Storage.
Result<CaseExtract> extractCase(const CaseQuestion& question);

/// The case with this id, or the one of whose events a field in `fieldNames` says exactly `text`; the newest when there
/// are several. Errors: Refused when there is none, Storage.
Result<std::string> findCaseId(const std::string& path, const std::string& text,
                               std::span<const std::string_view> fieldNames);

/// What the clear parts of a case's events say about it as a whole.
struct CaseOutline {
    std::string agency;
    std::vector<std::string> kinds; ///< in the order of the log
    bool has(std::string_view kind) const;
};

/// Errors: Refused when there is no such case, Storage.
Result<CaseOutline> outlineOf(const std::string& path, const std::string& caseId);

} // namespace pishkhan::journal
