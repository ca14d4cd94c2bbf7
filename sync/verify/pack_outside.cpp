// SPDX-License-Identifier: GPL-3.0-or-later
// What binds an evidence pack to the world outside: the signed service sheets and the hub's public log.
#include <algorithm>

#include "sync/tlog/tlog_proof.h"
#include "sync/verify/pack_walk.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::verify {
namespace {

Error wrong(const std::string& what)
{
    return makeError(ErrorKind::Integrity, what, "verify");
}

/// ECDSA over "catalogue/v1" || 00 || file, r || s in base64 (terminal/catalogue/signed_bytes.h).
bool isSignedSheet(ByteView json, std::string_view signature, std::string_view centralPem)
{
    while (!signature.empty() && (signature.back() == '\n' || signature.back() == '\r')) {
        signature.remove_suffix(1);
    }
    const auto key = crypto::EcdsaPublicKey::fromPem(centralPem);
    const auto raw = fromBase64(signature);
    crypto::Signature wanted{};
    if (!key || !raw || raw->size() != wanted.size()) {
        return false;
    }
    std::copy(raw->begin(), raw->end(), wanted.begin());
    Bytes message = toBytes("catalogue/v1");
    message.push_back(0);
    append(message, json);
    return key->verify(message, wanted);
}

std::string proofName(std::uint64_t firstSequence)
{
    const std::string digits = std::to_string(firstSequence);
    return "proofs/" + std::string(12 - std::min<std::size_t>(12, digits.size()), '0') + digits + ".tlog-proof";
}

std::string trimmed(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
        line.remove_suffix(1);
    }
    return std::string(line);
}

} // namespace

/// The sheets are those the log says were in force when the case was opened, signed by who signs sheets.
Result<Found> PackWalk::sheet()
{
    const auto json = member("sheets/catalogue.json");
    const auto signature = member("sheets/catalogue.json.sig");
    const auto central = member("certificates/central.pub.pem");
    if (!json && !signature) {
        note = "the sheets of that day are not in the pack";
        return Found::Nothing;
    }
    std::string digest;
    for (const wire::EventRecord& event : events) {
        if (event.caseId == manifest.caseId) {
            break;
        }
        if (event.kind == "catalogue-loaded") {
            digest = valueOf(event.clear, "digest");
        }
    }
    if (!json || digest.empty() || toHex(crypto::sha256(*json)) != digest) {
        return wrong("the sheets are not those the log names");
    }
    if (!signature || !central || !isSignedSheet(*json, text(*signature), text(*central))) {
        return wrong("the sheets do not bear their publisher's signature");
    }
    note = "signed, version " + manifest.catalogueVersion;
    return Found::Yes;
}

Result<Found> PackWalk::proof(const wire::EvidenceBatch& batch, const tlog::VerifierKey& key, bool& cosigned)
{
    const std::string name = proofName(batch.leaf.header.firstSequence);
    const auto bytes = member(name);
    if (!bytes) {
        return Found::Nothing;
    }
    const auto parsed = tlog::parseTlogProof(text(*bytes));
    const auto witnesses = policy ? policy->witnessKeys() : std::vector<tlog::VerifierKey>();
    const auto opened = parsed ? tlog::verifyTlogProof(*parsed, batch.leafData, key, witnesses)
                               : Result<tlog::OpenedCheckpoint>(parsed.error());
    if (!opened) {
        return wrong(name + ": " + opened.error().what);
    }
    cosigned = cosigned && policy && policy->quorum != "none" && policy->accepts(opened->signatures);
    return Found::Yes;
}

Result<Found> PackWalk::proofs()
{
    if (const auto own = member("certificates/hub.vkey"); own && !log) {
        const auto key = tlog::parseVkey(trimmed(text(*own)));
        if (!key) {
            return wrong("the hub's key in the pack cannot be read");
        }
        log = *key;
    }
    if (const auto own = member("certificates/witness.policy"); own && !policy) {
        const auto read = tlog::parsePolicy(text(*own));
        if (!read) {
            return wrong("the witness policy in the pack cannot be read");
        }
        policy = *read;
    }
    const auto files = static_cast<std::size_t>(std::count_if(
        members.begin(), members.end(), [](const TarMember& one) { return one.path.starts_with("proofs/"); }));
    std::size_t used = 0;
    bool cosigned = true;
    bool complete = true;
    for (const wire::EvidenceBatch& batch : batches) {
        const wire::BatchHeader& header = batch.leaf.header;
        const bool ofCase = std::any_of(events.begin(), events.end(), [&](const wire::EventRecord& event) {
            return event.caseId == manifest.caseId && event.sequence >= header.firstSequence &&
                   event.sequence <= header.lastSequence();
        });
        if (member(proofName(header.firstSequence)) && !log) {
            return wrong("there are proofs, but no key of the hub's log");
        }
        const Found found = log ? TRY(proof(batch, *log, cosigned)) : Found::Nothing;
        used += found == Found::Yes ? 1U : 0U;
        complete = complete && (!ofCase || found == Found::Yes);
    }
    if (used != files) {
        return wrong("a proof belongs to no batch of the pack");
    }
    witness = !complete || used == 0 ? "not-logged" : cosigned ? "witnessed" : "logged";
    note = witness == "witnessed" ? "a quorum of witnesses cosigned the log that holds the case"
           : witness == "logged"  ? "in the hub's log, not yet witnessed"
                                  : "not yet in a published log, not yet witnessed";
    return witness == "not-logged" ? Found::Nothing : Found::Yes;
}

} // namespace pishkhan::verify
