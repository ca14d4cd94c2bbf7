// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/verify/json_line.h"

#include <algorithm>

#include "terminal/domain/utf8.h"

namespace pishkhan::verify {

namespace {

bool isPlain(char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

void appendEscape(std::string& out, char c)
{
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
        out += "\\u00";
        out.push_back(hex[static_cast<unsigned char>(c) >> 4]);
        out.push_back(hex[static_cast<unsigned char>(c) & 15]);
    }
}

} // namespace

void JsonLine::text(std::string_view name, std::string_view value)
{
    key(name);
    quoted(value);
}

void JsonLine::number(std::string_view name, std::int64_t value)
{
    key(name);
    m_out += std::to_string(value);
}

void JsonLine::boolean(std::string_view name, bool value)
{
    key(name);
    m_out += value ? "true" : "false";
}

void JsonLine::texts(std::string_view name, const std::vector<std::string>& values)
{
    key(name);
    m_out.push_back('[');
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0) {
            m_out.push_back(',');
        }
        quoted(values[i]);
    }
    m_out.push_back(']');
}

void JsonLine::open(std::string_view name)
{
    key(name);
    m_out.push_back('{');
    m_isFirst = true;
}

void JsonLine::close()
{
    m_out.push_back('}');
    m_isFirst = false;
}

void JsonLine::end()
{
    m_out += "}\n";
}

void JsonLine::key(std::string_view name)
{
    if (!m_isFirst) {
        m_out.push_back(',');
    }
    m_isFirst = false;
    m_out.push_back('"');
    m_out.append(name);
    m_out += "\":";
}

void JsonLine::quoted(std::string_view value)
{
    m_out.push_back('"');
    if (std::all_of(value.begin(), value.end(), isPlain)) {
        m_out.append(value);
    } else {
        escaped(value);
    }
    m_out.push_back('"');
}

void JsonLine::escaped(std::string_view value)
{
    for (std::size_t at = 0; at < value.size();) {
        const domain::Decoded decoded = domain::decodeUtf8(value, at);
        if (decoded.codePoint >= 0x80) {
            domain::appendUtf8(m_out, decoded.codePoint);
        } else if (isPlain(value[at])) {
            m_out.push_back(value[at]);
        } else {
            appendEscape(m_out, value[at]);
        }
        at += decoded.bytes;
    }
}

} // namespace pishkhan::verify
