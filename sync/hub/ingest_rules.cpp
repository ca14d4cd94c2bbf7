// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/ingest_rules.h"

#include <algorithm>

#include "sync/wire/chain.h"
#include "sync/wire/statement.h"
#include "terminal/crypto/certificate.h"

namespace pishkhan::hub {
namespace {

constexpr std::size_t mostBatchesAtOnce = 1024;

Refusal refusal(int status, std::string code, std::string message)
{
    return Refusal{status, std::move(code), std::move(message)};
}

std::optional<Refusal> proveHead(Arrival& arrival, const crypto::EcdsaPublicKey& key, ByteView bytes)
{
    auto head = wire::decodeHead(bytes);
    if (!head) {
        return refusal(400, "format", head.error().what);
    }
    if (head->message.device != arrival.device || head->message.epoch != arrival.epoch) {
        return refusal(403, "device", "the head names another device or epoch than the address");
    }
    if (!wire::verifyHead(*head, key)) {
        return refusal(403, "signature", "the head's signature is not the device's");
    }
    arrival.head = std::move(*head);
    return std::nullopt;
}

std::optional<Refusal> proveBatch(Arrival& arrival, const crypto::EcdsaPublicKey& key, ByteView& bytes,
                                  const crypto::Certificate& authority)
{
    auto batch = wire::takeBatch(bytes);
    if (!batch) {
        return refusal(400, "format", batch.error().what);
    }
    if (batch->header.device != arrival.device || batch->header.epoch != arrival.epoch) {
        return refusal(403, "device", "the batch names another device or epoch than the address");
    }
    if (const auto sound = wire::checkBatch(*batch, key, wire::MissingBodies::Refused); !sound) {
        const auto header = ByteView(batch->leafData).first(batch->leafData.size() - batch->signature.size());
        return wire::verifyHeader(header, batch->signature, key)
                   ? refusal(422, "events", sound.error().what)
                   : refusal(403, "signature", "the batch's signature is not the device's");
    }
    if (const auto actors = wire::checkActors(*batch, &authority); !actors) {
        return refusal(422, "events", actors.error().what);
    }
    arrival.batches.push_back(std::move(*batch));
    return std::nullopt;
}

} // namespace

std::variant<Arrival, Refusal> prove(JournalDoor door, const DeviceRow& device, std::uint32_t epoch, ByteView bytes,
                                     const crypto::Certificate& authority)
{
    const auto certificate = crypto::Certificate::fromDer(device.certificate);
    const auto key = certificate ? certificate->publicKey() : Result<crypto::EcdsaPublicKey>(certificate.error());
    const auto genesis = certificate ? wire::genesisHead(device.device, epoch, certificate->sha256())
                                     : Result<Hash>(certificate.error());
    if (!key || !genesis) {
        return refusal(403, "device", "the registered certificate cannot be used");
    }
    Arrival arrival{device.device, epoch, *genesis, device.office, std::nullopt, {}, false};
    if (door == JournalDoor::Head) {
        if (auto refused = proveHead(arrival, *key, bytes)) {
            return std::move(*refused);
        }
        return arrival;
    }
    do {
        if (arrival.batches.size() == mostBatchesAtOnce) {
            return refusal(413, "too-large", "too many batches in one request");
        }
        if (auto refused = proveBatch(arrival, *key, bytes, authority)) {
            return std::move(*refused);
        }
    } while (!bytes.empty());
    return arrival;
}

std::variant<Arrival, Refusal> proveAny(JournalDoor door, const DeviceRow& device,
                                        const std::vector<ReplacedKey>& replaced, std::uint32_t epoch, ByteView bytes,
                                        const crypto::Certificate& authority)
{
    const bool isOld = !replaced.empty() && epoch <= replaced.back().lastEpoch;
    auto proved = prove(door, device, epoch, bytes, authority);
    const auto* refused = std::get_if<Refusal>(&proved);
    if (!isOld && (refused == nullptr || refused->code != "signature")) {
        return proved;
    }
    for (const ReplacedKey& one : replaced) {
        DeviceRow before = device;
        before.certificate = one.certificate;
        auto old = prove(door, before, epoch, bytes, authority);
        if (auto* arrival = std::get_if<Arrival>(&old)) {
            arrival->isReplaced = true;
            return old;
        }
    }
    if (isOld && refused == nullptr) {
        return refusal(403, "device", "this epoch belongs to a key that was replaced");
    }
    return proved;
}

Verdict judge(const wire::BatchHeader& header, const JournalPlace& place,
              const std::optional<wire::LeafData>& sameStart)
{
    if (sameStart) {
        const auto& stored = sameStart->header;
        const bool same = stored.count == header.count && stored.previousHead == header.previousHead &&
                          stored.newHead == header.newHead;
        return same ? Verdict::KnownAlready : Verdict::Fork;
    }
    if (header.firstSequence > place.sequence + 1) {
        return Verdict::Gap;
    }
    if (header.firstSequence <= place.sequence) {
        return Verdict::Fork;
    }
    return header.previousHead == place.head ? Verdict::Append : Verdict::Fork;
}

HeadVerdict judgeHead(const wire::HeadMessage& head, const JournalPlace& place, const std::optional<Contact>& contact)
{
    const wire::Nonce none{};
    if (contact && contact->displaced != none && head.nonce == contact->displaced) {
        return HeadVerdict::Cloned;
    }
    if (head.sequence < place.sequence || (contact && head.epoch < contact->epoch)) {
        return HeadVerdict::RolledBack;
    }
    if (head.sequence == place.sequence && head.head != place.head) {
        return HeadVerdict::Forked;
    }
    // The answer that carried the newest nonce may have been lost on the way, so the one before still counts. Zero: a
    // supervisor has released the device, and whoever comes first is believed.
    const bool known =
        !contact || contact->nonce == none || head.nonce == contact->nonce || head.nonce == contact->previousNonce;
    return known ? HeadVerdict::Plausible : HeadVerdict::StaleNonce;
}

void turnRatchet(Contact& contact, const wire::Nonce& shown, const wire::Nonce& fresh)
{
    if (shown != contact.nonce) {
        // Either the answer with contact.nonce was lost, and then nobody ever shows it; or another copy holds it.
        contact.displaced = contact.nonce;
    }
    contact.previousNonce = shown;
    contact.nonce = fresh;
}

} // namespace pishkhan::hub
