// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads one JSON object strictly: each member is asked for by name and shape, whatever nobody asked for is an error,
/// and the first problem is kept with its place ("services[2].form[0].kind"). Total over any input. Used by the parsers
/// of this room only; nlohmann-json is seen nowhere else.
#pragma once
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::catalogue {

inline constexpr std::size_t longestFile = 4 * 1024 * 1024; ///< bytes; six sheets take about 30 KiB
inline constexpr std::size_t longestText = 2000;            ///< bytes of one text
inline constexpr std::size_t longestList = 500;             ///< members of one list

/// Errors: InvalidInput (too long, not JSON, not an object).
Result<nlohmann::json> parseObject(ByteView bytes);

class JsonReader {
public:
    using Visit = std::function<void(JsonReader&)>;

    JsonReader(const nlohmann::json& object, std::string place, std::string& firstProblem);

    std::string text(const char* name); ///< required, not empty
    std::string textOr(const char* name, std::string otherwise);
    std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
    std::int64_t integerOr(const char* name, std::int64_t least, std::int64_t most, std::int64_t otherwise);
    bool flag(const char* name);
    domain::JalaliDate date(const char* name); ///< yyyy/mm/dd
    std::vector<std::string> texts(const char* name);
    /// The position of the word among the choices; 0 after a problem.
    std::size_t oneOf(const char* name, const std::vector<std::string_view>& words);
    void object(const char* name, const Visit& visit);
    void each(const char* name, const Visit& visit); ///< every member of a list of objects
    bool has(const char* name) const;

    void refuse(const char* name, const std::string& why);
    void finish(); ///< complains about members nobody asked for

private:
    const nlohmann::json* member(const char* name);
    std::string placeOf(const char* name) const;

    const nlohmann::json* m_object;
    std::string m_place;
    std::string* m_problem;
    std::set<std::string, std::less<>> m_asked;
};

} // namespace pishkhan::catalogue
