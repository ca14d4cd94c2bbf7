// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/hub_answer.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace pishkhan::uplink {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestAnswer = 64U << 10U;
constexpr std::uint64_t longestRetrySeconds = 600;
constexpr int okStatus = 200;

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

template <std::size_t N> bool readHex(const Json& json, const char* key, std::array<std::uint8_t, N>& out)
{
    const auto bytes = fromHex(textOf(json, key));
    if (!bytes || bytes->size() != N) {
        return false;
    }
    std::copy(bytes->begin(), bytes->end(), out.begin());
    return true;
}

bool readCount(const Json& json, const char* key, std::uint64_t& out)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_unsigned()) {
        return false;
    }
    out = found->get<std::uint64_t>();
    return true;
}

} // namespace

Result<HubAnswer> parseHubAnswer(int status, ByteView body)
{
    const auto refuse = [status] { return makeError(ErrorKind::Protocol, "not an answer of a hub", "uplink", status); };
    if (body.size() > longestAnswer) {
        return refuse();
    }
    const Json json = Json::parse(body.begin(), body.end(), nullptr, false);
    if (!json.is_object()) {
        return refuse();
    }
    HubAnswer out;
    std::uint64_t window = 0;
    out.error = textOf(json, "error");
    out.hasPlace = readCount(json, "durableSequence", out.durableSequence) &&
                   readHex(json, "durableHead", out.durableHead) && readHex(json, "nonce", out.nonce);
    readCount(json, "window", window);
    readCount(json, "newestEpoch", out.newestEpoch);
    readCount(json, "newestStatement", out.newestStatement);
    out.window = static_cast<std::size_t>(std::min<std::uint64_t>(window, 64U << 20U));
    out.checkpoint = textOf(json, "checkpoint");
    out.hubTime = fromRfc3339(textOf(json, "hubTime")).value_or(Instant{});
    if (status == okStatus ? !out.hasPlace || !out.error.empty() : out.error.empty()) {
        return refuse();
    }
    return out;
}

Milliseconds retryAfter(const HttpResponse& response)
{
    const auto text = valueOf(response.headers, "retry-after");
    std::uint64_t seconds = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (text.empty() || failure != std::errc() || end != text.data() + text.size()) {
        return Milliseconds(0);
    }
    return Milliseconds(std::min(seconds, longestRetrySeconds) * 1000);
}

} // namespace pishkhan::uplink
