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
#include "terminal/domain/payment/facts.h"

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

/// A line per part: amount, deposit id and payee between tabs, none of which they contain (decide refuses one).
inline std::string toText(const std::vector<PaymentPart>& value)
{
    std::string out;
    for (const PaymentPart& part : value) {
        out += std::to_string(part.amount.count()) + "\t" + part.depositId + "\t" + part.payee + "\n";
    }
    return out;
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

inline bool fromText(std::string_view text, std::vector<PaymentPart>& value)
{
    value.clear();
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
        PaymentPart part;
        if (end == std::string_view::npos || second == std::string_view::npos ||
            line.find('\t', second + 1) != std::string_view::npos || !fromText(line.substr(0, first), part.amount)) {
            return false;
        }
        part.depositId = line.substr(first + 1, second - first - 1);
        part.payee = line.substr(second + 1);
        value.push_back(std::move(part));
        text.remove_prefix(end + 1);
    }
    return true;
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
