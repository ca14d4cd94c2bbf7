// SPDX-License-Identifier: GPL-3.0-or-later
/// The hub's proofs for the batches a case lies in, each checked before it goes into a pack. Called by evidence_pack.
#pragma once
#include "terminal/evidence/evidence_pack.h"
#include "terminal/evidence/tar_writer.h"

namespace pishkhan::evidence {

struct PackProofs {
    std::vector<Member> members;
    ports::Witnessing witnessing = ports::Witnessing::NotLogged;
};

/// A proof that cannot be had or does not hold is left out; `witnessing` is that of the least proven batch of the case.
PackProofs collectProofs(const EvidenceOrder& order, const journal::CaseExtract& extract);

} // namespace pishkhan::evidence
