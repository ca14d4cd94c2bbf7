// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/payment/codec.h"

#include <charconv>
#include <optional>

namespace pishkhan::domain::payment {
namespace {

std::string toText(const std::string& value)
{
    return value;
}
std::string toText(bool value)
{
    return value ? "yes" : "no";
}
std::string toText(std::int64_t value)
{
    return std::to_string(value);
}
std::string toText(Rials value)
{
    return std::to_string(value.count());
}

bool fromText(std::string_view text, std::string& value)
{
    value = text;
    return true;
}
bool fromText(std::string_view text, bool& value)
{
    value = text == "yes";
    return value || text == "no";
}
bool fromText(std::string_view text, std::int64_t& value)
{
    if (text.empty()) { // a journal from before the field existed
        value = 0;
        return true;
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}
bool fromText(std::string_view text, Rials& value)
{
    std::int64_t count = 0;
    const bool good = !text.empty() && fromText(text, count);
    value = Rials(count);
    return good;
}

/// The fact of this struct's kind, or why its fields do not decode; nothing when the kind is another's.
template <typename Fact> std::optional<Result<Event>> decodeAs(std::string_view kind, const Fields& fields)
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
                         "payment");
    }
    return Event(std::move(fact));
}

template <typename... Facts>
std::optional<Result<Event>> decodeAny(std::string_view kind, const Fields& fields,
                                       const std::variant<Facts...>* /*alternatives*/)
{
    std::optional<Result<Event>> out;
    const auto attempt = [&]<typename Fact>(const Fact* /*tag*/) {
        if (!out) {
            out = decodeAs<Fact>(kind, fields);
        }
    };
    (attempt(static_cast<const Facts*>(nullptr)), ...);
    return out;
}

} // namespace

std::string_view kindOf(const Event& what)
{
    return std::visit([]<typename Fact>(const Fact& /*fact*/) { return Fact::kind; }, what);
}

Fields encode(const Event& what)
{
    return std::visit(
        []<typename Fact>(const Fact& fact) {
            Fields out;
            Fact::fields(fact, [&out](const char* field, const auto& value) { out.push_back({field, toText(value)}); });
            return out;
        },
        what);
}

Result<Event> decode(std::string_view kind, const Fields& fields)
{
    auto found = decodeAny(kind, fields, static_cast<const Event*>(nullptr));
    if (!found) {
        return makeError(ErrorKind::Integrity, "event " + std::string(kind) + " is not a payment's", "payment");
    }
    return std::move(*found);
}

} // namespace pishkhan::domain::payment
