// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/hub_word.h"

namespace pishkhan {
namespace {

constexpr int okStatus = 200;
constexpr int notFound = 404;

} // namespace

Result<uplink::Predecessor> askPredecessor(uplink::HttpsClient& hub, const std::string& device)
{
    const auto answer = TRY(hub.get("/v1/journals/" + device + "/1/predecessor"));
    if (answer.status == notFound) {
        return makeError(ErrorKind::Refused, "the hub knows of no machine before this one: pishkhan-hub device replace",
                         "hub", answer.status);
    }
    TRY(uplink::requireSuccess(answer));
    return uplink::predecessorFrom(answer.body);
}

Status takeFromHub(OldBooks& old, uplink::HttpsClient& hub, const std::string& device, const uplink::Predecessor& known)
{
    const std::string door = "/v1/journals/" + device + "/" + std::to_string(known.epoch) + "/batches?after=";
    if (old.sequence() >= known.sequence && known.sequence > 0) {
        const auto own = old.headAfter(known.sequence);
        return own && *own == known.head
                   ? Status()
                   : makeError(ErrorKind::Integrity, "the office's copy and the hub tell different stories", "hub");
    }
    while (old.sequence() < known.sequence) {
        const std::uint64_t before = old.sequence();
        const auto answer = TRY(hub.get(door + std::to_string(before)));
        if (answer.status != okStatus) {
            return makeError(ErrorKind::Busy, "the hub does not give its batches", "hub", answer.status);
        }
        TRY(old.take(answer.body));
        if (old.sequence() == before) {
            return makeError(ErrorKind::Protocol, "the hub does not give what it says it has", "hub");
        }
    }
    return known.sequence == 0 || old.head() == known.head
               ? Status()
               : makeError(ErrorKind::Integrity, "the hub's batches do not end where it says", "hub");
}

} // namespace pishkhan
