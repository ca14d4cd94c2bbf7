// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/counter/codec.h"

#include <charconv>
#include <optional>

#include "terminal/domain/counter/packed.h"
#include "terminal/domain/event_catalogue.h"
#include "terminal/domain/payment/codec.h"
#include "terminal/domain/payment/give_back_core.h"

namespace pishkhan::domain::counter {
namespace {

std::string toText(const std::string& value)
{
    return value;
}
std::string toText(std::int64_t value)
{
    return std::to_string(value);
}
std::string toText(bool value)
{
    return value ? "yes" : "no";
}
std::string toText(Rials value)
{
    return std::to_string(value.count());
}
std::string toText(const Fields& value)
{
    return packFields(value);
}
std::string toText(const std::vector<FeeLine>& value)
{
    return packFeeLines(value);
}

bool fromText(std::string_view text, std::string& value)
{
    value = text;
    return true;
}
bool fromText(std::string_view text, std::int64_t& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}
bool fromText(std::string_view text, bool& value)
{
    value = text == "yes";
    return value || text == "no";
}
bool fromText(std::string_view text, Rials& value)
{
    std::int64_t count = 0;
    const bool good = fromText(text, count);
    value = Rials(count);
    return good;
}
bool fromText(std::string_view text, Fields& value)
{
    auto fields = unpackFields(text);
    if (fields) {
        value = std::move(*fields);
    }
    return fields.has_value();
}
bool fromText(std::string_view text, std::vector<FeeLine>& value)
{
    auto lines = unpackFeeLines(text);
    if (lines) {
        value = std::move(*lines);
    }
    return lines.has_value();
}

FieldClass classOf(const EventRow* row, std::string_view field)
{
    if (row != nullptr) {
        for (const FieldRow& candidate : row->fields) {
            if (candidate.name == field) {
                return candidate.fieldClass;
            }
        }
    }
    return FieldClass::Person; // a field the catalogue forgot is sealed, never shown
}

SplitFields split(std::string_view kind, const Fields& all)
{
    const EventRow* row = findEventRow(kind);
    SplitFields out;
    for (const Field& field : all) {
        (classOf(row, field.name) == FieldClass::Person ? out.personal : out.clear).push_back(field);
    }
    return out;
}

template <typename Fact> Fields fieldsOf(const Fact& fact)
{
    Fields out;
    Fact::fields(fact, [&out](const char* name, const auto& value) { out.push_back({name, toText(value)}); });
    return out;
}

Fields fieldsOf(const payment::Event& fact)
{
    return payment::encode(fact);
}
Fields fieldsOf(const payment::back::Event& fact)
{
    return payment::back::encode(fact);
}

/// A family of facts with a codec of its own.
template <typename Fact>
constexpr bool isFamily = std::is_same_v<Fact, payment::Event> || std::is_same_v<Fact, payment::back::Event>;

/// Fill one alternative from the fields when its kind matches.
template <typename Fact>
void tryDecode(std::string_view kind, const Fields& clear, const Fields& personal,
               std::optional<Result<event::Payload>>& out)
{
    if (out || Fact::kind != kind) {
        return;
    }
    Fact fact;
    std::string wrong;
    const EventRow* row = findEventRow(kind);
    Fact::fields(fact, [&](const char* name, auto& value) {
        const bool sealed = classOf(row, name) == FieldClass::Person;
        const std::string_view text = valueOf(sealed ? personal : clear, name);
        // An erased person's field reads as empty; every other field must decode.
        if (!fromText(text, value) && !(sealed && text.empty())) {
            wrong = name;
        }
    });
    if (wrong.empty()) {
        out = event::Payload(std::move(fact));
    } else {
        out = makeError(ErrorKind::Integrity, "field " + wrong + " of " + std::string(kind) + " does not decode",
                        "counter");
    }
}

template <typename... Facts>
std::optional<Result<event::Payload>> decodeAny(std::string_view kind, const Fields& clear, const Fields& personal,
                                                const std::variant<Facts...>* /*alternatives*/)
{
    std::optional<Result<event::Payload>> out;
    const auto attempt = [&]<typename Fact>(const Fact* /*tag*/) {
        if constexpr (!isFamily<Fact>) {
            tryDecode<Fact>(kind, clear, personal, out);
        }
    };
    (attempt(static_cast<const Facts*>(nullptr)), ...);
    return out;
}

} // namespace

std::string_view kindOf(const event::Payload& what)
{
    return std::visit(
        []<typename Fact>(const Fact& fact) -> std::string_view {
            if constexpr (std::is_same_v<Fact, payment::Event>) {
                return payment::kindOf(fact);
            } else if constexpr (std::is_same_v<Fact, payment::back::Event>) {
                return payment::back::kindOf(fact);
            } else {
                return Fact::kind;
            }
        },
        what);
}

SplitFields encode(const event::Payload& what)
{
    return split(kindOf(what), std::visit([](const auto& fact) { return fieldsOf(fact); }, what));
}

Result<event::Payload> decode(std::string_view kind, std::uint16_t version, const Fields& clear, const Fields& personal)
{
    const EventRow* row = findEventRow(kind);
    if (row == nullptr || version > row->version) {
        return makeError(ErrorKind::Integrity,
                         "event " + std::string(kind) + " version " + std::to_string(version) +
                             " is unknown: newer software wrote it",
                         "counter");
    }
    if (kind.starts_with("payment-")) {
        return event::Payload(TRY(payment::decode(kind, clear)));
    }
    if (kind.starts_with("give-back-")) {
        return event::Payload(TRY(payment::back::decode(kind, clear)));
    }
    auto found = decodeAny(kind, clear, personal, static_cast<const event::Payload*>(nullptr));
    if (!found) {
        return makeError(ErrorKind::Integrity, "event " + std::string(kind) + " has no struct", "counter");
    }
    return std::move(*found);
}

} // namespace pishkhan::domain::counter
