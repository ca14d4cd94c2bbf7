// SPDX-License-Identifier: GPL-3.0-or-later
/// JsonLine writes one JSON object on one line, straight into a growing text: the value command answers hundreds of thousands of lines a
/// second, which a document tree would not. Malformed UTF-8 comes out as U+FFFD, so the line is always valid JSON.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pishkhan::verify {

class JsonLine {
public:
    explicit JsonLine(std::string& out) : m_out(out) { m_out.push_back('{'); }

    void text(std::string_view name, std::string_view value);
    void number(std::string_view name, std::int64_t value);
    void boolean(std::string_view name, bool value);
    void texts(std::string_view name, const std::vector<std::string>& values);
    void open(std::string_view name); ///< an object inside this one
    void close();
    void end(); ///< closes the line

private:
    void key(std::string_view name);
    void quoted(std::string_view value);
    void escaped(std::string_view value);

    std::string& m_out;
    bool m_isFirst = true;
};

} // namespace pishkhan::verify
