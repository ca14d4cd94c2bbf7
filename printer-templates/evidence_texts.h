// SPDX-License-Identifier: GPL-3.0-or-later
/// Fills the template of an evidence report (evidence/fa.mustache). Called by EvidencePage.
#pragma once
#include <string>

#include "terminal/ports/evidence_renderer.h"

namespace pishkhan::templates {

/// The filled template, one block a line (layout_block.h). Errors: InvalidInput when the template is broken.
Result<std::string> fillEvidence(const std::string& templateText, const ports::EvidenceReport& report);

} // namespace pishkhan::templates
