// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/evidence/pack_proofs.h"

#include <algorithm>

#include "sync/tlog/policy.h"
#include "sync/tlog/tlog_proof.h"

namespace pishkhan::evidence {
namespace {

using ports::Witnessing;

struct Judges {
    tlog::VerifierKey log;
    std::optional<tlog::Policy> policy;
};

std::optional<Judges> judgesOf(const EvidenceOrder& order)
{
    const auto log = tlog::parseVkey(order.hubVkey);
    if (!log || !order.proofs) {
        return std::nullopt;
    }
    Judges out{*log, std::nullopt};
    if (const auto policy = tlog::parsePolicy(order.witnessPolicy)) {
        out.policy = *policy;
    }
    return out;
}

bool holdsCase(const wire::BatchHeader& header, const journal::CaseExtract& extract, const std::string& caseId)
{
    return std::any_of(extract.events.begin(), extract.events.end(), [&](const wire::EventRecord& event) {
        return event.caseId == caseId && event.sequence >= header.firstSequence &&
               event.sequence <= header.lastSequence();
    });
}

std::string nameOf(std::uint64_t firstSequence)
{
    std::string digits = std::to_string(firstSequence);
    return "proofs/" + std::string(12 - std::min<std::size_t>(12, digits.size()), '0') + digits + ".tlog-proof";
}

Witnessing judge(const std::string& proof, ByteView leafData, const Judges& judges)
{
    const auto parsed = tlog::parseTlogProof(proof);
    const auto witnesses = judges.policy ? judges.policy->witnessKeys() : std::vector<tlog::VerifierKey>();
    const auto opened = parsed ? tlog::verifyTlogProof(*parsed, leafData, judges.log, witnesses)
                               : Result<tlog::OpenedCheckpoint>(parsed.error());
    if (!opened) {
        return Witnessing::NotLogged;
    }
    const bool cosigned =
        judges.policy && judges.policy->quorum != "none" && judges.policy->accepts(opened->signatures);
    return cosigned ? Witnessing::Witnessed : Witnessing::Logged;
}

} // namespace

PackProofs collectProofs(const EvidenceOrder& order, const journal::CaseExtract& extract)
{
    PackProofs out;
    const auto judges = judgesOf(order);
    if (!judges) {
        return out;
    }
    Witnessing least = Witnessing::Witnessed;
    for (const wire::EvidenceBatch& batch : extract.batches) {
        const wire::BatchHeader& header = batch.leaf.header;
        if (!holdsCase(header, extract, order.caseId)) {
            continue;
        }
        const auto proof = order.proofs(header.firstSequence);
        const Witnessing found = proof ? judge(*proof, batch.leafData, *judges) : Witnessing::NotLogged;
        if (found != Witnessing::NotLogged) {
            out.members.push_back({nameOf(header.firstSequence), toBytes(*proof)});
        }
        least = std::min(least, found);
    }
    out.witnessing = least;
    return out;
}

} // namespace pishkhan::evidence
