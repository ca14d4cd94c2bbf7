// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/predecessor.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

namespace pishkhan::uplink {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestAnswer = 64U << 10U;

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

} // namespace pishkhan::uplink
