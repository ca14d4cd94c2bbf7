// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/evidence/evidence_pack.h"

#include <algorithm>

#include "terminal/base/files.h"
#include "terminal/domain/jalali.h"
#include "terminal/evidence/case_story.h"
#include "terminal/evidence/manifest.h"
#include "terminal/evidence/pack_proofs.h"
#include "terminal/evidence/tar_writer.h"

namespace pishkhan::evidence {
namespace {

void addText(std::vector<Member>& members, const char* path, const std::string& content)
{
    if (!content.empty()) {
        members.push_back({path, toBytes(content)});
    }
}

/// The sheets of the day, when the terminal still has exactly those the log names.
bool addSheets(std::vector<Member>& members, const EvidenceOrder& order, const std::string& digest,
               std::vector<ports::EvidenceKnownError>& knownErrors)
{
    if (digest.empty() || !order.sheets) {
        return false;
    }
    auto sheets = order.sheets(digest);
    if (!sheets) {
        return false;
    }
    members.push_back({"sheets/catalogue.json", std::move(sheets->json)});
    members.push_back({"sheets/catalogue.json.sig", std::move(sheets->signature)});
    knownErrors = std::move(sheets->knownErrors);
    return true;
}

ports::EvidenceReport reportOf(const EvidenceOrder& order, const journal::CaseExtract& extract,
                               const EvidenceSummary& summary, std::vector<ports::EvidenceKnownError> knownErrors)
{
    ports::EvidenceReport report = tellStory(extract, order.caseId);
    std::erase_if(knownErrors, [&report](const ports::EvidenceKnownError& one) {
        return std::find(one.versions.begin(), one.versions.end(), report.startedVersion) == one.versions.end();
    });
    report.knownErrors = std::move(knownErrors);
    report.madeAt = domain::formatJalaliDateTime(order.now);
    report.program = order.programVersion;
    report.programDigest = order.programDigest;
    report.configurationDigest = order.configurationDigest;
    report.witnessing = summary.witnessing;
    report.sheetInPack = summary.sheetInPack;
    return report;
}

} // namespace

Result<EvidenceSummary> exportEvidencePack(const EvidenceOrder& order, const crypto::Signer& key,
                                           const ports::EvidenceRenderer& renderer)
{
    const journal::CaseExtract extract =
        TRY(journal::extractCase({order.journalFile, order.caseId, "terminal-started"}));
    EvidenceSummary summary;
    summary.events = extract.events.size();
    summary.batches = extract.batches.size();
    summary.firstSequence = extract.firstSequence();
    summary.lastSequence = extract.lastSequence();
    summary.root = eventsRoot(extract);

    PackProofs proofs = collectProofs(order, extract);
    summary.witnessing = proofs.witnessing;
    std::vector<Member> members = std::move(proofs.members);
    members.push_back({"batches.bin", wire::encodeEvidenceBatches(extract.batches)});
    members.push_back({"events.bin", wire::encodeEvidenceEvents(extract.items)});
    addText(members, "certificates/device.pem", order.certificatePem);
    addText(members, "certificates/central.pub.pem", order.centralKeyPem);
    addText(members, "certificates/hub.vkey", order.hubVkey);
    addText(members, "certificates/witness.policy", order.witnessPolicy);
    std::vector<ports::EvidenceKnownError> knownErrors;
    summary.sheetInPack = addSheets(members, order, catalogueOf(extract, order.caseId).digest, knownErrors);
    Bytes report = TRY(renderer.evidencePdf(reportOf(order, extract, summary, std::move(knownErrors))));
    members.push_back({"report.pdf", std::move(report)});
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.path < b.path; });

    const std::string manifest = makeManifest(order, extract, members);
    const crypto::Signature signature = TRY(key.sign(wire::evidenceSigned(view(manifest))));
    members.insert(members.begin(), {{"manifest.json", toBytes(manifest)}, {"manifest.sig", toBytes(signature)}});
    const Bytes pack = TRY(makeUstar(members));
    TRY(writeFileDurably(order.out, pack, FileAccess::Private));
    return summary;
}

} // namespace pishkhan::evidence
