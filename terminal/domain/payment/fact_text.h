// SPDX-License-Identifier: GPL-3.0-or-later
/// Facts of the ledger as named texts and back, for any variant of PISHKHAN_EVENT structs. Included by codec.cpp and
/// give_back_evolve.cpp only.
#pragma once
#include <charconv>
#include <optional>
#include <string_view>
#include <variant>

#include "terminal/base/fields.h"
#include "terminal/base/money.h"
#include "terminal/base/result.h"

namespace pishkhan::domain::payment::fact_text {

inline std::string toText(const std::string& value)
{
    return value;
}
inline std::string toText(bool value)
{
    return value ? "yes" : "no";
}
inline std::string toText(std::int64_t value)
{
    return std::to_string(value);
}
inline std::string toText(Rials value)
{
    return std::to_string(value.count());
}

inline bool fromText(std::string_view text, std::string& value)
{
    value = text;
    return true;
}
inline bool fromText(std::string_view text, bool& value)
{
    value = text == "yes";
    return value || text == "no";
}
inline bool fromText(std::string_view text, std::int64_t& value)
{
    if (text.empty()) { // a journal from before the field existed
        value = 0;
        return true;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}
inline bool fromText(std::string_view text, Rials& value)
{
    std::int64_t count = 0;
    const bool good = !text.empty() && fromText(text, count);
    value = Rials(count);
    return good;
}

/// The fact of this struct's kind, or why its fields do not decode; nothing when the kind is another's.
template <typename Event, typename Fact>
std::optional<Result<Event>> decodeAs(std::string_view kind, const Fields& fields, const char* source)
{
    if (Fact::kind != kind) {
        return std::nullopt;
    }
    Fact fact;
    std::string wrong;
    Fact::fields(fact, [&](const char* field, auto& value) {
        if (!fromText(valueOf(fields, field), value)) {
            wrong = field;
        }
    });
    if (!wrong.empty() || fact.intent.empty()) {
        const std::string field = wrong.empty() ? "intent" : wrong;
        return makeError(ErrorKind::Integrity, "field " + field + " of " + std::string(kind) + " does not decode",
                         source);
    }
    return Event(std::move(fact));
}

template <typename... Facts>
std::optional<Result<std::variant<Facts...>>> decodeAny(std::string_view kind, const Fields& fields, const char* source,
                                                        const std::variant<Facts...>* /*alternatives*/)
{
    using Event = std::variant<Facts...>;
    std::optional<Result<Event>> out;
    const auto attempt = [&]<typename Fact>(const Fact* /*tag*/) {
        if (!out) {
            out = decodeAs<Event, Fact>(kind, fields, source);
        }
    };
    (attempt(static_cast<const Facts*>(nullptr)), ...);
    return out;
}

template <typename Event> Fields encode(const Event& what)
{
    return std::visit(
        []<typename Fact>(const Fact& fact) {
            Fields out;
            Fact::fields(fact, [&out](const char* field, const auto& value) { out.push_back({field, toText(value)}); });
            return out;
        },
        what);
}

/// Errors: Integrity for an unknown kind or a field that does not decode; `source` names the room.
template <typename Event> Result<Event> decode(std::string_view kind, const Fields& fields, const char* source)
{
    auto found = decodeAny(kind, fields, source, static_cast<const Event*>(nullptr));
    if (!found) {
        return makeError(ErrorKind::Integrity, "event " + std::string(kind) + " is unknown here", source);
    }
    return std::move(*found);
}

} // namespace pishkhan::domain::payment::fact_text
