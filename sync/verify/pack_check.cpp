// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/pack_check.h"

#include <functional>

#include "sync/verify/pack_walk.h"
#include "terminal/base/files.h"

namespace pishkhan::verify {
namespace {

constexpr std::size_t largestPack = 256U << 20U;

struct NamedCheck {
    const char* name;
    std::function<Result<Found>()> run;
};

void describe(const PackManifest& manifest, Verdict& verdict)
{
    verdict.fields["case"] = manifest.caseId;
    verdict.fields["device"] = manifest.device;
    verdict.fields["epoch"] = manifest.epoch;
    verdict.fields["range"] = {{"first", manifest.first}, {"last", manifest.last}};
    verdict.fields["batches"] = manifest.batches;
    verdict.fields["events"] = manifest.events;
    verdict.fields["root"] = manifest.root;
    verdict.fields["head"] = manifest.head;
    verdict.fields["made"] = manifest.made;
    verdict.fields["program"] = {{"version", manifest.program}, {"sha256", manifest.programDigest}};
    verdict.fields["configuration"] = manifest.configurationDigest;
}

/// Runs the checks in order; what comes after a failure is "not-reached".
void runChecks(const std::vector<NamedCheck>& checks, PackWalk& walk, Verdict& verdict)
{
    auto list = nlohmann::ordered_json::array();
    verdict.valid = true;
    verdict.reason = "ok";
    verdict.fields["failed"] = nullptr;
    for (const NamedCheck& check : checks) {
        if (!verdict.valid) {
            list.push_back({{"name", check.name}, {"verdict", "not-reached"}, {"note", ""}});
            continue;
        }
        walk.note.clear();
        const auto found = check.run();
        if (!found) {
            verdict.valid = false;
            verdict.reason = std::string(check.name) + ": " + found.error().what;
            verdict.fields["failed"] = check.name;
        }
        const char* word = !found ? "failed" : *found == Found::Yes ? "ok" : "absent";
        list.push_back({{"name", check.name}, {"verdict", word}, {"note", found ? walk.note : found.error().what}});
    }
    verdict.fields["checks"] = std::move(list);
}

Verdict checkWith(ByteView pack, PackWalk& walk)
{
    const std::vector<NamedCheck> checks = {
        {"archive", [&] { return walk.archive(pack); }}, {"manifest", [&] { return walk.claims(); }},
        {"members", [&] { return walk.files(); }},       {"trust", [&] { return walk.trust(); }},
        {"signature", [&] { return walk.signature(); }}, {"batches", [&] { return walk.chain(); }},
        {"events", [&] { return walk.facts(); }},        {"range", [&] { return walk.range(); }},
        {"sheet", [&] { return walk.sheet(); }},         {"proofs", [&] { return walk.proofs(); }},
    };
    Verdict verdict;
    runChecks(checks, walk, verdict);
    describe(walk.manifest, verdict);
    verdict.fields["witness"] = walk.witness;
    return verdict;
}

} // namespace

Verdict checkPackBytes(ByteView pack, std::string_view trustPem, const PackQuestion& question)
{
    PackWalk walk;
    walk.trustPem = trustPem;
    if (const auto key = tlog::parseVkey(question.vkey)) {
        walk.log = *key;
    }
    return checkWith(pack, walk);
}

Result<Verdict> checkPack(const PackQuestion& question)
{
    const Bytes trust = TRY(readFile(question.trustFile, 1U << 20U));
    const Bytes pack = TRY(readFile(question.file, largestPack));
    if (text(trust).find("-----BEGIN ") == std::string_view::npos) {
        return makeError(ErrorKind::InvalidInput, question.trustFile + " holds nothing in PEM form to trust", "verify");
    }
    PackWalk walk;
    walk.trustPem = text(trust);
    if (!question.vkey.empty()) {
        walk.log = TRY(tlog::parseVkey(question.vkey));
    }
    if (!question.policyFile.empty()) {
        const Bytes policy = TRY(readFile(question.policyFile, 1U << 20U));
        walk.policy = TRY(tlog::parsePolicy(text(policy)));
    }
    return checkWith(pack, walk);
}

} // namespace pishkhan::verify
