// SPDX-License-Identifier: GPL-3.0-or-later
// Uplink: what an earlier epoch of these books still owes. It was put back from an old copy, maybe without ever having met the hub again; its
// events are as good as any. No head goes with them: the hub would take an earlier epoch's head for a copy that lives.
#include <algorithm>

#include "sync/uplink/uplink.h"

namespace pishkhan::uplink {
namespace {
constexpr int okStatus = 200;
} // namespace

Status Uplink::sendOlder()
{
    for (Older& one : m_older) {
        while (!one.isDone) {
            TRY(bring(one));
        }
    }
    return {};
}

/// One request. Either the hub gets further, or nothing is left, or it is an error.
Status Uplink::bring(Older& older)
{
    const auto place =
        TRY(askOf<ports::OutboxState>(*older.books, [](ports::Outbox& books) { return books.outboxState(); }));
    older.upTo = std::max(older.upTo, place.acknowledged);
    const std::size_t most = std::min(m_window, m_pace.bytesAtOnce);
    const auto batches = TRY(askOf<std::vector<ports::OutgoingBatch>>(
        *older.books, [after = older.upTo, most](ports::Outbox& books) { return books.batchesAfter(after, most); }));
    if (batches.empty()) {
        older.isDone = true;
        return {};
    }
    Bytes body;
    for (const ports::OutgoingBatch& batch : batches) {
        append(body, batch.wireBytes);
    }
    const std::string door = "/v1/journals/" + m_head.device + "/" + std::to_string(older.epoch) + "/batches";
    const auto response = TRY(m_client->post(door, "application/octet-stream", body));
    const auto answer = TRY(parseHubAnswer(response.status, response.body));
    return takeOlder(older, response.status, answer);
}

Status Uplink::takeOlder(Older& older, int status, const HubAnswer& answer)
{
    if (answer.error == "fork" || answer.error == "quarantine") {
        older.isDone = true; // the hub keeps both stories; that is all there is to bring
        return {};
    }
    if (status != okStatus || !answer.error.empty()) {
        return makeError(ErrorKind::Busy, "the hub does not take an earlier epoch now: " + answer.error, "uplink",
                         status);
    }
    if (answer.durableSequence <= older.upTo) {
        return makeError(ErrorKind::Protocol, "the hub does not get further", "uplink");
    }
    older.upTo = answer.durableSequence;
    return askOf<void>(*older.books, [upTo = answer.durableSequence](ports::Outbox& books) -> Status {
        const auto own = TRY(books.outboxState()); // the hub may have more of it than was put back
        return books.markAcknowledged(std::min(upTo, own.signedUpTo));
    });
}

} // namespace pishkhan::uplink
