// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/evidence/manifest.h"

#include <nlohmann/json.hpp>

#include "terminal/crypto/digest.h"
#include "terminal/evidence/case_story.h"

namespace pishkhan::evidence {

std::string makeManifest(const EvidenceOrder& order, const journal::CaseExtract& extract,
                         std::span<const Member> members)
{
    nlohmann::ordered_json out;
    out["format"] = "pishkhan-evidence/1";
    out["case"] = order.caseId;
    out["device"] = extract.device;
    out["epoch"] = extract.epoch;
    out["made"] = toRfc3339(order.now);
    out["range"] = {{"first", extract.firstSequence()}, {"last", extract.lastSequence()}};
    out["batches"] = extract.batches.size();
    out["events"] = extract.events.size();
    out["root"] = toBase64(eventsRoot(extract));
    out["head"] = toBase64(extract.batches.back().leaf.header.newHead);
    out["program"] = {{"version", order.programVersion}, {"sha256", order.programDigest}};
    const CatalogueFact catalogue = catalogueOf(extract, order.caseId);
    out["configuration"] = {{"sha256", order.configurationDigest},
                            {"catalogueVersion", catalogue.version},
                            {"catalogueSha256", catalogue.digest}};
    auto files = nlohmann::ordered_json::array();
    for (const Member& member : members) {
        files.push_back({{"path", member.path},
                         {"sha256", toHex(crypto::sha256(member.content))},
                         {"size", member.content.size()}});
    }
    out["files"] = std::move(files);
    return out.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace pishkhan::evidence
