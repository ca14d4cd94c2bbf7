// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include <nlohmann/json.hpp>

#include "drivers/payment/nexo_tree.h"

namespace pishkhan::payment::nexo {
namespace {

using Json = nlohmann::ordered_json; // the order of the documents, for whoever reads a trace

constexpr int deepest = 24;
constexpr int mostParts = 4000;

Error wrong(const char* what)
{
    return makeError(ErrorKind::Protocol, what, "nexo");
}

Json jsonOf(const Tree& part)
{
    switch (part.kind) {
    case Tree::Kind::Number: {
        std::int64_t number = 0;
        std::from_chars(part.text.data(), part.text.data() + part.text.size(), number);
        return number;
    }
    case Tree::Kind::Flag: return part.text == "true";
    case Tree::Kind::Attribute:
    case Tree::Kind::Element: return part.text;
    case Tree::Kind::Group: break;
    }
    Json out = Json::object();
    for (const Tree& inner : part.parts) {
        out[inner.name] = jsonOf(inner);
    }
    return out;
}

Status read(const std::string& name, const Json& from, std::vector<Tree>& to, int depth, int& left)
{
    if (depth > deepest || --left < 0) {
        return wrong("too deep or too many parts");
    }
    if (from.is_array()) { // the same part, several times
        for (const Json& one : from) {
            TRY(read(name, one, to, depth + 1, left));
        }
        return {};
    }
    to.push_back(group(name, {}));
    if (from.is_object()) {
        for (const auto& [inner, value] : from.items()) {
            TRY(read(inner, value, to.back().parts, depth + 1, left));
        }
        return {};
    }
    if (from.is_string()) {
        to.back().text = from.get_ref<const std::string&>();
    } else if (!from.is_null()) {
        to.back().text = from.dump();
    }
    return {};
}

} // namespace

std::string toJson(const Tree& message)
{
    Json out = Json::object();
    out[message.name] = jsonOf(message);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Tree> fromJson(std::string_view json)
{
    const Json object = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!object.is_object() || object.size() != 1) {
        return wrong("no JSON message");
    }
    std::vector<Tree> out;
    int left = mostParts;
    TRY(read(object.begin().key(), object.begin().value(), out, 1, left));
    if (out.size() != 1) {
        return wrong("more than one message");
    }
    return std::move(out.front());
}

} // namespace pishkhan::payment::nexo
