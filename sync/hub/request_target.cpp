// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/request_target.h"

#include <algorithm>

#include "terminal/base/bytes.h"

namespace pishkhan::hub {
namespace {

constexpr std::size_t longestTarget = 2048;
constexpr std::size_t mostParameters = 32;
constexpr std::size_t longestDecimal = 18; // fits an SQLite integer

Error refuse(const char* why)
{
    return makeError(ErrorKind::InvalidInput, why, "request");
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

/// How many bytes follow a lead byte of UTF-8, or -1.
int followers(unsigned char lead)
{
    if (lead < 0x80) {
        return 0;
    }
    if (lead >= 0xc2 && lead <= 0xdf) {
        return 1;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
        return 2;
    }
    return lead >= 0xf0 && lead <= 0xf4 ? 3 : -1;
}

bool isCleanUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const int more = followers(static_cast<unsigned char>(text[at]));
        if (more < 0 || at + static_cast<std::size_t>(more) >= text.size() || isControl(text[at])) {
            return false;
        }
        for (int i = 1; i <= more; ++i) {
            if ((static_cast<unsigned char>(text[at + static_cast<std::size_t>(i)]) & 0xc0) != 0x80) {
                return false;
            }
        }
        at += static_cast<std::size_t>(more) + 1;
    }
    return true;
}

Result<std::string> decode(std::string_view text, bool plusIsSpace)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            if (at + 2 >= text.size()) {
                return refuse("a percent escape is cut off");
            }
            const auto byte = TRY(fromHex(text.substr(at + 1, 2)));
            out.push_back(static_cast<char>(byte.front()));
            at += 2;
        } else {
            out.push_back(plusIsSpace && text[at] == '+' ? ' ' : text[at]);
        }
    }
    if (!isCleanUtf8(out)) {
        return refuse("not clean UTF-8");
    }
    return out;
}

Status splitPath(RequestTarget& target)
{
    std::string_view rest = std::string_view(target.path).substr(1);
    while (!rest.empty()) {
        const auto slash = std::min(rest.find('/'), rest.size());
        auto segment = TRY(decode(rest.substr(0, slash), false));
        if (segment.empty() || segment == "." || segment == ".." || segment.find('/') != std::string::npos) {
            return refuse("an empty or dot segment");
        }
        target.segments.push_back(std::move(segment));
        if (slash == rest.size()) {
            break;
        }
        rest.remove_prefix(slash + 1);
        if (rest.empty()) {
            return refuse("a path ends in a slash");
        }
    }
    return {};
}

Status splitQuery(RequestTarget& target, std::string_view query)
{
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (pair.empty()) {
            continue;
        }
        if (target.query.size() == mostParameters) {
            return refuse("too many parameters");
        }
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = TRY(decode(pair.substr(0, equals), true));
        auto value = TRY(decode(pair.substr(std::min(equals + 1, pair.size())), true));
        target.query.emplace_back(std::move(name), std::move(value));
    }
    return {};
}

} // namespace

std::optional<std::string> RequestTarget::parameter(std::string_view name) const
{
    for (const auto& [key, value] : query) {
        if (key == name) {
            return value;
        }
    }
    return std::nullopt;
}

Result<std::uint64_t> RequestTarget::number(std::string_view name, std::uint64_t otherwise, std::uint64_t least,
                                            std::uint64_t most) const
{
    const auto text = parameter(name);
    if (!text) {
        return otherwise;
    }
    const auto value = TRY(parseDecimal(*text));
    if (value < least || value > most) {
        return refuse("a number is out of range");
    }
    return value;
}

Result<RequestTarget> parseRequestTarget(std::string_view target)
{
    if (target.empty() || target.front() != '/' || target.size() > longestTarget) {
        return refuse("not an absolute path");
    }
    if (std::any_of(target.begin(), target.end(), isControl) || target.find('#') != std::string_view::npos) {
        return refuse("characters that do not belong into a path");
    }
    const auto question = std::min(target.find('?'), target.size());
    RequestTarget out;
    out.path = std::string(target.substr(0, question));
    TRY(splitPath(out));
    TRY(splitQuery(out, target.substr(std::min(question + 1, target.size()))));
    return out;
}

Result<std::uint64_t> parseDecimal(std::string_view text)
{
    if (text.empty() || text.size() > longestDecimal || (text.size() > 1 && text.front() == '0') ||
        !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return refuse("not a decimal number");
    }
    std::uint64_t value = 0;
    for (const char digit : text) {
        value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

Result<EventId> parseEventId(std::string_view text)
{
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) {
        return refuse("an event's id reads leaf.n");
    }
    const auto leaf = TRY(parseDecimal(text.substr(0, dot)));
    const auto position = TRY(parseDecimal(text.substr(dot + 1)));
    return EventId{leaf, position};
}

std::string toText(EventId id)
{
    return std::to_string(id.leaf) + "." + std::to_string(id.position);
}

} // namespace pishkhan::hub
