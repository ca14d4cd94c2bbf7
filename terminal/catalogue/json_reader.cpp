// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/json_reader.h"

namespace pishkhan::catalogue {

using nlohmann::json;

Result<json> parseObject(ByteView bytes)
{
    if (bytes.size() > longestFile) {
        return makeError(ErrorKind::InvalidInput, "the file is too long", "catalogue");
    }
    json parsed = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!parsed.is_object()) {
        return makeError(ErrorKind::InvalidInput, "the file is not a JSON object", "catalogue");
    }
    return parsed;
}

JsonReader::JsonReader(const json& object, std::string place, std::string& firstProblem)
    : m_object(&object), m_place(std::move(place)), m_problem(&firstProblem)
{
}

std::string JsonReader::placeOf(const char* name) const
{
    return m_place.empty() ? name : m_place + "." + name;
}

void JsonReader::refuse(const char* name, const std::string& why)
{
    if (m_problem->empty()) {
        *m_problem = placeOf(name) + ": " + why;
    }
}

const json* JsonReader::member(const char* name)
{
    m_asked.insert(name);
    if (!m_object->is_object()) {
        return nullptr;
    }
    const auto found = m_object->find(name);
    return found == m_object->end() ? nullptr : &*found;
}

bool JsonReader::has(const char* name) const
{
    return m_object->is_object() && m_object->contains(name);
}

std::string JsonReader::text(const char* name)
{
    std::string value = textOr(name, {});
    if (value.empty()) {
        refuse(name, "a text is required");
    }
    return value;
}

std::string JsonReader::textOr(const char* name, std::string otherwise)
{
    const json* found = member(name);
    if (found == nullptr) {
        return otherwise;
    }
    if (!found->is_string()) {
        refuse(name, "is not a text");
        return {};
    }
    const auto& value = found->get_ref<const std::string&>();
    if (value.size() > longestText) {
        refuse(name, "is too long");
        return {};
    }
    return value;
}

std::int64_t JsonReader::integer(const char* name, std::int64_t least, std::int64_t most)
{
    if (!has(name)) {
        m_asked.insert(name);
        refuse(name, "a number is required");
        return least;
    }
    return integerOr(name, least, most, least);
}

std::int64_t JsonReader::integerOr(const char* name, std::int64_t least, std::int64_t most, std::int64_t otherwise)
{
    const json* found = member(name);
    if (found == nullptr) {
        return otherwise;
    }
    const bool tooBig = found->is_number_unsigned() &&
                        found->get<std::uint64_t>() > static_cast<std::uint64_t>(std::max<std::int64_t>(most, 0));
    if (!found->is_number_integer() || tooBig) {
        refuse(name, "is not a whole number in range");
        return least;
    }
    const auto value = found->get<std::int64_t>();
    if (value < least || value > most) {
        refuse(name, "is out of range");
        return least;
    }
    return value;
}

bool JsonReader::flag(const char* name)
{
    const json* found = member(name);
    if (found == nullptr || !found->is_boolean()) {
        refuse(name, "true or false is required");
        return false;
    }
    return found->get<bool>();
}

domain::JalaliDate JsonReader::date(const char* name)
{
    const auto parsed = domain::parseJalali(text(name));
    if (!parsed) {
        refuse(name, "is not a Jalali date");
        return {};
    }
    return *parsed;
}

std::vector<std::string> JsonReader::texts(const char* name)
{
    std::vector<std::string> values;
    const json* found = member(name);
    if (found == nullptr || !found->is_array() || found->size() > longestList) {
        refuse(name, "a list of texts is required");
        return values;
    }
    for (const json& item : *found) {
        if (!item.is_string() || item.get_ref<const std::string&>().size() > longestText) {
            refuse(name, "holds something that is not a text");
            return {};
        }
        values.push_back(item.get<std::string>());
    }
    return values;
}

std::size_t JsonReader::oneOf(const char* name, const std::vector<std::string_view>& words)
{
    const std::string word = text(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) {
            return i;
        }
    }
    refuse(name, "is not one of the known words");
    return 0;
}

void JsonReader::object(const char* name, const Visit& visit)
{
    const json* found = member(name);
    if (found == nullptr || !found->is_object()) {
        refuse(name, "an object is required");
        return;
    }
    JsonReader inner(*found, placeOf(name), *m_problem);
    visit(inner);
    inner.finish();
}

void JsonReader::each(const char* name, const Visit& visit)
{
    const json* found = member(name);
    if (found == nullptr || !found->is_array() || found->size() > longestList) {
        refuse(name, "a list is required");
        return;
    }
    std::size_t index = 0;
    for (const json& item : *found) {
        JsonReader inner(item, placeOf(name) + "[" + std::to_string(index++) + "]", *m_problem);
        if (!item.is_object()) {
            inner.refuse("", "is not an object");
            return;
        }
        visit(inner);
        inner.finish();
    }
}

void JsonReader::finish()
{
    if (!m_object->is_object()) {
        return;
    }
    for (const auto& [key, value] : m_object->items()) {
        if (!m_asked.contains(key)) {
            // The key is not repeated: it is not ours, and an error's text holds nothing foreign.
            refuse("", "holds a member this version does not know");
        }
    }
}

} // namespace pishkhan::catalogue
