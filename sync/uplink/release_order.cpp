// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uplink/release_order.h"

#include <nlohmann/json.hpp>

namespace pishkhan::uplink {
namespace {

using What = ports::ReleaseOrder::What;

constexpr std::size_t longestAnswer = 16384;
constexpr std::size_t digestDigits = 64;

Error malformed()
{
    return makeError(ErrorKind::Protocol, "the hub's word about releases cannot be read", "uplink");
}

std::optional<What> whatOf(const std::string& word)
{
    return word == "nothing" ? std::optional(What::Nothing)
           : word == "take"  ? std::optional(What::Take)
           : word == "back"  ? std::optional(What::Back)
                             : std::nullopt;
}

bool isDigest(const std::string& text)
{
    return text.size() == digestDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

Result<ports::ReleaseOrder> parseReleaseOrder(ByteView body)
{
    if (body.size() > longestAnswer) {
        return malformed();
    }
    const auto json = nlohmann::json::parse(body.begin(), body.end(), nullptr, false);
    if (!json.is_object()) {
        return malformed();
    }
    const auto textOf = [&json](const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    const auto what = whatOf(textOf("order"));
    ports::ReleaseOrder out{what.value_or(What::Nothing), textOf("cause"), textOf("digest"), textOf("manifest")};
    const bool isSound = what && (out.what == What::Nothing || isDigest(out.digest));
    return isSound ? Result<ports::ReleaseOrder>(std::move(out)) : malformed();
}

} // namespace pishkhan::uplink
