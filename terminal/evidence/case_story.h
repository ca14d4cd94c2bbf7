// SPDX-License-Identifier: GPL-3.0-or-later
/// The story of a case as its report tells it: a pure function of the events in the pack. Clear fields only; what is
/// sealed stays sealed. Called by evidence_pack.
#pragma once
#include "terminal/journal/case_extract.h"
#include "terminal/ports/evidence_renderer.h"

namespace pishkhan::evidence {

/// The newest catalogue the log knew when the case was opened; empty when the range tells none.
struct CatalogueFact {
    std::string version;
    std::string digest; ///< SHA-256, hex
};
CatalogueFact catalogueOf(const journal::CaseExtract& extract, const std::string& caseId);

/// MTH over the leaf hashes of the pack's events.
Hash eventsRoot(const journal::CaseExtract& extract);

/// Everything but what the log cannot know: madeAt, program, configuration, witnessing, sheetInPack.
ports::EvidenceReport tellStory(const journal::CaseExtract& extract, const std::string& caseId);

} // namespace pishkhan::evidence
