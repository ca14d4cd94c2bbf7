// SPDX-License-Identifier: GPL-3.0-or-later
/// RequestTarget: a request's path and query, split and percent-decoded once. Every route reads this, none parses text.
/// Follows RFC 3986 for what the hub's own API uses; anything else is refused.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan::hub {

struct RequestTarget {
    std::string path;                  ///< as sent, without the query: "/v1/cases/12"
    std::vector<std::string> segments; ///< decoded; {"v1", "cases", "12"}
    std::vector<std::pair<std::string, std::string>> query;

    std::optional<std::string> parameter(std::string_view name) const;
    /// The parameter as a number within [least, most], `otherwise` when absent. Errors: InvalidInput.
    Result<std::uint64_t> number(std::string_view name, std::uint64_t otherwise, std::uint64_t least,
                                 std::uint64_t most) const;
};

/// Errors: InvalidInput for anything that is not an absolute path of at most 2,048 bytes with clean UTF-8, without
/// control characters, empty or dot segments.
Result<RequestTarget> parseRequestTarget(std::string_view target);

/// Only digits, no sign, no leading zero but "0" itself. Errors: InvalidInput.
Result<std::uint64_t> parseDecimal(std::string_view text);

/// The place of an event: leaf of the hub's log and position in that batch, written "leaf.n".
struct EventId {
    std::uint64_t leaf = 0;
    std::uint64_t position = 0;
    auto operator<=>(const EventId&) const = default;
};
Result<EventId> parseEventId(std::string_view text);
std::string toText(EventId id);

} // namespace pishkhan::hub
