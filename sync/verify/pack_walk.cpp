// SPDX-License-Identifier: GPL-3.0-or-later
// What an evidence pack holds, up to its events: archive, manifest, files, trust, signature, chain, facts, range.
#include "sync/verify/pack_walk.h"

#include <algorithm>
#include <set>

#include "sync/wire/chain.h"
#include "sync/wire/statement.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::verify {
namespace {

Error wrong(const std::string& what)
{
    return makeError(ErrorKind::Integrity, what, "verify");
}

bool isAllowed(const std::string& path)
{
    static constexpr std::string_view folders[] = {"certificates/", "proofs/", "sheets/"};
    const bool known = path == "batches.bin" || path == "events.bin" || path == "report.pdf";
    return known || std::any_of(std::begin(folders), std::end(folders),
                                [&](std::string_view folder) { return path.starts_with(folder); });
}

/// The PEM blocks of a file, one text each.
std::vector<std::string> pemBlocks(std::string_view pem)
{
    constexpr std::string_view begin = "-----BEGIN ";
    std::vector<std::string> out;
    for (std::size_t at = pem.find(begin); at != std::string_view::npos;) {
        const std::size_t next = pem.find(begin, at + 1);
        out.emplace_back(pem.substr(at, next == std::string_view::npos ? next : next - at));
        at = next;
    }
    return out;
}

} // namespace

std::optional<ByteView> PackWalk::member(std::string_view path) const
{
    for (const TarMember& one : members) {
        if (one.path == path) {
            return one.content;
        }
    }
    return std::nullopt;
}

Result<Found> PackWalk::archive(ByteView bytes)
{
    members = TRY(readUstar(bytes));
    return Found::Yes;
}

Result<Found> PackWalk::claims()
{
    const auto json = member("manifest.json");
    if (!json) {
        return wrong("there is no manifest.json");
    }
    manifest = TRY(parsePackManifest(*json));
    return Found::Yes;
}

/// Exactly the files the manifest names, in its order, after manifest.json and manifest.sig.
Result<Found> PackWalk::files()
{
    const std::vector<ClaimedFile>& claimed = manifest.files;
    if (members.size() != claimed.size() + 2 || members[0].path != "manifest.json" ||
        members[1].path != "manifest.sig") {
        return wrong("the pack's members are not those of its manifest");
    }
    for (std::size_t i = 0; i < claimed.size(); ++i) {
        const TarMember& found = members[i + 2];
        const bool ascending = i == 0 || claimed[i - 1].path < claimed[i].path;
        if (found.path != claimed[i].path || !ascending || !isAllowed(found.path)) {
            return wrong("a member is not in its place: " + found.path);
        }
        if (found.content.size() != claimed[i].size || toHex(crypto::sha256(found.content)) != claimed[i].sha256) {
            return wrong("a member is not what the manifest says: " + found.path);
        }
    }
    for (const char* needed : {"batches.bin", "events.bin", "report.pdf", "certificates/device.pem"}) {
        if (!member(needed)) {
            return wrong(std::string("there is no ") + needed);
        }
    }
    note = std::to_string(claimed.size()) + " files";
    return Found::Yes;
}

Result<Found> PackWalk::trust()
{
    const auto read = crypto::Certificate::fromPem(text(*member("certificates/device.pem")));
    if (!read) {
        return wrong("the device's certificate cannot be read");
    }
    certificate = *read;
    if (certificate->commonName() != manifest.device) {
        return wrong("the certificate belongs to another device");
    }
    const auto key = certificate->publicKey();
    for (const std::string& block : pemBlocks(trustPem)) {
        const auto authority = crypto::Certificate::fromPem(block);
        const auto pinned = crypto::EcdsaPublicKey::fromPem(block);
        const bool same = key && pinned && *pinned == *key;
        if (authority && !same) {
            m_authorities.push_back(*authority);
        }
        if (same || (key && authority && certificate->issuedBy(*authority))) {
            note = same ? "the device itself is trusted" : "issued by a trusted authority";
        }
    }
    return note.empty() ? Result<Found>(wrong("the device's certificate was not issued by anyone who is trusted"))
                        : Found::Yes;
}

/// A device that is trusted by itself says nothing about who certifies the centre: then its statements are whole, but not whose.
Status PackWalk::actor(const wire::EventRecord& event) const
{
    Status sound = m_authorities.empty() ? wire::checkActor(event, nullptr) : Status();
    for (const crypto::Certificate& authority : m_authorities) {
        sound = wire::checkActor(event, &authority);
        if (sound) {
            break;
        }
    }
    return sound;
}

Result<Found> PackWalk::signature()
{
    const ByteView raw = *member("manifest.sig");
    crypto::Signature signature{};
    if (raw.size() != signature.size()) {
        return wrong("the manifest's signature is not 64 bytes");
    }
    std::copy(raw.begin(), raw.end(), signature.begin());
    const crypto::EcdsaPublicKey key = TRY(certificate->publicKey());
    if (!key.verify(wire::evidenceSigned(*member("manifest.json")), signature)) {
        return wrong("the manifest was not signed by the device");
    }
    return Found::Yes;
}

/// Every batch signed, each continuing the one before, every head and tree recomputed.
Result<Found> PackWalk::chain()
{
    batches = TRY(wire::decodeEvidenceBatches(*member("batches.bin")));
    const crypto::EcdsaPublicKey key = TRY(certificate->publicKey());
    const wire::BatchHeader* before = nullptr;
    for (const wire::EvidenceBatch& batch : batches) {
        const wire::BatchHeader& header = batch.leaf.header;
        const bool follows = before == nullptr || (header.firstSequence == before->lastSequence() + 1 &&
                                                   header.previousHead == before->newHead);
        if (header.device != manifest.device || header.epoch != manifest.epoch || !follows) {
            return wrong("a batch does not continue the chain at sequence " + std::to_string(header.firstSequence));
        }
        TRY(wire::checkEvidenceBatch(batch, key));
        before = &header;
    }
    if (before == nullptr) {
        return wrong("there is no batch");
    }
    const wire::BatchHeader& first = batches.front().leaf.header;
    const Hash genesis = TRY(wire::genesisHead(first.device, first.epoch, certificate->sha256()));
    if (first.firstSequence == 1 && first.previousHead != genesis) {
        return wrong("the chain does not begin with the device's certificate");
    }
    note = std::to_string(batches.size()) + " signed batches";
    return Found::Yes;
}

Status PackWalk::event(const wire::BatchItem& item)
{
    wire::EventRecord record = TRY(wire::decodeEvent(item.event));
    if (record.device != manifest.device || record.epoch != manifest.epoch ||
        (!events.empty() && record.sequence <= events.back().sequence)) {
        return wrong("an event is not in its place");
    }
    if (!record.caseId.empty() && record.caseId != manifest.caseId) {
        return wrong("an event of another case is in the pack, sequence " + std::to_string(record.sequence));
    }
    TRY(actor(record));
    const bool erased = item.sealed.empty() && record.sealedLength > 0;
    if (!erased && (item.sealed.size() != record.sealedLength || crypto::sha256(item.sealed) != record.sealedHash)) {
        return wrong("a sealed part does not match its event, sequence " + std::to_string(record.sequence));
    }
    const auto batch = std::find_if(batches.begin(), batches.end(), [&](const wire::EvidenceBatch& one) {
        return record.sequence >= one.leaf.header.firstSequence && record.sequence <= one.leaf.header.lastSequence();
    });
    if (batch == batches.end() ||
        batch->events[record.sequence - batch->leaf.header.firstSequence] != crypto::leafHash(item.event)) {
        return wrong("an event is not the one that was signed, sequence " + std::to_string(record.sequence));
    }
    events.push_back(std::move(record));
    return {};
}

Result<Found> PackWalk::facts()
{
    items = TRY(wire::decodeEvidenceEvents(*member("events.bin")));
    for (const wire::BatchItem& item : items) {
        TRY(event(item));
    }
    const bool told = std::any_of(events.begin(), events.end(),
                                  [&](const wire::EventRecord& one) { return one.caseId == manifest.caseId; });
    if (!told) {
        return wrong("the pack holds no event of its case");
    }
    note = std::to_string(events.size()) + " events shown";
    return Found::Yes;
}

/// What the manifest and the report state is what the pack holds.
Result<Found> PackWalk::range()
{
    std::vector<Hash> leaves;
    for (const wire::BatchItem& item : items) {
        leaves.push_back(crypto::leafHash(item.event));
    }
    const bool same = manifest.first == batches.front().leaf.header.firstSequence &&
                      manifest.last == batches.back().leaf.header.lastSequence() &&
                      manifest.batches == batches.size() && manifest.events == events.size() &&
                      manifest.root == toBase64(crypto::merkleRoot(leaves)) &&
                      manifest.head == toBase64(batches.back().leaf.header.newHead);
    if (!same) {
        return wrong("range, count, root or head are not those the manifest states");
    }
    note = "sequence " + std::to_string(manifest.first) + " to " + std::to_string(manifest.last);
    return Found::Yes;
}

} // namespace pishkhan::verify
