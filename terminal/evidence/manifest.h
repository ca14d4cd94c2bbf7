// SPDX-License-Identifier: GPL-3.0-or-later
/// manifest.json of an evidence pack: what the pack claims and the digest of every other member. Called by evidence_pack.
#pragma once
#include <span>

#include "terminal/evidence/evidence_pack.h"
#include "terminal/evidence/tar_writer.h"

namespace pishkhan::evidence {

std::string makeManifest(const EvidenceOrder& order, const journal::CaseExtract& extract,
                         std::span<const Member> members);

} // namespace pishkhan::evidence
