// SPDX-License-Identifier: GPL-3.0-or-later
// Uplink: what to do when the hub knows more than these books.
#include <algorithm>
#include <map>

#include "sync/uplink/uplink.h"
#include "sync/wire/batch.h"

namespace pishkhan::uplink {
namespace {

constexpr std::size_t mostRows = 500;
constexpr std::size_t mostOwnBytes = std::size_t{64} << 20U;
constexpr int okStatus = 200;

using EventsBySequence = std::map<std::uint64_t, Bytes>;

EventsBySequence eventsOf(const std::vector<ports::OutgoingBatch>& own)
{
    EventsBySequence out;
    for (const ports::OutgoingBatch& one : own) {
        const auto batch = wire::decodeBatch(one.wireBytes);
        for (std::size_t i = 0; batch && i < batch->items.size(); ++i) {
            out[one.firstSequence + i] = batch->items[i].event;
        }
    }
    return out;
}

/// Which proposal an event answers; empty for any other event.
std::string answeredBy(const wire::EventRecord& event)
{
    const bool isAnswer = event.kind == "proposal-accepted" || event.kind == "proposal-disputed";
    return isAnswer ? std::string(valueOf(event.clear, "signer")) + "/" + std::string(valueOf(event.clear, "proposal"))
                    : std::string();
}

/// Adds the events of `batch` that are not ours.
void addMissing(const wire::Batch& batch, const EventsBySequence& ours, std::vector<OlderCopy::Row>& out)
{
    for (const wire::BatchItem& item : batch.items) {
        const auto event = wire::decodeEvent(item.event);
        const auto same = event ? ours.find(event->sequence) : ours.end();
        const bool known = same != ours.end() && same->second == item.event;
        if (event && !known && out.size() < mostRows) {
            out.push_back({event->sequence, event->kind, event->caseId, answeredBy(*event)});
        }
    }
}

} // namespace

Status Uplink::foundOlderCopy(const HubAnswer& answer)
{
    if (!m_olderCopy) {
        OlderCopy found;
        found.knownEpoch = static_cast<std::uint32_t>(std::max<std::uint64_t>(answer.newestEpoch, m_head.epoch));
        found.knownSequence = answer.durableSequence;
        found.knownHead = answer.durableHead;
        found.missing = askForMissing();
        m_olderCopy = std::make_shared<const OlderCopy>(std::move(found));
    }
    return makeError(ErrorKind::Integrity, "the hub holds events this journal does not have", "uplink");
}

/// In quarantine nothing is acknowledged, but both copies' work is kept: each batch is offered once.
void Uplink::sendAside()
{
    const auto place = ask<ports::OutboxState>([](ports::Outbox& outbox) { return outbox.outboxState(); });
    const std::uint64_t from = place ? std::max(m_asideUpTo, place->acknowledged) : m_asideUpTo;
    const auto owed = ask<std::vector<ports::OutgoingBatch>>(
        [from, most = m_pace.bytesAtOnce](ports::Outbox& outbox) { return outbox.batchesAfter(from, most); });
    Bytes body;
    for (std::size_t i = 0; owed && i < owed->size(); ++i) {
        append(body, (*owed)[i].wireBytes);
    }
    if (!body.empty() && m_client->post(m_path + "batches", "application/octet-stream", body)) {
        m_asideUpTo = owed->back().lastSequence();
    }
}

/// What the hub gives back is believed no further than a list for a person: it changes no books.
std::vector<OlderCopy::Row> Uplink::askForMissing()
{
    std::vector<OlderCopy::Row> out;
    const auto own =
        ask<std::vector<ports::OutgoingBatch>>([](ports::Outbox& outbox) { return outbox.nextBatches(mostOwnBytes); });
    const auto place = ask<ports::OutboxState>([](ports::Outbox& outbox) { return outbox.outboxState(); });
    if (!own || !place) {
        return out;
    }
    const EventsBySequence ours = eventsOf(*own);
    const auto given = m_client->get(m_path + "batches?after=" + std::to_string(place->acknowledged));
    ByteView rest = given && given->status == okStatus ? ByteView(given->body) : ByteView();
    while (!rest.empty() && out.size() < mostRows) {
        const auto batch = wire::takeBatch(rest);
        if (!batch) {
            break;
        }
        addMissing(*batch, ours, out);
    }
    return out;
}

} // namespace pishkhan::uplink
