// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/hub_word.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace pishkhan {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestAnswer = 64U << 10U;
constexpr int okStatus = 200;
constexpr int notFound = 404;

Error notAnAnswer()
{
    return makeError(ErrorKind::Protocol, "not a hub's answer about an earlier machine", "hub");
}

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

Result<Predecessor> predecessorFrom(ByteView body)
{
    const Json json = body.size() > longestAnswer ? Json() : Json::parse(body.begin(), body.end(), nullptr, false);
    if (!json.is_object()) {
        return notAnAnswer();
    }
    const auto number = [&json](const char* key, std::uint64_t most) -> std::optional<std::uint64_t> {
        const auto found = json.find(key);
        const bool good = found != json.end() && found->is_number_unsigned() && found->get<std::uint64_t>() <= most;
        return good ? std::optional(found->get<std::uint64_t>()) : std::nullopt;
    };
    const auto epoch = number("epoch", 1'000'000);
    const auto sequence = number("durableSequence", INT64_MAX);
    const auto size = number("logSize", INT64_MAX);
    const auto head = fromHex(textOf(json, "durableHead"));
    const auto certificate = fromBase64(textOf(json, "certificate"));
    Predecessor out;
    if (!epoch || !sequence || !size || !head || head->size() != out.head.size() || !certificate) {
        return notAnAnswer();
    }
    out.epoch = static_cast<std::uint32_t>(*epoch);
    out.sequence = *sequence;
    std::copy(head->begin(), head->end(), out.head.begin());
    out.certificateDer = *certificate;
    out.logPlace = std::to_string(*size) + " " + textOf(json, "logRoot").substr(0, 44);
    return out;
}

Result<Predecessor> askPredecessor(uplink::HttpsClient& hub, const std::string& device)
{
    const auto answer = TRY(hub.get("/v1/journals/" + device + "/1/predecessor"));
    if (answer.status == notFound) {
        return makeError(ErrorKind::Refused, "the hub knows of no machine before this one: pishkhan-hub device replace",
                         "hub", answer.status);
    }
    TRY(uplink::requireSuccess(answer));
    return predecessorFrom(answer.body);
}

Status takeFromHub(OldBooks& old, uplink::HttpsClient& hub, const std::string& device, const Predecessor& known)
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
